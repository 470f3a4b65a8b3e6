import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createClientEventCheck } from '../../../../fakes/realtime/client-event-check.ts';
import { createFaultyLinks, type FaultyLinks } from '../../../../fakes/realtime/faulty-links.ts';
import type { ServiceHabits } from '../../../../fakes/realtime/simulated-service.ts';

const weights = {
  'open': 8, 'take in': 12, 'take out': 14, 'produce': 10, 'pass': 6, 'pass long': 2, 'pass very long': 1,
  'they start': 2, 'they stop': 3, 'their words': 2, 'sound': 3, 'tool call': 2, 'tool call again': 1, 'tool answer': 2, 'answer again': 1, 'whisper': 1, 'typed': 1, 'respond': 1, 'interrupt': 1,
  'mute': 1, 'unmute': 2, 'hold': 1, 'unhold': 2,
  'drop': 1, 'close': 1, 'expire': 1, 'refuse link': 1, 'late close': 1, 'stale talk': 2, 'rate limit': 1, 'service error': 1, 'harmless error': 1,
} as const;
type Move = keyof typeof weights;
const moves = Object.keys(weights) as readonly Move[];
const schedule = fc.array(fc.oneof(...moves.map((move) => ({ weight: weights[move], arbitrary: fc.constant(move) }))), { minLength: 30, maxLength: 240, size: 'max' });
const habits: fc.Arbitrary<ServiceHabits> = fc.record({ echoesMetadata: fc.boolean(), linksErrors: fc.boolean(), doneFirst: fc.boolean() });
const harmless = ['response_cancel_not_active', 'item_truncate_invalid_item_id', 'item_delete_invalid_item_id', 'unsupported_content_type', 'input_audio_buffer_commit_empty'];
const codes = [1000, 1001, 1006, 1011, 1013, 4000];

const check = createClientEventCheck();
const frame = new Int16Array(480);

interface Walk {
  readonly f: FaultyLinks;
  readonly wrong: string[];
  /** What the assistant must speak of, by the words of its item. */
  readonly wanted: readonly string[];
  /** Calls that were answered, by the link that they came over. */
  readonly answered: ReadonlyMap<string, number>;
}

