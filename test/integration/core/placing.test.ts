import { describe, expect, it } from 'vitest';
import { coreWithFakes, dinnerBrief } from '../../fakes/core-with-fakes.ts';
import { restaurant } from '../../fakes/fake-practice.ts';
import { containing } from '../../fakes/matching.ts';

describe('placing', () => {
  it('goes from dialing to connected, and the assistant waits for their greeting', async () => {
    const app = await coreWithFakes();
    const placed = await app.console('call.place', { to: '(415) 555-0164', name: null, line: 'practice', brief: dinnerBrief });
    expect(placed.ok).toBe(true);
    expect(app.state().calls[0]).toMatchObject({ phase: 'dialing', session: 'connecting', peer: { name: 'Harbor & Pine', standing: 'outside' } });
    expect(app.store.calls.size).toBe(1);
    const [session] = app.sessions;
    const [leg] = app.practice.legs;
    expect(session?.asked.map((each) => each.what)).toEqual(['connect']);
    leg?.events.onRinging();
    expect(app.state().calls[0]?.phase).toBe('ringing');
    leg?.events.onAudio(new Int16Array(480));
    expect(session?.audioFrames).toBe(0);
    session?.ready();
    leg?.events.onAnswered();
    leg?.events.onAudio(new Int16Array(480));
    expect(session?.audioFrames).toBe(1);
    app.clock.advance(2_999);
    expect(session?.asked.some((each) => each.what === 'respond')).toBe(false);
    app.clock.advance(1);
    expect(session?.asked.some((each) => each.what === 'respond')).toBe(true);
  });

  it.each([
    ['letters', 'hello', 'bad_number'], ['an unknown number', '+14155550142', 'bad_number'], ['an emergency number', '911', 'refused_by_policy'],
  ])('refuses %s by the field', async (_, to, code) => {
    const app = await coreWithFakes();
    expect(await app.console('call.place', { to, name: null, line: 'practice', brief: dinnerBrief })).toMatchObject({ ok: false, error: { code, field: 'to' } });
    expect(app.state().calls).toEqual([]);
  });

  it('needs an engine, and a key for the phone network', async () => {
    const app = await coreWithFakes();
    expect(await app.console('call.place', { to: '', name: null, line: 'softphone', brief: dinnerBrief })).toMatchObject({ ok: false, error: { code: 'line_unavailable' } });
    app.practice.engineProblem = 'Port 4001 is taken.';
    expect(await app.console('call.place', { to: restaurant.peer.number, name: null, line: 'practice', brief: dinnerBrief })).toMatchObject({ ok: false, error: { code: 'engine_unavailable', message: containing('Port 4001') } });
    await app.console('console.snapshot', {});
    expect(app.state().lines.find((line) => line.kind === 'practice')).toMatchObject({ state: 'problem' });
  });

  it('chooses the engine: practice stays here, the assistant line takes the key', async () => {
    const app = await coreWithFakes({ secrets: { openai_api_key: 'sk-stored-91cE' } });
    await app.console('call.place', { to: restaurant.peer.number, name: null, line: 'practice', brief: dinnerBrief });
    await app.console('call.place', { to: '', name: null, line: 'assistant', brief: dinnerBrief });
    await app.console('key.set', { name: 'openai', value: '' });
    await app.console('call.place', { to: '', name: null, line: 'assistant', brief: dinnerBrief });
    expect(app.sessions.map((session) => [session.config.url, session.config.apiKey])).toEqual([
      ['ws://127.0.0.1:1/v1/realtime', 'practice'], ['wss://api.openai.com/v1/realtime', 'sk-stored-91cE'], ['ws://127.0.0.1:1/v1/realtime', 'practice'],
    ]);
    expect(app.sessions[0]?.config.tools.map((tool) => tool.name)).not.toContain('make_call');
  });

  it('a whisper before they spoke is known to the assistant, and makes it say nothing', async () => {
    const app = await coreWithFakes();
    const placed = await app.console('call.place', { to: restaurant.peer.number, name: null, line: 'practice', brief: dinnerBrief });
    const callId = placed.ok ? placed.value.callId : '';
    const [session] = app.sessions;
    const [leg] = app.practice.legs;
    const whispered = () => session?.asked.flatMap((each) => (each.what === 'text' ? [(each.detail as { respond: boolean }).respond] : []));
    session?.ready();
    await app.console('call.whisper', { callId, text: 'Be brief' });
    leg?.events.onRinging();
    await app.console('call.whisper', { callId, text: 'Ask for the window' });
    leg?.events.onAnswered();
    await app.console('call.whisper', { callId, text: 'They are slow' });
    expect(whispered()).toEqual([false, false, false]);
    session?.theySay('t1', 'Harbor & Pine.');
    await app.console('call.whisper', { callId, text: 'Thank them' });
    expect(whispered()).toEqual([false, false, false, true]);
  });

  it('an engine that fails ends the call with its words', async () => {
    const app = await coreWithFakes();
    await app.console('call.place', { to: restaurant.peer.number, name: null, line: 'practice', brief: dinnerBrief });
    app.sessions[0]?.emit({ type: 'state', state: 'lost', problem: { code: 'bad_key', fatal: true, text: 'OpenAI refused the key. The assistant cannot speak on real calls. Paste a current key, then check it.' } });
    expect(app.state().calls[0]).toMatchObject({ phase: 'ended', end: { reason: 'failed_engine', text: containing('Paste a current key') }, outcome: 'failed' });
  });
});
