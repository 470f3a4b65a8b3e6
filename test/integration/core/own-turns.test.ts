import { afterEach, describe, expect, it } from 'vitest';
import { coreOnPractice, type CoreOnPractice } from '../../fakes/core-on-practice.ts';
import { createToneSpeech } from '../../fakes/practice/tone-speech.ts';
import { encodeFrame } from '../../../src-shared/audio/frame.ts';
import { dinnerBrief } from '../../fakes/core-with-fakes.ts';

const toEnd: CoreOnPractice[] = [];
afterEach(async () => { for (const app of toEnd.splice(0)) await app.stop(); });
async function start(hearing: Readonly<Record<string, unknown>>): Promise<CoreOnPractice> {
  const app = await coreOnPractice({ settings: { hearing } });
  toEnd.push(app);
  return app;
}
const linesOf = (app: CoreOnPractice, callId: string) => app.state().transcripts[callId] ?? [];
const problems = (app: CoreOnPractice) => app.logger.entries.filter((entry) => entry.event === 'realtime.error').map((entry) => entry.fields);
const dentist = '+14155550123';

async function wholeCall(hearing: Readonly<Record<string, unknown>>) {
  const app = await start(hearing);
  const placed = await app.console('call.place', { to: dentist, name: null, line: 'practice', brief: { ...dinnerBrief, goal: 'Move the cleaning on Tuesday at ten to Thursday afternoon.', facts: ['Free on Thursday after 2:00 pm'] } });
  if (!placed.ok) throw new Error(placed.error.message);
  const { callId } = placed.value;
  const said = (who: string) => linesOf(app, callId).filter((line) => line.speaker === who && line.kind === 'speech').map((line) => line.text).join('\n');
  await app.until('both have spoken, and they twice', () => said('assistant') !== '' && linesOf(app, callId).filter((line) => line.speaker === 'them' && line.text !== '').length > 1);
  await app.console('call.hangUp', { callId });
  await app.until('it is over', () => app.state().calls.find((call) => call.id === callId)?.phase === 'ended');
  return { app, callId, them: said('them'), ended: app.logger.entries.find((entry) => entry.event === 'call.ended')?.fields };
}

describe('a call on the practice line', () => {
  it('whose turns are found here: their words stand in the minutes, the assistant answers, and the service refuses nothing', async () => {
    const { app, them, ended } = await wholeCall({ turns: 'here' });
    expect(them).not.toBe('');
    expect(them).not.toContain('s of speech]');
    expect(problems(app)).toEqual([]);
    expect(ended?.['hearing']).toMatchObject({ gated: expect.any(Number) as number });
  });

  it('behind the gate: what they say is understood as without it, and the log says how it went', async () => {
    const { app, them, ended } = await wholeCall({ gate: true });
    expect(them).not.toContain('s of speech]');
    expect(problems(app)).toEqual([]);
    const { gated } = ended?.['hearing'] as { gated: number };
    expect(gated).toBeGreaterThan(0);
    expect(gated).toBeLessThan(1);
  });

  it('with the service finding the turns judges nothing', async () => {
    expect((await wholeCall({})).ended?.['hearing']).toBeNull();
  });
});

describe('the key to talk with', () => {
  async function ownCall() {
    const app = await start({ turns: 'push_to_talk' });
    const placed = await app.console('call.place', { line: 'assistant', to: null, name: null, brief: dinnerBrief } as never);
    if (!placed.ok) throw new Error(placed.error.message);
    const { callId } = placed.value;
    const call = () => app.state().calls.find((each) => each.id === callId);
    await app.until('it is on', () => call()?.phase === 'connected' && call()?.session === 'ready');
    const lane = app.core.attachAudio({ surface: 'console', peerId: 'screen' }, { send: () => {}, bufferedBytes: () => 0 } as never);
    const opened = await app.console('call.openMicrophone', { callId });
    if (!opened.ok) throw new Error(opened.error.message);
    let seq = 0;
    const speak = async (text: string, ms = Infinity): Promise<void> => {
      const sound = createToneSpeech().say(text, 'man');
      for (let at = 0; at + 480 <= Math.min(sound.length, ms * 24); at += 480) {
        lane.receive(encodeFrame({ kind: 'pcm', streamId: opened.value.microphoneStreamId, seq: (seq += 1), value: 0, samples: sound.slice(at, at + 480) }));
      }
      await new Promise((resolve) => { setImmediate(resolve); });
    };
    const key = (on: boolean) => app.console('call.talkKey', { callId, on });
    const mine = () => linesOf(app, callId).filter((line) => line.speaker === 'you' && line.kind === 'speech');
    return { app, callId, speak, key, mine };
  }

  it('sends what is said while it is down as one turn, nothing else, and nothing for a touch', async () => {
    const { app, callId, speak, key, mine } = await ownCall();
    await speak('This is said to nobody at all.');
    expect((await key(true)).ok).toBe(true);
    await speak('Hm', 60);
    expect((await key(false)).ok).toBe(true);
    expect((await key(true)).ok).toBe(true);
    await speak('Please book the table for four.');
    expect((await key(false)).ok).toBe(true);
    await app.until('the turn is in the minutes', () => mine().some((line) => line.text !== ''));
    expect(mine()).toHaveLength(1);
    expect(problems(app)).toEqual([]);
    await app.console('call.hold', { callId, on: true });
    expect(await key(true)).toMatchObject({ ok: false, error: { code: 'wrong_state' } });
    await app.console('call.hold', { callId, on: false });
    await app.console('call.muteMicrophone', { callId, on: true });
    expect(await key(true)).toMatchObject({ ok: false, error: { code: 'wrong_state' } });
  });

  it('is not there on other lines and in calls that wait for no key', async () => {
    const app = await start({ turns: 'push_to_talk' });
    const placed = await app.console('call.place', { to: dentist, name: null, line: 'practice', brief: dinnerBrief });
    if (!placed.ok) throw new Error(placed.error.message);
    const { callId } = placed.value;
    await app.until('it is on', () => app.state().calls[0]?.phase === 'connected');
    expect(await app.console('call.talkKey', { callId, on: true })).toMatchObject({ ok: false, error: { code: 'wrong_state' } });
    // The service finds the turns there, as ever.
    await app.until('they are heard', () => linesOf(app, callId).some((line) => line.speaker === 'them' && line.text !== ''));
  });
});