function walk(steps: readonly Move[], how: ServiceHabits): Walk {
  const wrong: string[] = [];
  /** Marks of what was cut, and how much had been handed to the line then. */
  const cutAt = new Map<number, number>();
  const f: FaultyLinks = createFaultyLinks(how, {
    onSent(event, socket) {
      const problem = check(event);
      if (problem !== null) wrong.push(`${JSON.stringify(event)}: ${problem}`);
      if (socket.closedBy() !== null) wrong.push(`sent over a closed socket: ${JSON.stringify(event)}`);
    },
    onEvent(event) {
      if (event.type !== 'assistant.cut') return;
      const mark = f.links.flatMap((link) => [...link.service.spoken.values()]).find((item) => item.id === event.itemId)?.mark;
      if (mark !== undefined) cutAt.set(mark, f.voice.handed.length);
    },
  });
  const wanted: string[] = [];
  const asked: { readonly id: string; readonly link: number }[] = [];
  const answered = new Map<string, number>();
  const untold: string[] = [];
  let made = 0;
  let turn = 0;
  const isReady = (): boolean => f.eventsOf('state').at(-1)?.state === 'ready';
  const sayCall = (id: string): void => { f.current()?.socket.say({ type: 'response.function_call_arguments.done', response_id: 'x', item_id: `fc_${id}`, call_id: id, name: 'send_sms', arguments: '{}' }); };
  const unchanged = (what: string, act: () => void): void => {
    const before = [f.events.length, f.voice.handed.length, f.voice.clears(), f.sockets.opened.map((socket) => socket.sent.length).join()].join();
    act();
    if (before !== [f.events.length, f.voice.handed.length, f.voice.clears(), f.sockets.opened.map((socket) => socket.sent.length).join()].join()) wrong.push(`${what} had an effect`);
  };

  const step = (move: Move): unknown => {
    const link = f.current();
    const service = link?.service;
    switch (move) {
      case 'open': return f.open();
      case 'take in': return f.takeIn();
      case 'take out': return f.takeOut();
      case 'produce': return service?.produce();
      case 'pass': return f.pass(110);
      case 'pass long': return f.pass(1_100);
      case 'pass very long': return f.pass(6_100);
      case 'they start': return isReady() ? service?.speechStarts() : undefined;
      case 'they stop':
        untold.push(`u${(turn += 1)}`);
        return service?.speechStops();
      // Late, for turns of any connection, mixed.
      case 'their words': {
        const itemId = untold.splice(turn % Math.max(1, untold.length), 1)[0];
        return itemId === undefined || !isReady() ? undefined : service?.say({ type: 'conversation.item.input_audio_transcription.completed', item_id: itemId, transcript: 'Yes.', usage: null });
      }
      case 'sound': return f.session.sendAudio(frame);
      case 'tool call':
        if (!isReady()) return undefined;
        asked.push({ id: `c${(made += 1)}`, link: f.links.length });
        return sayCall(`c${made}`);
      case 'tool call again': return isReady() && asked[0] !== undefined ? sayCall(asked[0].id) : undefined;
      case 'tool answer': {
        const call = asked.find(({ id }) => !answered.has(id));
        if (call === undefined) return undefined;
        answered.set(call.id, call.link);
        wanted.push(`result of ${call.id}`);
        return f.session.sendToolResult(call.id, `result of ${call.id}`, { respond: true });
      }
      case 'answer again': {
        const [id] = answered.keys();
        return id === undefined ? undefined : unchanged('a second result', () => f.session.sendToolResult(id, 'again', { respond: true }));
      }
      case 'whisper': case 'typed':
        wanted.push(`${move} ${(made += 1)}`);
        return f.session.sendText(`${move} ${made}`, { role: move === 'typed' ? 'user' : 'system', respond: true });
      case 'respond': return f.session.respond();
      case 'interrupt': return f.session.interrupt();
      case 'mute': return f.session.setMuted(true);
      case 'unmute': return f.session.setMuted(false);
      case 'hold': return f.session.setHeld(true);
      case 'unhold': return f.session.setHeld(false);
      case 'drop': return f.end(link, { code: 1006 });
      case 'close': return f.end(link, { code: codes[made++ % codes.length] ?? 1000, cause: null });
      case 'expire':
        if (link?.isOpen !== true) return undefined;
        return link.socket.say({ type: 'error', error: { type: 'invalid_request_error', code: 'session_expired', message: 'over', param: null, event_id: null } });
      case 'refuse link': return link?.isOpen === false ? f.end(link, { httpStatus: 503 }) : undefined;
      case 'late close': return unchanged('the end of an old socket', () => f.end(f.stale(), { code: 1006 }));
      case 'stale talk': {
        const old = f.stale();
        if (old === null) return undefined;
        const event = old.service.takeOut() ?? { type: 'response.function_call_arguments.done', response_id: 'x', item_id: 'fc_old', call_id: 'old', name: 'send_sms', arguments: '{}' };
        return unchanged(`an old socket that says ${String(event['type'])}`, () => { old.socket.say(event); });
      }
      case 'rate limit': return service?.failResponse('rate_limit_exceeded');
      case 'service error': return service?.failResponse('server_error');
      case 'harmless error': return isReady() ? link?.socket.say({ type: 'error', error: { type: 'invalid_request_error', code: harmless[made % harmless.length], message: 'x', param: null, event_id: null } }) : undefined;
    }
  };

  f.session.connect();
  for (const move of steps) step(move);

  // All heals: every socket opens, nobody speaks, nothing is held back, everything is delivered and played.
  f.session.setMuted(false);
  f.session.setHeld(false);
  settle(f, 60);
  for (const [mark, count] of cutAt) if (f.voice.handed.slice(count).includes(mark)) wrong.push(`sound ${mark} was handed to the line after it was cut`);
  return { f, wrong, wanted, answered };
}

