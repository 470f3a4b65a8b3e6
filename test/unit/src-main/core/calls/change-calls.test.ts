import { describe, expect, it } from 'vitest';
import { changeCalls } from '../../../../../src-main/core/calls/change-calls.ts';
import { defaultRealtime } from '../../../../../src-main/core/settings/default-realtime.ts';
import type { SessionChange, SettingProblem } from '../../../../../src-main/core/realtime/session-api.ts';

/** A call that refuses some fields. */
function callThat(...refuses: (keyof SessionChange)[]) {
  const taken: SessionChange[] = [];
  return {
    taken,
    change: (change: SessionChange): readonly SettingProblem[] => {
      const problems = refuses.filter((field) => field in change).map((field) => ({ field: `${field}.part`, text: `${field} not now.` }));
      if (problems.length === 0) taken.push(change);
      return problems;
    },
  };
}

describe('settings that change while calls are on', () => {
  it('only what changed goes to each call', () => {
    const [one, other] = [callThat(), callThat()];
    expect(changeCalls([one, other], defaultRealtime, { ...defaultRealtime, speed: 1.2, turnDetection: { ...defaultRealtime.turnDetection } })).toEqual([]);
    expect([one.taken, other.taken]).toEqual([[{ speed: 1.2 }], [{ speed: 1.2 }]]);
  });

  it('nothing changed: nothing is sent', () => {
    const call = callThat();
    expect(changeCalls([call], defaultRealtime, structuredClone(defaultRealtime))).toEqual([]);
    expect(call.taken).toEqual([]);
  });

  it('what a call refuses is named once, and the rest is made', () => {
    const calls = [callThat('tracing'), callThat('tracing'), callThat()];
    expect(changeCalls(calls, defaultRealtime, { ...defaultRealtime, speed: 0.9, tracing: true })).toEqual([{ field: 'tracing.part', text: 'tracing not now.' }]);
    expect(calls.map((call) => call.taken)).toEqual([[{ speed: 0.9 }], [{ speed: 0.9 }], [{ speed: 0.9, tracing: true }]]);
  });

  it('the model waits for the next call, if there is a call at all', () => {
    const call = callThat();
    expect(changeCalls([call], defaultRealtime, { ...defaultRealtime, model: 'gpt-realtime-2' })).toMatchObject([{ field: 'model' }]);
    expect(call.taken).toEqual([]);
    expect(changeCalls([], defaultRealtime, { ...defaultRealtime, model: 'gpt-realtime-2' })).toEqual([]);
  });
});
