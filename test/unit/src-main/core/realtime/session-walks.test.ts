import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultRealtimeSettings } from '../../../../../src-main/core/realtime/realtime-settings.ts';
import type { SessionConfig } from '../../../../../src-main/core/realtime/session-api.ts';
import { createClientEventCheck } from '../../../../fakes/realtime/client-event-check.ts';
import { createSessionFixture } from '../../../../fakes/realtime/session-fixture.ts';
import type { ServiceHabits, SimulatedService } from '../../../../fakes/realtime/simulated-service.ts';
import { createSimulatedService } from '../../../../fakes/realtime/simulated-service.ts';

const moves = ['take in', 'take out', 'produce', 'pass', 'pass long', 'they start', 'they stop', 'tool result', 'whisper', 'respond', 'interrupt', 'mute', 'unmute', 'hold', 'unhold', 'drop'] as const;
type Move = (typeof moves)[number];

const steady = moves.filter((move) => move !== 'drop');
const quiet: readonly Move[] = ['take in', 'take out', 'produce', 'pass', 'pass long', 'tool result', 'whisper', 'respond'];
const weights: Partial<Record<Move, number>> = { 'take in': 6, 'take out': 8, produce: 8, pass: 4, 'they start': 2, 'they stop': 3, 'tool result': 2, mute: 1 };
const walkOf = (allowed: readonly Move[]) => fc.array(fc.oneof(...allowed.map((move) => ({ weight: weights[move] ?? 1, arbitrary: fc.constant(move) }))), { minLength: 20, maxLength: 160, size: 'max' });
const habits: fc.Arbitrary<ServiceHabits> = fc.record({ echoesMetadata: fc.boolean(), linksErrors: fc.boolean(), doneFirst: fc.boolean() });

const check = createClientEventCheck();

function walk(first: SimulatedService, steps: readonly Move[], next: (count: number) => SimulatedService = () => first, config: Partial<SessionConfig> = {}) {
  let service = first;
  const services = [first];
  const wrong: string[] = [];
  const f = createSessionFixture({
    config,
    onSent(event) {
      const problem = check(event);
      if (problem !== null) wrong.push(`${JSON.stringify(event)}: ${problem}`);
      service.receive(event);
    },
  });
  const takeOut = (): boolean => {
    const event = service.takeOut();
    if (event !== undefined) f.socket().say(event);
    return event !== undefined;
  };
  const accept = (): void => {
    f.socket().open();
    service.takeIn();
    takeOut();
  };
  f.session.connect();
  accept();
  let calls = 0;
  const wanted: string[] = [];
  const step = (move: Move): unknown => {
    switch (move) {
      case 'take in': return service.takeIn();
      case 'take out': return takeOut();
      case 'produce': return service.produce();
      case 'pass': return f.pass(110);
      case 'pass long': return f.pass(1_100);
      case 'they start': return service.speechStarts();
      case 'they stop': return service.speechStops();
      case 'tool result': {
        calls += 1;
        f.socket().say({ type: 'response.function_call_arguments.done', response_id: 'x', item_id: `fc_${calls}`, call_id: `c${calls}`, name: 'send_sms', arguments: '{}' });
        f.session.sendToolResult(`c${calls}`, 'ok', { respond: true });
        wanted.push(lastItem());
        return undefined;
      }
      case 'whisper':
        f.session.sendText('Mention the terrace.', { role: 'system', respond: true });
        return void wanted.push(lastItem());
      case 'respond': return f.session.respond();
      case 'interrupt': return f.session.interrupt();
      case 'mute': return f.session.setMuted(true);
      case 'unmute': return f.session.setMuted(false);
      case 'drop': {
        // Long enough to count as a good connection: a flapping one is given up, and that is another test.
        f.clock.advance(5_000);
        f.socket().end({ code: 1006 });
        service = next(services.length);
        services.push(service);
        const before = f.sockets.opened.length;
        for (let tries = 0; tries < 20 && f.sockets.opened.length === before; tries += 1) f.pass(50);
        return accept();
      }
      case 'hold': return f.session.setHeld(true);
      case 'unhold': return f.session.setHeld(false);
    }
  };
  const lastItem = (): string => (f.socket().sentOf('conversation.item.create').at(-1)?.['item'] as { id: string }).id;
  for (const move of steps) step(move);

  // All comes to rest: nobody speaks, nothing is held back, everything is delivered and played.
  f.session.setMuted(false);
  f.session.setHeld(false);
  service.speechStops();
  for (let round = 0; round < 40; round += 1) {
    for (let n = 0; n < 2_000 && (service.takeIn() || takeOut() || service.produce()); n += 1);
    f.pass(1_000);
  }
  return { f, wrong, wanted, services };
}

