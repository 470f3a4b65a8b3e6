import { onTestFinished } from 'vitest';
import { createContractServer } from '../../src-main/contract-server/create-contract-server.ts';
import { createCountingIds } from './counting-ids.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';
import { createFakeService, type FakeService } from './fake-service.ts';
import { createQuietLogger, type QuietLogger } from './quiet-logger.ts';
import { startWebHost } from '../../src-main/host-web/start-web-host.ts';
import type { Asset } from '../../src-main/serve/read-renderer.ts';

export const testAsset = (text: string): Asset => ({ bytes: Buffer.from(text), contentType: 'text/plain', cacheControl: 'no-store' });

/** The shipped web host around a fake core, with a document and an asset a surface; stopped when the test is over. */
export async function startedWebHost(): Promise<{ readonly port: number; readonly launchUrl: string; readonly service: FakeService; readonly clock: FakeClock; readonly logger: QuietLogger }> {
  const [service, clock, logger] = [createFakeService(), createFakeClock(), createQuietLogger()];
  const assets = {
    console: new Map([['/', testAsset('the console')], ['/assets/console-AAAAAAAA.js', testAsset('console script')], ['/assets/shared-CCCCCCCC.js', testAsset('shared')]]),
    desk: new Map([['/', testAsset('the desk')], ['/assets/desk-BBBBBBBB.js', testAsset('desk script')], ['/assets/shared-CCCCCCCC.js', testAsset('shared')]]),
  };
  const host = await startWebHost({ service, server: createContractServer(service, { clock, logger, ids: createCountingIds(), checkOutputs: true }), clock, logger, assets, port: 0 });
  if (!host.ok) throw new Error(host.error.text);
  onTestFinished(() => host.value.stop());
  return { port: host.value.port, launchUrl: host.value.launchUrl, service, clock, logger };
}
