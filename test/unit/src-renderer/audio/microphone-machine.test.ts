import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { initialMicrophone, standIn, stepMicrophone, type MicrophoneEffect, type MicrophoneEvent, type MicrophoneMachine } from '../../../../src-renderer/console/audio/microphone-machine.ts';
import type { DeviceView } from '../../../../src-renderer/console/audio/read-devices.ts';
import type { MicrophoneFacts } from '../../../../src-renderer/console/audio/microphone-facts.ts';
import { microphoneProblem } from '../../../../src-renderer/console/audio/microphone-problem.ts';

const processing = { cancelEcho: true, reduceNoise: true };
const factsOf = (deviceId: string | null, of = processing, sampleRateHz = 48_000): MicrophoneFacts => ({ deviceId: deviceId ?? 'default', label: deviceId, sampleRateHz, channels: 1, processing: of });
const view = (ids: readonly string[], defaultKey: string | null): DeviceView => ({ devices: ids.map((id) => ({ id, label: id })), any: ids.length > 0, defaultKey });

/** What a script of events does to the world: at most one opening waits for its answer, at most one stream is the users'. */
function world() {
  let state = initialMicrophone(processing);
  const pending: Extract<MicrophoneEffect, { type: 'open' }>[] = [];
  const open = { users: 0, fresh: 0, apply: null as Extract<MicrophoneEffect, { type: 'apply' }> | null };
  const run = (event: MicrophoneEvent): void => {
    const step = stepMicrophone(state, event);
    state = step.state;
    for (const effect of step.effects) {
      switch (effect.type) {
        case 'open': pending.push(effect); break;
        case 'adopt': open.fresh -= 1; open.users += 1; break;
        case 'discard': open.fresh -= 1; break;
        case 'drop': open.users -= 1; break;
        case 'apply': open.apply = effect; break;
      }
      expect(open.users).toBeGreaterThanOrEqual(0);
      expect(open.users).toBeLessThanOrEqual(1);
      expect(pending.length).toBeLessThanOrEqual(1);
    }
    expect(open.fresh).toBe(0);
    if (state.phase === 'open') expect(state.wanted).toBe(true);
    expect(open.users === 1).toBe(state.phase === 'open');
    expect(pending.length === 1).toBe(state.phase === 'opening');
  };
  const answer = (code: 'denied' | 'busy' | 'none' | null): void => {
    const effect = pending.shift();
    if (effect === undefined) return;
    if (code !== null) { run({ type: 'refused', token: effect.token, problem: microphoneProblem(code) }); return; }
    open.fresh += 1;
    run({ type: 'opened', token: effect.token, facts: factsOf(effect.deviceId, effect.processing) });
  };
  return { run, answer, open, pending, state: (): MicrophoneMachine => state };
}

type Move = { readonly kind: 'answer'; readonly code: 'denied' | 'busy' | 'none' | null } | { readonly kind: 'event'; readonly event: MicrophoneEvent } | { readonly kind: 'ended' } | { readonly kind: 'applied'; readonly obeys: boolean };

const device = fc.constantFrom('a', 'b', 'c');
const move: fc.Arbitrary<Move> = fc.oneof(
  fc.record({ kind: fc.constant('answer' as const), code: fc.constantFrom(null, null, null, 'denied' as const, 'busy' as const, 'none' as const) }),
  fc.record({ kind: fc.constant('ended' as const) }),
  fc.record({ kind: fc.constant('applied' as const), obeys: fc.boolean() }),
  fc.record({
    kind: fc.constant('event' as const),
    event: fc.oneof<fc.Arbitrary<MicrophoneEvent>[]>(
      fc.record({ type: fc.constant('wanted' as const), on: fc.boolean() }),
      fc.record({ type: fc.constant('chosen' as const), deviceId: fc.option(device, { nil: null }) }),
      fc.record({ type: fc.constant('processing' as const), processing: fc.record({ cancelEcho: fc.boolean(), reduceNoise: fc.boolean() }) }),
      fc.record({ type: fc.constant('devices' as const), devices: fc.tuple(fc.subarray(['a', 'b', 'c']), fc.constantFrom(null, 'k1', 'k2')).map(([ids, defaultKey]) => view(ids, defaultKey)) }),
      fc.record({ type: fc.constant('looked' as const), facts: fc.constantFrom(null, factsOf('a'), factsOf('a', processing, 16_000)) }),
      fc.record({ type: fc.constant('silence' as const), dead: fc.boolean() }),
      fc.constant({ type: 'allowed' as const }),
    ),
  }),
);

