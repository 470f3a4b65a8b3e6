import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { contractVersion } from '../../src-shared/contract/version.ts';
import { createFakeClock, type FakeClock } from '../fakes/fake-clock.ts';
import { createFakeService, type FakeLane, type FakeService } from '../fakes/fake-service.ts';
import { createQuietLogger, type QuietLogger } from '../fakes/quiet-logger.ts';
import { decodeFrame, encodeFrame, initialCredit, maxFrameSamples, type AudioFrame } from '../../src-shared/audio/frame.ts';
import { followState } from '../../src-shared/contract/client/follow-state.ts';
import { reduceConsole } from '../../src-shared/contract/reduce-console.ts';
import { sampleLine } from '../fakes/console-state.ts';
import { surfaceMethods } from '../../src-shared/contract/surface-methods.ts';
import { timerAfter, untilUp, type Harness, type Running } from './harness.ts';
import type { Bridge } from '../../src-shared/contract/bridge.ts';
import type { ConsoleState } from '../../src-shared/contract/state.ts';
import type { ErrorCode } from '../../src-shared/contract/error-codes.ts';
import type { ReplyEnvelope } from '../../src-shared/contract/envelope.ts';

/** What every transport must do alike. */
export function contractSuite(harness: Harness): void {
  let service: FakeService;
  let clock: FakeClock;
  let logger: QuietLogger;
  let running: Running;

  beforeEach(async () => {
    service = createFakeService();
    clock = createFakeClock();
    logger = createQuietLogger();
    running = await harness.start({ service, clock, logger });
  });
  afterEach(() => running.stop());

  const request = (method: string, input: unknown, more: Readonly<Record<string, unknown>> = {}): unknown => ({ v: contractVersion, id: 'r1', method, input, ...more });
  const codeOf = (reply: ReplyEnvelope): ErrorCode | 'ok' => reply.ok ? 'ok' : reply.error.code;

  describe(`requests over ${harness.name}`, () => {
    test('a request reaches its handler with its peer, and the answer comes back', async () => {
      const bridge = await running.bridge('console');
      service.answer('number.check', () => ({ ok: true, value: { kind: 'problem', reason: 'Too short for a number. Add the rest.' } }));
      expect(await bridge.call('number.check', { text: '415' })).toEqual({ ok: true, value: { kind: 'problem', reason: 'Too short for a number. Add the rest.' } });
      expect(service.requests).toEqual([{ method: 'number.check', input: { text: '415' }, peer: { surface: 'console', peerId: expect.stringMatching(/^console:/) as string } }]);
    });

    test('answers find their requests when they come out of order', async () => {
      const bridge = await running.bridge('console');
      let release = (): void => {};
      const held = new Promise<void>((resolve) => { release = resolve; });
      service.answer('call.hangUp', async () => { await held; return { ok: false, error: { code: 'not_found', message: 'The call is over.', field: 'callId' } }; });
      const slow = bridge.call('call.hangUp', { callId: 'c' });
      expect(await bridge.call('notice.dismiss', { noticeId: 'n' })).toEqual({ ok: true, value: {} });
      release();
      expect(await slow).toEqual({ ok: false, error: { code: 'not_found', message: 'The call is over.', field: 'callId', retryable: false, correlationId: expect.stringMatching(/^err_/) as string } });
    });

    test.each(['console', 'desk'] as const)('every method of the other surface is refused to the %s, and no handler runs', async (surface) => {
      const raw = await running.raw(surface);
      const other = surface === 'console' ? 'desk' : 'console';
      const foreign = surfaceMethods[other].filter((method) => !(surfaceMethods[surface] as readonly string[]).includes(method));
      expect(foreign.length).toBeGreaterThan(3);
      for (const method of foreign) expect([method, codeOf(await raw.ask(request(method, {})))]).toEqual([method, 'not_allowed_here']);
      expect(service.requests).toEqual([]);
    });

    test('the console cannot approve, whatever it sends; the Desk can', async () => {
      const approve = request('approval.approve', { approvalId: 'ap-text', hash: 'a'.repeat(64) });
      expect(codeOf(await (await running.raw('console')).ask(approve))).toBe('not_allowed_here');
      expect(service.requests).toEqual([]);
      expect(codeOf(await (await running.raw('desk')).ask(approve))).toBe('ok');
      expect(service.requests.map(({ method, peer }) => [method, peer.surface])).toEqual([['approval.approve', 'desk']]);
    });

    const digits = (count: number) => ({ callId: 'c', digits: '1'.repeat(count) });
    const place = { to: '+14155550142', name: null, line: 'practice', brief: { goal: 'g', facts: [], limits: { neverAgreesToCost: true, endsAfterMin: null, endsAtUsd: null }, voice: 'marin', language: 'en', mayPropose: [] } };
    test.each<[string, unknown, ErrorCode, string | undefined]>([
      ['another version', request('console.snapshot', {}, { v: contractVersion + 1 }), 'version_mismatch', undefined],
      ['no version', { id: 'r1', method: 'console.snapshot', input: {} }, 'bad_envelope', undefined],
      ['a key too many in the envelope', request('console.snapshot', {}, { admin: true }), 'bad_envelope', undefined],
      ['an id too long', request('console.snapshot', {}, { id: 'i'.repeat(65) }), 'bad_envelope', undefined],
      ['no object', 'console.snapshot', 'bad_envelope', undefined],
      ['null', null, 'bad_envelope', undefined],
      ['an unknown method', request('app.quit', {}), 'unknown_method', undefined],
      ['a name every object has', request('constructor', {}), 'unknown_method', undefined],
      ['the prototype as method', request('__proto__', {}), 'unknown_method', undefined],
      ['no input', { v: contractVersion, id: 'r1', method: 'call.hangUp', input: null }, 'invalid_input', ''],
      ['an extra key', request('call.hangUp', { callId: 'c', force: true }), 'invalid_input', 'force'],
      ['a nested extra key', request('call.place', { ...place, brief: { ...place.brief, secret: 1 } }), 'invalid_input', 'brief.secret'],
      ['a wrong value', request('call.sendDigits', { callId: 'c', digits: '12a' }), 'invalid_input', 'digits'],
      ['a value too long for its field', request('call.sendDigits', digits(33)), 'invalid_input', 'digits'],
      ['a request too large', request('call.sendDigits', digits(5_000)), 'too_large', undefined],
      ['a request too large by nesting', request('call.hangUp', { callId: 'c', x: Array.from({ length: 5_000 }, () => 0) }), 'too_large', undefined],
      ['an own __proto__', request('settings.update', JSON.parse('{"__proto__": {"theme": "dark"}}')), 'invalid_input', '__proto__'],
      ['a nested prototype key', request('settings.update', { owner: { name: 'x', phones: [], email: '', constructor: { prototype: {} } } }), 'invalid_input', 'owner.constructor'],
      ['nesting without end', request('log.report', JSON.parse(`${'{"a":'.repeat(40)}1${'}'.repeat(40)}`)), 'invalid_input', Array.from({ length: 33 }, () => 'a').join('.')],
    ])('%s is refused', async (_what, message, code, field) => {
      const reply = await (await running.raw('console')).ask(message);
      expect(reply).toMatchObject({ kind: 'reply', ok: false, v: contractVersion });
      expect([codeOf(reply), reply.ok ? '' : reply.error.field]).toEqual([code, field]);
      expect(service.requests).toEqual([]);
      expect(Object.prototype).not.toHaveProperty('theme');
    });

    test('a method asked too often is refused until ten seconds have passed; others are not', async () => {
      const raw = await running.raw('console');
      const setKey = request('key.set', { name: 'openai', value: '' });
      service.answer('key.set', () => ({ ok: true, value: { name: 'openai', present: false, source: 'none', last4: '' } }));
      const codes: string[] = [];
      for (let n = 0; n < 11; n += 1) codes.push(codeOf(await raw.ask(setKey)));
      expect(codes).toEqual([...Array.from({ length: 10 }, () => 'ok'), 'rate_limited']);
      expect(codeOf(await raw.ask(request('notice.dismiss', { noticeId: 'n' })))).toBe('ok');
      clock.advance(9_999);
      expect(codeOf(await raw.ask(setKey))).toBe('rate_limited');
      clock.advance(1);
      expect(codeOf(await raw.ask(setKey))).toBe('ok');
      expect(service.requests.filter(({ method }) => method === 'key.set')).toHaveLength(11);
    });

    test('a handler that throws tells the screen a number and the log the reason', async () => {
      const secret = 'SQLITE_CORRUPT at /home/elena/consigliere.db sk-secret';
      service.answer('history.get', () => { throw new Error(secret); });
      service.answer('history.search', () => Promise.reject(new TypeError(secret)));
      const raw = await running.raw('console');
      for (const message of [request('history.get', { callId: 'c' }), request('history.search', { query: '', sinceMs: null, outcome: null, limit: 5, before: null })]) {
        const reply = await raw.ask(message);
        expect(codeOf(reply)).toBe('internal');
        expect(JSON.stringify(reply)).not.toMatch(/SQLITE|elena|secret|\.ts/);
        const logged = logger.entries.find(({ event, fields }) => event === 'contract.handler_threw' && !reply.ok && fields['correlationId'] === reply.error.correlationId);
        expect(JSON.stringify(logged)).toContain('SQLITE_CORRUPT');
      }
    });

    test('an answer that breaks the contract is our bug: the screen gets no part of it', async () => {
      service.answer('call.place', () => ({ ok: true, value: { callId: 'c', internalNote: 'private' } }));
      const reply = await (await running.raw('console')).ask(request('call.place', place));
      expect(codeOf(reply)).toBe('internal');
      expect(JSON.stringify(reply)).not.toContain('private');
    });
  });

  describe(`state over ${harness.name}`, () => {
    const notice = (n: number) => ({ type: 'notice' as const, notice: { id: `n${n}`, tone: 'info' as const, title: `Notice ${n}`, text: '', place: 'app' as const } });

    function follow(bridge: Bridge<'console'>): { states: ConsoleState[]; until(done: (state: ConsoleState) => boolean): Promise<ConsoleState> } {
      const states: ConsoleState[] = [];
      const waiting = new Set<() => void>();
      followState({
        bridge, reduce: reduceConsole, after: timerAfter, onSignal: () => {}, snapshot: () => bridge.call('console.snapshot', {}),
        onState: (state) => {
          states.push(state);
          for (const look of [...waiting]) look();
        },
      });
      return {
        states,
        until: (done) => new Promise((resolve) => {
          const look = (): void => {
            const state = states.at(-1);
            if (state === undefined || !done(state)) return;
            waiting.delete(look);
            resolve(state);
          };
          waiting.add(look);
          look();
        }),
      };
    }

    test('deltas arrive complete and in order, signals among them', async () => {
      const bridge = await running.bridge('console');
      const seen: (number | string)[] = [];
      await bridge.call('console.snapshot', {});
      const all = new Promise<void>((resolve) => {
        bridge.subscribe((push) => {
          seen.push(push.kind === 'delta' ? push.seq : push.signal.type);
          if (seen.length === 201) resolve();
        });
      });
      for (let n = 1; n <= 200; n += 1) {
        service.pushConsole(notice(n));
        if (n === 100) service.signal({ type: 'clock', nowMs: 1 });
      }
      await all;
      expect(seen).toEqual([...Array.from({ length: 100 }, (_, n) => n + 1), 'clock', ...Array.from({ length: 100 }, (_, n) => n + 101)]);
    });

    test('the Desk gets its own deltas and no levels', async () => {
      const desk = await running.bridge('desk');
      await desk.call('desk.snapshot', {});
      const seen: unknown[] = [];
      const done = new Promise<void>((resolve) => {
        desk.subscribe((push) => {
          seen.push(push.kind === 'delta' ? push.delta : push.signal);
          if (push.kind === 'signal') resolve();
        });
      });
      service.pushConsole(notice(1));
      service.pushDesk({ type: 'theme', theme: 'dark' });
      service.signal({ type: 'levels', callId: 'c', them: 1, assistant: 0 });
      service.signal({ type: 'focus', to: 'desk', approvalId: null });
      await done;
      expect(seen).toEqual([{ type: 'theme', theme: 'dark' }, { type: 'focus', to: 'desk', approvalId: null }]);
    });

    test('a screen that follows has the core’s state after every delta, also those sent around its snapshot', async () => {
      const bridge = await running.bridge('console');
      const snapshot = service.projections.console;
      service.answer('console.snapshot', async () => {
        const before = { ...snapshot.snapshot(), nowMs: 0 };
        for (let n = 1; n <= 5; n += 1) service.pushConsole(notice(n));
        await new Promise((resolve) => { setImmediate(resolve); });
        return { ok: true, value: before };
      });
      const { until, states } = follow(bridge);
      await until((state) => state.notices.length === 5);
      service.pushConsole(notice(6));
      expect(await until((state) => state.notices.length === 6)).toEqual(snapshot.snapshot().state);
      expect(states.every((state) => state.notices.every(({ id }, index) => id === `n${index + 1}`))).toBe(true);
    });

    test('a gap is noticed and made good by a new snapshot', async () => {
      const { until, states } = follow(await running.bridge('console'));
      await until(() => true);
      service.pushConsole(notice(1));
      service.loseConsoleDelta(notice(2));
      service.pushConsole(notice(3));
      expect(await until((state) => state.notices.length === 3)).toEqual(service.projections.console.snapshot().state);
      expect(states.map(({ notices }) => notices.length)).toEqual([0, 1, 3]);
    });

    test('a peer that does not keep up is dropped, never served with holes', async () => {
      const bridge = await running.bridge('console');
      const { until } = follow(bridge);
      await until(() => true);
      running.stall('console');
      const line = sampleLine(1, 'them', 'x'.repeat(19_000));
      let pushed = 0;
      for (; pushed < 2_000 && service.listeners('console') > 0; pushed += 1) service.pushConsole({ type: 'line', line: { ...line, text: `${pushed} ${line.text}` } });
      expect(service.listeners('console')).toBe(0);
      expect(pushed).toBeGreaterThan(100);
      expect(logger.entries.some(({ event, fields }) => event === 'contract.dropped_peer' && fields['reason'] === 'too_slow')).toBe(true);
      if (!running.reconnects) return;
      expect(await until((state) => state.transcripts['call-luca']?.[0]?.text.startsWith(`${pushed - 1} `) === true)).toEqual(service.projections.console.snapshot().state);
    });

    test('a lost connection fails what is in flight, and ends the peer in the core', async () => {
      const bridge = await running.bridge('console');
      let arrived = (): void => {};
      const there = new Promise<void>((resolve) => { arrived = resolve; });
      service.answer('call.hangUp', () => {
        arrived();
        return new Promise(() => {});
      });
      const inFlight = bridge.call('call.hangUp', { callId: 'c' });
      await there;
      expect(service.listeners('console')).toBe(1);
      const down = running.reconnects ? untilUp(bridge, 'down') : Promise.resolve();
      running.lose('console');
      await down;
      await expect.poll(() => service.listeners('console') === 0 || running.reconnects).toBe(true);
      if (!running.reconnects) return;
      expect(await inFlight).toMatchObject({ ok: false, error: { code: 'disconnected', retryable: true } });
      await untilUp(bridge);
      expect(await bridge.call('notice.dismiss', { noticeId: 'n' })).toEqual({ ok: true, value: {} });
      await expect.poll(() => service.listeners('console')).toBe(1);
    });

    test('the Desk comes back by itself as well', async () => {
      if (!running.reconnects) return;
      const desk = await running.bridge('desk');
      for (let round = 0; round < 3; round += 1) {
        const down = untilUp(desk, 'down');
        running.lose('desk');
        await down;
        await untilUp(desk);
        expect(await desk.call('approval.shown', { approvalId: 'ap-text' })).toEqual({ ok: true, value: {} });
      }
    });

    test('a closed bridge is down, answers nothing and leaves nobody behind in the core', async () => {
      const bridge = await running.bridge('console');
      await bridge.call('console.snapshot', {});
      const states: string[] = [];
      bridge.onConnection((state) => { states.push(state); });
      bridge.close();
      expect(states).toEqual(['up', 'down']);
      expect(await bridge.call('notice.dismiss', { noticeId: 'n' })).toMatchObject({ ok: false, error: { code: 'disconnected' } });
      if (running.reconnects) await expect.poll(() => service.listeners('console')).toBe(0);
    });
  });

  describe(`audio over ${harness.name}`, () => {
    const frame = (more: Partial<AudioFrame>): Uint8Array => encodeFrame({ kind: 'pcm', streamId: 7, seq: 0, value: 0, samples: new Int16Array(0), ...more });
    const tone = (seq: number): Int16Array => Int16Array.from({ length: 480 }, (_, n) => Math.round(8_000 * Math.sin((seq * 480 + n) / 9)));

    async function laneOfConsole(): Promise<{ lane: Awaited<ReturnType<Running['lane']>>; core: FakeLane }> {
      await running.bridge('console');
      const attached = new Promise<FakeLane>((resolve) => { service.onLane = resolve; });
      const lane = await running.lane();
      // Some transports tell the core at the first frame only.
      return { lane, core: await attached };
    }

    test('frames pass both ways unchanged and in order, and the sender keeps to its credit', async () => {
      const { lane, core } = await laneOfConsole();
      let sent = 0;
      let credit = initialCredit;
      const total = 100;
      const pump = (): void => {
        for (; credit > 0 && sent < total; sent += 1, credit -= 1) core.port.send(frame({ seq: sent, value: sent * 20, samples: tone(sent) }));
      };
      core.onFrame = (bytes) => {
        const got = decodeFrame(bytes);
        if (got?.kind !== 'credit') return;
        credit += got.value;
        pump();
      };
      pump();
      expect(sent).toBe(initialCredit);
      for (let seq = 0; seq < total; seq += 1) {
        expect(decodeFrame(await lane.next())).toEqual({ kind: 'pcm', streamId: 7, seq, value: seq * 20, samples: tone(seq) });
        if (seq % 10 === 9) lane.send(frame({ kind: 'credit', value: 10 }));
      }
      expect(sent).toBe(total);
      const microphone = Array.from({ length: 30 }, (_, seq) => frame({ streamId: 8, seq, samples: tone(seq) }));
      const heard = (): Uint8Array[] => core.received.filter((each) => decodeFrame(each)?.streamId === 8);
      const all = new Promise<void>((resolve) => { core.onFrame = () => { if (heard().length === 30) resolve(); }; });
      for (const each of microphone) lane.send(each);
      await all;
      expect(heard()).toEqual(microphone);
    });

    test('what is no frame of ours never reaches the core, and too much of it closes the lane', async () => {
      const { lane, core } = await laneOfConsole();
      const wrong = [new Uint8Array(3), new Uint8Array(16), frame({ samples: tone(0) }).slice(0, 31), frame({ kind: 'clear' }).map((byte, at) => at === 1 ? 9 : byte)];
      for (const each of wrong) lane.send(each);
      const heard = new Promise<void>((resolve) => { core.onFrame = () => { resolve(); }; });
      lane.send(frame({ kind: 'clear' }));
      await heard;
      expect(core.received).toEqual([frame({ kind: 'clear' })]);
      for (let n = 0; n < 60; n += 1) lane.send(new Uint8Array(16));
      await lane.closed;
      expect(core.closed).toBe(true);
    });

    test('the largest frame passes; a larger message does not', async () => {
      const { lane, core } = await laneOfConsole();
      const largest = frame({ samples: new Int16Array(maxFrameSamples).fill(1234) });
      const heard = new Promise<void>((resolve) => { core.onFrame = () => { resolve(); }; });
      lane.send(largest);
      await heard;
      expect(core.received).toEqual([largest]);
      const tooLarge = new Uint8Array(largest.length + 2);
      tooLarge.set(largest);
      lane.send(tooLarge);
      lane.send(frame({ kind: 'played', value: 1 }));
      await expect.poll(() => core.closed || core.received.length === 2).toBe(true);
      expect(core.received.some((each) => each.length > largest.length)).toBe(false);
    });

    test('either end can close the lane, and the other is told', async () => {
      const first = await laneOfConsole();
      first.core.port.close();
      await first.lane.closed;
      const second = await laneOfConsole();
      second.lane.close();
      await expect.poll(() => second.core.closed).toBe(true);
    });

    test('a second lane of the same document ends the first', async () => {
      if (harness.name === 'memory') return;
      const first = await laneOfConsole();
      const attached = new Promise<FakeLane>((resolve) => { service.onLane = resolve; });
      await running.lane();
      const second = await attached;
      await first.lane.closed;
      expect([first.core.closed, second.closed, first.core.peer.peerId === second.peer.peerId]).toEqual([true, false, true]);
    });
  });
}

