import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeProblems } from '../../../../../src-main/core/realtime/change-problems.ts';
import { sessionUpdate } from '../../../../../src-main/core/realtime/client-event.ts';
import { defaultRealtimeSettings, type RealtimeSettings } from '../../../../../src-main/core/realtime/realtime-settings.ts';
import type { SessionChange, SessionConfig } from '../../../../../src-main/core/realtime/session-api.ts';
import { settingProblems } from '../../../../../src-main/core/realtime/setting-problems.ts';
import { usableConfig } from '../../../../../src-main/core/realtime/usable-config.ts';
import { createClientEventCheck } from '../../../../fakes/realtime/client-event-check.ts';
import { createSessionFixture, soundOf, testConfig } from '../../../../fakes/realtime/session-fixture.ts';
import { realtimeSettings, sessionConfig } from '../../../../fakes/realtime/setting-arbitraries.ts';

const check = createClientEventCheck();
const nowMs = Date.UTC(2026, 10, 21);
const problemsOf = (config: SessionConfig) => settingProblems(config.model, { voice: config.voice, language: config.language, instructions: config.instructions, tools: config.tools, mcpServers: config.mcpServers, ...config.settings }, nowMs);
const fits = (config: SessionConfig, before: SessionConfig | null = null): string | null => check(JSON.parse(sessionUpdate(config, 'event_1', true, false, before)));

describe('what passes is what is sent', () => {
  it('every set of settings without a problem makes a session.update of the published schema', () => {
    let passed = 0;
    fc.assert(fc.property(sessionConfig(testConfig), (config) => {
      if (problemsOf(config).length > 0) return;
      passed += 1;
      expect(fits(config)).toBeNull();
    }), { numRuns: 3_000 });
    expect(passed).toBeGreaterThan(300);
  });

  it('what cannot be used is left out before a session begins: the rest has no problem and fits', () => {
    fc.assert(fc.property(sessionConfig(testConfig), (config) => {
      const usable = usableConfig(config, nowMs);
      expect(settingProblems(config.model, { mcpServers: usable.config.mcpServers, ...usable.config.settings }, nowMs)).toEqual([]);
      expect(usable.leftOut.length === 0).toBe(usable.config === config);
      if (settingProblems(config.model, { tools: config.tools }, nowMs).length === 0) expect(fits(usable.config)).toBeNull();
    }), { numRuns: 500 });
  });

  it('every change without a problem fits as well, with nulls for what is switched off', () => {
    fc.assert(fc.property(realtimeSettings, realtimeSettings, fc.boolean(), (one, other, hasSpoken) => {
      const before = usableConfig({ ...testConfig, settings: one }, nowMs).config;
      if (changeProblems(before, other, { hasSpoken, nowMs }).length > 0) return;
      const after = { ...testConfig, settings: other };
      const sent = JSON.parse(sessionUpdate(after, 'event_1', true, hasSpoken, before)) as { session: { audio: { input: Record<string, unknown> } } };
      expect(nullsAside(sent)).toBeNull();
      for (const [setting, key] of [['transcription', 'transcription'], ['noiseReduction', 'noise_reduction']] as const) {
        if (other[setting] === null && before.settings[setting] !== null) expect(sent.session.audio.input[key]).toBeNull();
      }
    }), { numRuns: 1_000 });
  });
});

/** The published schemas leave out that transcription and noise reduction may be null, which the service's own words say. */
function nullsAside(event: { readonly session: { readonly audio: { readonly input: Record<string, unknown> } } }): string | null {
  const input = Object.fromEntries(Object.entries(event.session.audio.input).filter(([key, value]) => value !== null || key === 'turn_detection'));
  return check({ ...event, session: { ...event.session, audio: { ...event.session.audio, input } } });
}

const vad = { type: 'server_vad', threshold: 0.5, prefixPaddingMs: 300, silenceDurationMs: 500, idleTimeoutMs: null } as const;

