import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { consoleOrigin, signIn, socket } from '../fakes/web-client.ts';
import { contractVersion } from '../../src-shared/contract/version.ts';
import { expect, test } from './support/fixtures.ts';
import { startWebHost, type WebHost } from './support/web-host.ts';

/** One request of a console, over a socket of its own. */
async function ask(host: WebHost, cookie: string, method: string, input: unknown): Promise<{ ok: boolean; value: { callId: string; end: { reason: string } } }> {
  const port = Number(new URL(host.url).port);
  const ws = socket(port, { host: 'console.localhost', path: '/ws?doc=document-0001', origin: consoleOrigin(port), cookie, protocols: ['consigliere.v1'] });
  await once(ws, 'open');
  const reply = new Promise<never>((done) => {
    ws.on('message', (data: Buffer) => {
      const message = JSON.parse(data.toString()) as { kind: string };
      if (message.kind === 'reply') done(message as never);
    });
  });
  ws.send(JSON.stringify({ v: contractVersion, id: 'r', method, input }));
  const answer = await reply;
  ws.terminate();
  return answer;
}

test('a bug that nothing caught: the process ends, and the call that was on is closed with words and saved', async () => {
  const home = mkdtempSync(join(tmpdir(), 'consigliere-e2e-'));
  const first = await startWebHost({ home, env: { NODE_OPTIONS: `--import=${resolve('test/e2e/fixtures/throw-on-signal.mjs')}` } });
  const brief = { goal: 'Book a table.', facts: [], limits: { neverAgreesToCost: true, endsAfterMin: 5, endsAtUsd: null }, voice: 'marin', language: 'en-US', mayPropose: [] };
  const placed = await ask(first, await signIn(Number(new URL(first.url).port), first.url), 'call.place', { to: '+14155550164', name: null, line: 'practice', brief });
  const exited = once(first.child, 'exit');
  first.child.kill('SIGUSR2');
  expect((await exited)[0]).toBe(1);
  expect(first.output()).toContain('a bug that nothing caught');

  const second = await startWebHost({ home });
  try {
    const found = await ask(second, await signIn(Number(new URL(second.url).port), second.url), 'history.get', { callId: placed.value.callId });
    expect(found.value.end.reason).toBe('app_closed');
  } finally {
    await second.stop();
    rmSync(home, { recursive: true, force: true });
  }
});
