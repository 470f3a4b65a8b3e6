import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { openApp } from '../../../src-main/compose/open-app.ts';
import { readRiff } from '../../fakes/read-riff.ts';
import { spawnNode } from '../../fakes/spawn-node.ts';
import { tempHome } from '../../fakes/temp-home.ts';

const assetsDir = fileURLToPath(new URL('../../../assets', import.meta.url));

test('kill -9 in a recorded practice call: the file opens, and at the next start the call has its recording', async () => {
  const home = tempHome();
  const app = spawnNode(fileURLToPath(new URL('fixtures/call-until-killed.ts', import.meta.url)), [home]);
  const [, callId = '', onAt = ''] = (await app.line((line) => line.startsWith('on '))).split(' ');
  const untilMs = Number(onAt) + 2_500;
  await app.line((line) => line.startsWith('at ') && Number(line.slice(3)) > untilMs);
  await app.kill();
  const lastMs = Math.max(...app.lines.filter((line) => line.startsWith('at ')).map((line) => Number(line.slice(3))));
  const path = join(home, 'recordings', `${callId}.wav`);
  const before = readRiff(readFileSync(path), { trailing: true });
  expect(lastMs - before.lengthMs).toBeLessThanOrEqual(1_000);
  // Silent until they had heard of it; then there is sound.
  const startsAt = (channel: Int16Array | Uint8Array): number => channel.findIndex((sample) => Math.abs(sample) > 300) / 24;
  expect(Math.min(...before.sound.map(startsAt).filter((ms) => ms >= 0))).toBeGreaterThanOrEqual(Number(onAt) - 300);

  const again = await openApp({ home, vars: {}, cwd: home, host: 'web', version: '0.0.0-test', assetsDir });
  if (!again.ok) throw new Error(again.error.text);
  onTestFinished(() => again.value.stop());
  const { core } = again.value;
  const get = core.handlers.console['history.get'] as unknown as (input: unknown, peer: unknown) => { readonly ok: boolean; readonly value: { readonly recording: { readonly lengthMs: number } | null } };
  const view = () => get({ callId }, { surface: 'console', peerId: 'screen' });
  await expect.poll(() => view().value.recording?.lengthMs ?? 0, { timeout: 20_000 }).toBeGreaterThan(0);
  const after = readRiff(readFileSync(path));
  expect(view()).toMatchObject({ ok: true, value: { end: { reason: 'interrupted' }, row: { recorded: true }, recording: { lengthMs: Math.round(after.lengthMs), consent: expect.stringMatching(/^Told at 0:\d\d/) as string } } });
  expect(after.lengthMs).toBeGreaterThanOrEqual(before.lengthMs);
});
