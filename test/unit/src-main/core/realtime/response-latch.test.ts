import { describe, expect, it } from 'vitest';
import type { LatchEffect, LatchEvent, LatchState } from '../../../../../src-main/core/realtime/response-latch.ts';
import { initialLatch, stepLatch } from '../../../../../src-main/core/realtime/response-latch.ts';

const ready: LatchEvent = { type: 'set_blocked', blocked: false };
const want: LatchEvent = { type: 'want', itemId: 'a' };
const seen: LatchEvent = { type: 'item_seen', itemId: 'a' };
const created = (eventId: string | null = null, responseId = 'r1'): LatchEvent => ({ type: 'created', responseId, eventId });
const done = (retryMs: number | null = null, responseId: string | null = 'r1'): LatchEvent => ({ type: 'done', responseId, retryMs });

function run(events: readonly LatchEvent[]): { readonly state: LatchState; readonly asks: number; readonly last: readonly LatchEffect[] } {
  let state = initialLatch;
  let asks = 0;
  let last: readonly LatchEffect[] = [];
  for (const event of events) {
    ({ state, effects: last } = stepLatch(state, event));
    asks += last.filter((effect) => effect.type === 'ask').length;
  }
  return { state, asks, last };
}

describe('the response latch asks', () => {
  const cases: readonly [string, readonly LatchEvent[], number][] = [
    ['at once when all is quiet', [ready, want], 1],
    ['not before the session is ready', [want], 0],
    ['when the session becomes ready', [want, ready], 1],
    ['not while a response is active', [ready, created(), want], 0],
    ['at the end of it', [ready, created(), want, done()], 1],
    ['not at the end of another', [ready, created(), want, done(null, 'other')], 0],
    ['at an end that does not say whose it is', [ready, created(), want, done(null, null)], 1],
    ['not while they speak', [ready, { type: 'speech_started' }, want], 0],
    ['for typed words also while a microphone hears something', [ready, { type: 'speech_started' }, { ...want, overSpeech: true }], 1],
    ['not while a reply to their speech is due', [ready, { type: 'speech_started' }, want, { type: 'speech_stopped', replyFollows: true }], 0],
    ['when none comes', [ready, { type: 'speech_started' }, want, { type: 'speech_stopped', replyFollows: true }, { type: 'wake' }], 1],
    ['at once after their speech when the service does not answer by itself', [ready, { type: 'speech_started' }, want, { type: 'speech_stopped', replyFollows: false }], 1],
    ['not when the service\'s own response has seen it', [ready, { type: 'speech_started' }, want, seen, { type: 'speech_stopped', replyFollows: true }, created(), done()], 0],
    ['again after a refusal, at the end of the active one', [ready, want, { type: 'refused_active' }, done(null, 'unknown')], 2],
    ['again after a refusal whose response never ends', [ready, want, { type: 'refused_active' }, { type: 'wake' }], 2],
    ['not again after another refusal', [ready, want, { type: 'refused', eventId: 'ask_1' }, { type: 'wake' }], 1],
    ['again when nothing came of it', [ready, want, { type: 'unanswered', eventId: 'ask_1' }], 2],
    ['not again when the answer came', [ready, want, created('ask_1'), { type: 'unanswered', eventId: 'ask_1' }, done()], 1],
    ['again after a failure that passes, not before its time', [ready, want, created('ask_1'), done(1_000)], 1],
    ['again after a failure that passes', [ready, want, created('ask_1'), done(1_000), { type: 'wake' }], 2],
    ['for a reply of the service that failed', [ready, created(), done(1_000), { type: 'wake' }], 1],
    ['once for several at the same time', [ready, created(), want, { type: 'want', itemId: 'b' }, done()], 1],
    ['a second time for what came in between', [ready, want, { type: 'want', itemId: 'b' }, created('ask_1'), done()], 2],
    ['not while muted', [ready, { type: 'set_muted', muted: true }, want], 0],
    ['when no longer muted', [ready, { type: 'set_muted', muted: true }, want, { type: 'set_muted', muted: false }], 1],
    ['after a drop, for a response that broke off', [ready, created(), { type: 'dropped' }, { type: 'restored' }, ready], 1],
    ['not after a drop in silence', [ready, { type: 'dropped' }, { type: 'restored' }, ready], 0],
    ['after a drop while they spoke, once they had time to go on', [ready, { type: 'speech_started' }, { type: 'dropped' }, { type: 'restored' }, ready], 0],
    ['after a drop while they spoke, when they do not go on', [ready, { type: 'speech_started' }, { type: 'dropped' }, { type: 'restored' }, ready, { type: 'wake' }], 1],
    ['not for mere speaking after an interruption', [ready, created(), { type: 'want', itemId: null }, { type: 'interrupt' }, done()], 0],
    ['for a result even after an interruption', [ready, created(), want, { type: 'interrupt' }, done()], 1],
  ];
  it.each(cases)('%s', (_, events, asks) => {
    expect(run(events).asks).toBe(asks);
  });

  it('cancels a response that was asked for before the interruption and starts after it', () => {
    const { last } = run([ready, want, { type: 'interrupt' }, created('ask_1')]);
    expect(last).toEqual([{ type: 'cancel', responseId: 'r1' }]);
  });

  it('cancels whatever starts while muted', () => {
    const { last } = run([ready, { type: 'set_muted', muted: true }, created()]);
    expect(last).toEqual([{ type: 'cancel', responseId: 'r1' }]);
  });
});
