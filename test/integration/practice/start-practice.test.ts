import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { connectRealtime, refusalOf } from '../../fakes/practice/realtime-client.ts';
import { startTestPractice } from '../../fakes/practice/start-test-practice.ts';

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => { for (const end of ends.splice(0).reverse()) await end(); });

const noEvents = { onRinging: () => undefined, onAnswered: () => undefined, onAudio: () => undefined, onPlayed: () => undefined, onDigit: () => undefined, onEnded: () => undefined };

it('a taken port is told in three parts; scenarios and people are there all the same', async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => { taken.listen(0, '127.0.0.1', resolve); });
  ends.push(() => new Promise((resolve) => { taken.close(resolve); }));
  const address = taken.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const practice = await startTestPractice({ port });
  ends.push(() => practice.stop());
  const engine = practice.engine();
  expect(engine.ok ? '' : engine.error).toBe(`Port ${port} on this computer is taken by another program. The assistant cannot speak on practice calls. Choose another port for the practice line, or close that program, then start again [EADDRINUSE].`);
  expect(practice.scenarios()).toHaveLength(6);
  expect(practice.open({ callId: 'c', direction: 'outbound', number: '+14155550164' }, noEvents).ok).toBe(true);
});

it('missing voices are told, and nothing is placed without sound', async () => {
  const practice = await startTestPractice({ speech: { say: () => { throw new Error('no pack'); } } });
  ends.push(() => practice.stop());
  expect(practice.engine()).toMatchObject({ ok: false });
  expect(practice.open({ callId: 'c', direction: 'outbound', number: '+14155550164' }, noEvents)).toMatchObject({ ok: false });
});

it('a broken scenario of the user is named with file and line; the good one beside it works', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'scenarios-'));
  ends.push(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'broken.yaml'), 'id: mine\ntitle: Mine\nabout: x\ndirection: outbound\nperson:\n  name: Me\n  number: "12"\nsteps: []\n');
  await writeFile(join(folder, 'good.yaml'), 'id: good\ntitle: Good\nabout: x\ndirection: outbound\nperson:\n  name: Me\n  number: "+14155550999"\nsteps:\n  - id: a\n    says: Hello.\n');
  const practice = await startTestPractice({ userScenariosDir: folder });
  ends.push(() => practice.stop());
  expect(practice.problems).toEqual(['broken.yaml, line 7: person.number must be a number in the form +14155550164.']);
  expect(practice.scenarios().map((one) => one.id)).toContain('good');
});

it('nobody at that number, and the wrong direction, are told in words', async () => {
  const practice = await startTestPractice();
  ends.push(() => practice.stop());
  expect(practice.open({ callId: 'c', direction: 'outbound', number: '+14155550000' }, noEvents)).toEqual({ ok: false, error: 'Nobody on the practice line has the number +14155550000. The call was not placed. Choose a person from the practice list.' });
  expect(practice.open({ callId: 'c', direction: 'outbound', number: '+16285550177' }, noEvents)).toMatchObject({ ok: false });
});

it('faults: refused upgrade with retry-after, dropped socket, an error of choice', async () => {
  let refuse = true;
  const practice = await startTestPractice({
    server: {
      faults: {
        onUpgrade: () => (refuse ? { status: 429, code: 'rate_limit_exceeded', message: 'Later.', retryAfterSeconds: 3 } : null),
        onClientEvent: (event) => (event.type === 'response.create' ? { kind: 'error', code: 'rate_limit_exceeded', message: 'Later.' } : event.type === 'response.cancel' ? { kind: 'drop' } : null),
      },
    },
  });
  ends.push(() => practice.stop());
  const refused = await refusalOf(connectRealtime(practice.url, practice.apiKey));
  expect([refused.status, refused.retryAfter]).toEqual([429, '3']);
  refuse = false;
  const client = await connectRealtime(practice.url, practice.apiKey);
  client.send({ type: 'response.create', event_id: 'e' });
  expect((await client.next('error')).error).toMatchObject({ code: 'rate_limit_exceeded', event_id: 'e' });
  client.send({ type: 'response.cancel' });
  expect((await client.closed).code).toBe(1006);
});

it('stop ends sessions and frees the port', async () => {
  const practice = await startTestPractice();
  const client = await connectRealtime(practice.url, practice.apiKey);
  await practice.stop();
  await client.closed;
  await expect(connectRealtime(practice.url, practice.apiKey)).rejects.toThrow(/ECONNREFUSED/u);
});