function expectTruth(service: SimulatedService, { f, wrong, wanted }: ReturnType<typeof walk>): void {
  expect(wrong).toEqual([]);
  expect(service.violations).toEqual([]);
  // What the service remembers of each item is what was played of it, to the millisecond.
  for (const item of service.spoken.values()) {
    const playedMs = f.voice.playedOf(item.mark) / 24;
    if (service.deleted.has(item.id)) expect(playedMs, item.id).toBeLessThan(1);
    else if (item.keptMs !== null) expect(item.keptMs, item.id).toBe(Math.floor(playedMs));
    else expect(item.sentMs - playedMs, item.id).toBeLessThanOrEqual(20);
  }
  // Every cut and every whole hearing is told once.
  const told = [...f.eventsOf('assistant.heard'), ...f.eventsOf('assistant.cut')].map((event) => event.itemId);
  expect(new Set(told).size).toBe(told.length);
  // Nothing that was wanted is forgotten: a response was created that had it before it.
  for (const itemId of wanted) expect(service.responses.some((response) => response.saw.has(itemId)), itemId).toBe(true);
  expect(service.isActive()).toBe(false);
}

describe('a session over any schedule', () => {
  it('keeps the model\'s memory equal to what was heard, and forgets no result', () => {
    fc.assert(
      fc.property(walkOf(steady), habits, (steps, how) => {
        const service = createSimulatedService(how);
        expectTruth(service, walk(service, steps));
      }),
      { numRuns: 200 },
    );
  });

  it('keeps it so when it is patient, and never stays soft', () => {
    fc.assert(
      fc.property(walkOf(steady), habits, (steps, how) => {
        const service = createSimulatedService(how);
        const result = walk(service, steps, () => service, { settings: { ...defaultRealtimeSettings, interruption: 'patient', lineSilentMs: null } });
        expectTruth(service, result);
        expect(result.f.voice.ducks.at(-1) ?? false).toBe(false);
      }),
      { numRuns: 200 },
    );
  });

  it('speaks of each result exactly once when nobody else speaks', () => {
    fc.assert(
      fc.property(walkOf(quiet), habits, (steps, how) => {
        const service = createSimulatedService(how);
        const result = walk(service, steps);
        expectTruth(service, result);
        // A response without anything new would be the assistant repeating itself.
        let seen = new Set<string>();
        let spare = steps.filter((move) => move === 'respond').length;
        for (const response of service.responses) {
          const brings = result.wanted.some((itemId) => response.saw.has(itemId) && !seen.has(itemId));
          if (!brings) spare -= 1;
          seen = new Set(response.saw);
        }
        expect(spare).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 200 },
    );
  });

  it('loses no result and truncates nothing that a new connection holds as text, however often the line to the service drops', () => {
    fc.assert(
      fc.property(walkOf([...moves, 'drop']), habits, (steps, how) => {
        const { f, wrong, wanted, services } = walk(createSimulatedService(how, 's0_'), steps, (count) => createSimulatedService(how, `s${count}_`));
        expect(wrong).toEqual([]);
        expect(services.flatMap((service) => service.violations)).toEqual([]);
        const told = [...f.eventsOf('assistant.heard'), ...f.eventsOf('assistant.cut')].map((event) => event.itemId);
        expect(new Set(told).size).toBe(told.length);
        const calls = f.eventsOf('tool.call').map((event) => event.id);
        expect(new Set(calls).size).toBe(calls.length);
        for (const itemId of wanted) {
          expect(services.some((service) => service.responses.some((response) => response.saw.has(itemId))), itemId).toBe(true);
          expect(services.at(-1)?.items.has(itemId), itemId).toBe(true);
        }
        expect(f.eventsOf('state').at(-1)?.state).toBe('ready');
      }),
      { numRuns: 200 },
    );
  });
});