/** Name, settings at first, the change, and what of the session that goes out must be (a part of it). */
const legal: readonly (readonly [string, Partial<RealtimeSettings>, SessionChange, Record<string, unknown>])[] = [
  ['speed', {}, { speed: 1.25 }, { audio: { output: { speed: 1.25 } } }],
  ['silence', {}, { turnDetection: { ...vad, silenceDurationMs: 800 } }, { audio: { input: { turn_detection: { type: 'server_vad', silence_duration_ms: 800 } } } }],
  ['idle timeout on', {}, { turnDetection: { ...vad, idleTimeoutMs: 6_000 } }, { audio: { input: { turn_detection: { idle_timeout_ms: 6_000 } } } }],
  ['idle timeout off', { turnDetection: { ...vad, idleTimeoutMs: 6_000 } }, { turnDetection: vad }, { audio: { input: { turn_detection: { idle_timeout_ms: null } } } }],
  ['to meaning', {}, { turnDetection: { type: 'semantic_vad', eagerness: 'high' } }, { audio: { input: { turn_detection: { type: 'semantic_vad', eagerness: 'high', create_response: true, interrupt_response: true } } } }],
  ['to manual turns', {}, { turnDetection: { type: 'manual' } }, { audio: { input: { turn_detection: null } } }],
  ['patience', {}, { interruption: 'patient' }, { audio: { input: { turn_detection: { create_response: false, interrupt_response: false } } } }],
  ['noise reduction off', {}, { noiseReduction: null }, { audio: { input: { noise_reduction: null } } }],
  ['noise reduction, far', {}, { noiseReduction: 'far_field' }, { audio: { input: { noise_reduction: { type: 'far_field' } } } }],
  ['transcription off', {}, { transcription: null }, { audio: { input: { transcription: null } } }],
  ['another transcription', {}, { transcription: { model: 'gpt-live-transcribe', prompt: 'Marchetti' } }, { audio: { input: { transcription: { model: 'gpt-live-transcribe', language: 'en', prompt: 'Marchetti' } } } }],
  ['guiding words removed', { transcription: { model: 'gpt-transcribe', prompt: 'Marchetti' } }, { transcription: { model: 'gpt-transcribe', prompt: '' } }, { audio: { input: { transcription: { prompt: '' } } } }],
  ['a limit', {}, { maxOutputTokens: 300 }, { max_output_tokens: 300 }],
  ['no limit', { maxOutputTokens: 300 }, { maxOutputTokens: null }, { max_output_tokens: 'inf' }],
  ['an effort', {}, { reasoning: 'high' }, { reasoning: { effort: 'high' } }],
  ['the model’s own effort again', { reasoning: 'high' }, { reasoning: null }, { reasoning: { effort: 'low' } }],
  ['truncation', {}, { truncation: { type: 'retention_ratio', retentionRatio: 0.8, postInstructionsTokens: 8_000 } }, { truncation: { type: 'retention_ratio', retention_ratio: 0.8, token_limits: { post_instructions: 8_000 } } }],
  ['truncation off', {}, { truncation: { type: 'disabled' } }, { truncation: 'disabled' }],
  ['tracing on', {}, { tracing: true }, { tracing: 'auto' }],
  ['language', {}, { language: 'de-DE' }, { audio: { input: { transcription: { language: 'de' } } } }],
  ['tools', {}, { tools: [] }, { tools: [] }],
];

const illegal: readonly (readonly [string, Partial<RealtimeSettings>, SessionChange, string[]])[] = [
  ['a pace that does not exist', {}, { speed: 2 }, ['speed']],
  ['a trace taken back', { tracing: true }, { tracing: false }, ['tracing']],
  ['tools at once given back', { parallelToolCalls: true }, { parallelToolCalls: null }, ['parallelToolCalls']],
  ['text while patient', { interruption: 'patient' }, { output: 'text' }, ['output']],
  ['patience without a voice', { output: 'text' }, { interruption: 'patient' }, ['output']],
  ['a tool that must be used, and none', { toolChoice: 'required' }, { tools: [] }, ['toolChoice']],
  ['guiding words that the transcription takes not', {}, { transcription: { model: 'gpt-realtime-whisper', prompt: 'x' } }, ['transcription.prompt']],
  ['two things, one of them good', {}, { speed: 1.5, maxOutputTokens: 0 }, ['maxOutputTokens']],
];