/** So many seconds in which everything that waits is delivered. */
function settle(f: FaultyLinks, seconds: number): void {
  for (let round = 0; round < seconds * 2; round += 1) {
    f.open();
    f.current()?.service.speechStops();
    for (let n = 0; n < 2_000 && (f.takeIn() || f.takeOut() || f.current()?.service.produce() === true); n += 1);
    f.pass(500);
  }
}

function expectTruth({ f, wrong, wanted, answered }: Walk): void {
  expect(wrong).toEqual([]);
  expect(f.links.flatMap((link) => link.service.violations)).toEqual([]);
  const once = (ids: readonly string[], what: string): void => { expect([...ids].sort(), what).toEqual([...new Set(ids)].sort()); };
  once(f.eventsOf('tool.call').map((event) => event.id), 'calls told');
  once([...f.eventsOf('assistant.heard'), ...f.eventsOf('assistant.cut')].map((event) => event.itemId), 'heard or cut');
  expect(f.logger.entries.filter((entry) => entry.level === 'error')).toEqual([]);
  expect(JSON.stringify(f.logger.entries)).not.toContain('sk-test');

  const itemsAt = (index: number) => (f.links[index]?.socket.sentOf('conversation.item.create') ?? []).map((event) => event['item'] as { readonly id: string; readonly type: string; readonly call_id?: string; readonly output?: string; readonly content?: readonly { readonly text?: string }[] });
  f.links.forEach((_, index) => { once(itemsAt(index).flatMap((item) => (item.type === 'function_call_output' ? [item.call_id ?? ''] : [])), `results at connection ${index}`); });

  // The service that is there at the end knows every result, beside its call.
  const last = f.links.length - 1;
  const known = itemsAt(last);
  for (const [callId, link] of answered) {
    const at = known.findIndex((item) => item.type === 'function_call_output' && item.call_id === callId);
    expect(at, `the result of ${callId}`).toBeGreaterThanOrEqual(0);
    if (link <= last) expect(known.slice(0, at).filter((item) => item.type === 'function_call' && item.call_id === callId), `the call of ${callId}`).toHaveLength(1);
  }
  for (const words of wanted) {
    const item = known.filter((one) => words === (one.output ?? one.content?.[0]?.text));
    expect(item, `${words} is known`).toHaveLength(1);
    expect(f.links.some((link) => link.service.responses.some((response) => response.saw.has(item[0]?.id ?? ''))), `${words} was spoken of`).toBe(true);
  }
}

/** Given up, because the trouble lasted longer than anybody waits. */
const wasLost = ({ f }: Walk): boolean => f.eventsOf('state').some((event) => event.state === 'lost');

describe('a session over any schedule with a connection that fails at any step', () => {
  it('runs no call twice, loses no result, plays nothing that was cut, and hears nothing from a socket it let go', () => {
    let lost = 0;
    let links = 0;
    fc.assert(
      fc.property(schedule, habits, (steps, how) => {
        const walked = walk(steps, how);
        links += walked.f.links.length;
        if (!wasLost(walked)) return expectTruth(walked);
        lost += 1;
        expect(walked.wrong).toEqual([]);
        return undefined;
      }),
      { numRuns: 300 },
    );
    // The schedules are what they claim to be.
    expect(lost).toBeLessThan(60);
    expect(links).toBeGreaterThan(900);
  });

  it('asks exactly once for what is wanted after everything has healed', () => {
    fc.assert(
      fc.property(schedule, habits, (steps, how) => {
        const walked = walk(steps, how);
        const { f } = walked;
        if (wasLost(walked)) return;
        const asks = (): number => f.socket().sentOf('response.create').length;
        const before = asks();
        settle(f, 30);
        expect(asks(), 'asks for nothing').toBe(before);
        f.current()?.socket.say({ type: 'response.function_call_arguments.done', response_id: 'x', item_id: 'fc_last', call_id: 'last', name: 'send_sms', arguments: '{}' });
        f.session.sendToolResult('last', 'ok', { respond: true });
        settle(f, 30);
        expect(asks(), 'asks for the result').toBe(before + 1);
      }),
      { numRuns: 150 },
    );
  });
});
