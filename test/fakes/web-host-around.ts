import { onTestFinished } from 'vitest';
import type { Clock } from '../../src-main/core/ports/clock.ts';
import type { ContractService } from '../../src-shared/contract/handlers.ts';
import type { Logger } from '../../src-main/core/ports/logger.ts';
import { createContractServer } from '../../src-main/contract-server/create-contract-server.ts';
import { createCountingIds } from './counting-ids.ts';
import { startWebHost, type WebHost } from '../../src-main/host-web/start-web-host.ts';
import type { Asset } from '../../src-main/serve/read-renderer.ts';

export const testAsset = (text: string): Asset => ({ bytes: Buffer.from(text), contentType: 'text/plain', cacheControl: 'no-store' });

/** The shipped web host around a core, with a document and an asset a surface; stopped when the test is over. */
export async function webHostAround({ service, clock, logger }: { readonly service: ContractService; readonly clock: Clock; readonly logger: Logger }): Promise<WebHost> {
  const assets = {
    console: new Map([['/', testAsset('the console')], ['/assets/console-AAAAAAAA.js', testAsset('console script')], ['/assets/shared-CCCCCCCC.js', testAsset('shared')]]),
    desk: new Map([['/', testAsset('the desk')], ['/assets/desk-BBBBBBBB.js', testAsset('desk script')], ['/assets/shared-CCCCCCCC.js', testAsset('shared')]]),
  };
  const host = await startWebHost({ service, server: createContractServer(service, { clock, logger, ids: createCountingIds(), checkOutputs: true }), clock, logger, assets, port: 0 });
  if (!host.ok) throw new Error(host.error.text);
  onTestFinished(() => host.value.stop());
  return host.value;
}