describe('changes while a call is on', () => {
  const onCall = (settings: Partial<RealtimeSettings>) => {
    const f = createSessionFixture({ config: { settings: { ...defaultRealtimeSettings, ...settings } } });
    f.session.connect();
    f.accept();
    f.socket().sent.length = 0;
    return f;
  };

  it.each(legal)('%s goes out, whole', (_, settings, change, expected) => {
    const f = onCall(settings);
    expect(f.session.update(change)).toEqual({ ok: true, value: null });
    expect(f.socket().sent).toHaveLength(1);
    expect(f.socket().sent[0]).toMatchObject({ type: 'session.update', session: expected });
    expect(nullsAside(f.socket().sent[0] as never)).toBeNull();
  });

  it.each(illegal)('%s is refused by name and nothing goes out', (_, settings, change, fields) => {
    const f = onCall(settings);
    const answer = f.session.update(change);
    expect(answer.ok ? [] : answer.error.map((problem) => problem.field)).toEqual(fields);
    expect(f.socket().sent).toEqual([]);
    // The next good one carries nothing of it.
    expect(f.session.update({ speed: 1.1 }).ok).toBe(true);
    expect(f.socket().sent).toHaveLength(1);
  });

  it('the voice may change until the assistant was heard, then not, and other settings still may', () => {
    const f = onCall({});
    expect(f.session.update({ voice: 'cedar' }).ok).toBe(true);
    expect(f.socket().sent.at(-1)).toMatchObject({ session: { audio: { output: { voice: 'cedar' } } } });
    f.socket().say({ type: 'response.created', response: { id: 'r1' } });
    f.socket().say({ type: 'response.output_item.added', response_id: 'r1', item: { id: 'i1', type: 'message', role: 'assistant' } });
    f.socket().say({ type: 'response.output_audio.delta', response_id: 'r1', item_id: 'i1', content_index: 0, delta: soundOf(1, 100) });
    expect(f.session.update({ voice: 'marin' })).toMatchObject({ ok: false, error: [{ field: 'voice' }] });
    expect(f.session.update({ voice: 'cedar', speed: 0.9 }).ok).toBe(true);
    expect(JSON.stringify(f.socket().sent.at(-1))).not.toContain('voice');
  });

  it('what was wrong before does not stand in the way of a good change', () => {
    const config = { ...testConfig, language: 'nonsense language' };
    expect(changeProblems(config, { speed: 1.2 }, { hasSpoken: false, nowMs })).toEqual([]);
    expect(changeProblems(config, { language: 'no' }, { hasSpoken: false, nowMs })).toEqual([]);
  });

  it('a session that begins with what its model does not take leaves that out and says so in the log by name only', () => {
    const f = createSessionFixture({ config: { model: 'gpt-realtime-1.5', settings: { ...defaultRealtimeSettings, reasoning: 'high', speed: 1.2 }, mcpServers: [{ label: 'crm', serverUrl: 'http://mcp.example.com', connectorId: null, authorization: 'sk-secret-token', headers: {}, allowedTools: null }] } });
    f.session.connect();
    f.accept();
    const [first] = f.socket().sent as { session: { tools: unknown[]; audio: { output: { speed: number } }; reasoning?: unknown } }[];
    expect(first?.session.reasoning).toBeUndefined();
    expect(first?.session.audio.output.speed).toBe(1.2);
    expect(first?.session.tools).toHaveLength(1);
    const lines = JSON.stringify(f.logger.entries);
    expect(lines).toContain('mcpServers.0.serverUrl');
    expect(lines).toContain('reasoning');
    expect(lines).not.toContain('sk-secret-token');
  });
});