describe('microphone machine', () => {
  it('holds its invariants on any walk, and comes to rest on what is chosen', () => {
    fc.assert(fc.property(fc.array(move, { maxLength: 60 }), (moves) => {
      const at = world();
      let chosen: string | null = null;
      for (const each of moves) {
        switch (each.kind) {
          case 'answer': at.answer(each.code); break;
          case 'ended': at.run({ type: 'ended', token: at.state().token }); break;
          case 'applied': {
            const { apply } = at.open;
            at.open.apply = null;
            if (apply !== null) at.run({ type: 'applied', token: apply.token, facts: factsOf(at.state().asked.deviceId, each.obeys ? apply.processing : { cancelEcho: !apply.processing.cancelEcho, reduceNoise: true }) });
            break;
          }
          case 'event':
            if (each.event.type === 'chosen') chosen = each.event.deviceId;
            at.run(each.event);
        }
        expect(at.state().chosenId).toBe(chosen);
      }
      // The world calms down: everything is there, everything opens, and the microphone is wanted.
      at.run({ type: 'devices', devices: view(['a', 'b', 'c'], 'calm') });
      at.run({ type: 'wanted', on: true });
      at.run({ type: 'chosen', deviceId: chosen });
      for (let answers = 0; answers < 6; answers += 1) at.answer(null);
      expect(at.state().phase).toBe('open');
      expect(at.state().asked.deviceId).toBe(chosen);
      at.run({ type: 'wanted', on: false });
      expect(at.open.users).toBe(0);
      expect(at.state().phase).toBe('idle');
    }), { numRuns: 2_000 });
  });

  it('does not open again for a list that says the same, or for the echo of its own opening', () => {
    const at = world();
    at.run({ type: 'wanted', on: true });
    at.answer(null);
    at.run({ type: 'devices', devices: view(['a'], 'k1') });
    at.run({ type: 'devices', devices: view(['a'], 'k1') });
    at.run({ type: 'looked', facts: factsOf(null) });
    expect(at.state().phase).toBe('open');
    expect(at.state().token).toBe(1);
  });

  it('without permission there is nothing to try, until it is given', () => {
    const at = world();
    at.run({ type: 'chosen', deviceId: 'a' });
    at.run({ type: 'wanted', on: true });
    at.answer('denied');
    for (let look = 0; look < 9; look += 1) at.run({ type: 'looked', facts: null });
    expect(at.state()).toMatchObject({ phase: 'problem', problem: { code: 'denied' } });
    at.run({ type: 'allowed' });
    at.answer(null);
    expect(at.state()).toMatchObject({ phase: 'open', asked: { deviceId: 'a' }, problem: null });
  });

  it('a chosen device that is held elsewhere is stood in for, and tried again when chosen again', () => {
    const at = world();
    at.run({ type: 'devices', devices: view(['a', 'b'], 'k1') });
    at.run({ type: 'chosen', deviceId: 'a' });
    at.run({ type: 'wanted', on: true });
    at.answer('busy');
    at.answer(null);
    expect(standIn(at.state())).toBe('refused');
    at.run({ type: 'chosen', deviceId: 'a' });
    at.answer(null);
    expect(standIn(at.state())).toBeNull();
    expect(at.state().asked.deviceId).toBe('a');
  });
});
