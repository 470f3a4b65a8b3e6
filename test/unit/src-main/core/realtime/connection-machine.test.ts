import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backoffMs } from '../../../../../src-main/core/realtime/backoff.ts';
import type { ConnectionEvent, ConnectionPhase, ConnectionState } from '../../../../../src-main/core/realtime/connection-machine.ts';
import { budgetMs, connectionPhases, initialConnection, stepConnection } from '../../../../../src-main/core/realtime/connection-machine.ts';

const failed = (failureClass: 'reconnect' | 'fatal' | 'throttle', nowMs = 10_000): ConnectionEvent => ({ type: 'failed', failure: { class: failureClass, code: 'x', retryAfterMs: null }, nowMs, random: 0.5 });
const inPhase = (phase: ConnectionPhase): ConnectionState => ({ ...initialConnection, phase, troubleSinceMs: 10_000, readyAtMs: 10_000, everReady: phase !== 'idle' && phase !== 'connecting' && phase !== 'configuring' });

/** The next phase for every phase and event; what is left out changes nothing and does nothing. */
const table: Readonly<Record<ConnectionPhase, Partial<Record<string, ConnectionPhase>>>> = {
  idle: { connect: 'connecting', disconnect: 'closed' },
  connecting: { opened: 'configuring', reconnect: 'waiting', throttle: 'waiting', fatal: 'lost', disconnect: 'closed' },
  configuring: { configured: 'ready', reconnect: 'waiting', throttle: 'waiting', fatal: 'lost', disconnect: 'closed' },
  ready: { reconnect: 'waiting', throttle: 'waiting', fatal: 'lost', disconnect: 'closed' },
  waiting: { retry_due: 'connecting', disconnect: 'closed' },
  lost: { connect: 'connecting', disconnect: 'closed' },
  closed: {},
};
const events: Readonly<Record<string, ConnectionEvent>> = {
  connect: { type: 'connect', nowMs: 10_000 },
  opened: { type: 'opened' },
  configured: { type: 'configured', nowMs: 10_000 },
  reconnect: failed('reconnect'),
  throttle: failed('throttle'),
  fatal: failed('fatal'),
  retry_due: { type: 'retry_due' },
  disconnect: { type: 'disconnect', reason: '' },
};

describe('the connection machine', () => {
  it.each(connectionPhases.flatMap((phase) => Object.keys(events).map((name) => [phase, name] as const)))('in %s takes %s as the table says', (phase, name) => {
    const before = inPhase(phase);
    const { state, effects } = stepConnection(before, events[name] as ConnectionEvent);
    const next = table[phase][name];
    expect(state.phase).toBe(next ?? phase);
    if (next === undefined) expect(effects).toEqual([]);
  });

  it('lets sound flow only between `restore` and `dropped`, and never leaves a socket or a timer behind', () => {
    const anyEvent = fc.oneof(...Object.values(events).map((event) => fc.constant(event)));
    fc.assert(
      fc.property(fc.array(fc.tuple(anyEvent, fc.integer({ min: 0, max: 8_000 })), { maxLength: 60 }), (steps) => {
        let state = initialConnection;
        let now = 0;
        let flows = false;
        let openSockets = 0;
        for (const [event, wait] of steps) {
          now += wait;
          const step = stepConnection(state, 'nowMs' in event ? { ...event, nowMs: now } : event);
          for (const effect of step.effects) {
            if (effect.type === 'restore') flows = true;
            if (effect.type === 'dropped') {
              expect(flows).toBe(true);
              flows = false;
            }
            if (effect.type === 'open') openSockets += 1;
            if (effect.type === 'close' && openSockets > 0) openSockets -= 1;
            if (effect.type === 'await_retry' && state.everReady) expect(now + effect.ms - step.state.troubleSinceMs).toBeLessThanOrEqual(budgetMs);
          }
          state = step.state;
          if (state.phase === 'closed') flows = false;
          expect(flows).toBe(state.phase === 'ready');
          expect(openSockets).toBeLessThanOrEqual(1);
          if (state.phase === 'lost' || state.phase === 'waiting' || state.phase === 'closed') expect(openSockets).toBe(0);
        }
      }),
    );
  });

  it('waits 100 ms first, then up to a ceiling that doubles, and never past five seconds', () => {
    expect(backoffMs(1, 0.99)).toBe(100);
    expect([2, 3, 4, 5, 6, 7, 30].map((attempt) => backoffMs(attempt, 0.999_999))).toEqual([499, 999, 1_999, 3_999, 4_999, 4_999, 4_999]);
    expect(backoffMs(9, 0)).toBe(100);
  });
});
