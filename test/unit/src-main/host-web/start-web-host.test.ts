import { afterEach, describe, expect, test } from 'vitest';
import { createServer, type Server } from 'node:net';
import { createContractServer } from '../../../../src-main/contract-server/create-contract-server.ts';
import { createCountingIds } from '../../../fakes/counting-ids.ts';
import { createFakeClock } from '../../../fakes/fake-clock.ts';
import { createFakeService } from '../../../fakes/fake-service.ts';
import { createQuietLogger } from '../../../fakes/quiet-logger.ts';
import { startWebHost, type WebHost } from '../../../../src-main/host-web/start-web-host.ts';

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => { for (const close of open.splice(0)) await close(); });

function start(port: number | null) {
  const [service, clock, logger] = [createFakeService(), createFakeClock(), createQuietLogger()];
  return startWebHost({ service, server: createContractServer(service, { clock, logger, ids: createCountingIds() }), clock, logger, assets: { console: new Map(), desk: new Map() }, port });
}
const listening = (): Promise<Server> => new Promise((resolve) => { const server = createServer().listen(0, '127.0.0.1', () => { resolve(server); }); });
const portOf = (server: Server): number => (server.address() as { port: number }).port;
const keep = (host: WebHost): WebHost => { open.push(() => host.stop()); return host; };

describe('startWebHost', () => {
  test('a port that is taken is said in words', async () => {
    const taken = await listening();
    open.push(() => new Promise((resolve) => { taken.close(resolve); }));
    const host = await start(portOf(taken));
    expect(host).toEqual({ ok: false, error: { code: 'port_taken', text: `Port ${portOf(taken)} is taken by another program. Consigliere was not started. Stop that program, or give another port with --port.` } });
  });

  test('without a wish for a port it starts even where the usual one is taken', async () => {
    const [first, second] = [await start(null), await start(null)];
    expect([first.ok, second.ok]).toEqual([true, true]);
    if (first.ok && second.ok) expect(keep(first.value).port).not.toBe(keep(second.value).port);
  });

  test('its line names the console and a token, and stopping frees the port', async () => {
    const host = await start(0);
    if (!host.ok) throw new Error(host.error.text);
    expect(host.value.launchUrl).toMatch(new RegExp(`^http://console\\.localhost:${host.value.port}/#launch=[\\w-]{43}$`));
    await host.value.stop();
    const again = await start(host.value.port);
    expect(again.ok).toBe(true);
    if (again.ok) keep(again.value);
  });
});
