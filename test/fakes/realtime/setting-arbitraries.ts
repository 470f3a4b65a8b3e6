import fc from 'fast-check';
import { connectors } from '../../../src-main/core/realtime/mcp-problems.ts';
import { realtimeModels, transcriptionModels } from '../../../src-main/core/realtime/model-registry.ts';
import type { RealtimeSettings, Truncation, TurnDetection } from '../../../src-main/core/realtime/realtime-settings.ts';
import type { McpServer, RealtimeTool, SessionConfig } from '../../../src-main/core/realtime/session-api.ts';
import { audioFormats } from '../../../src-main/core/realtime/session-api.ts';
import { realtimeVoices } from '../../../src-main/core/realtime/voice-registry.ts';
import { eagernesses, interruptions, noiseReductions, reasoningEfforts } from '../../../src-shared/domain/realtime.ts';

/* Settings of every kind, most of them good, some of them not: what passes the check is what the tests are about. */

const mostly = <T>(good: fc.Arbitrary<T>, bad: fc.Arbitrary<T>): fc.Arbitrary<T> => fc.oneof({ weight: 20, arbitrary: good }, { weight: 1, arbitrary: bad });
const near = (low: number, high: number): fc.Arbitrary<number> => mostly(fc.integer({ min: low, max: high }), fc.constantFrom(low, high, low - 1, high + 1, low + 0.5, Number.NaN));
const share = mostly(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 1, -0.1, 1.1, Number.NaN));
const orNull = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(arbitrary, { nil: null });

const turnDetection: fc.Arbitrary<TurnDetection> = fc.oneof(
  fc.record({ type: fc.constant('server_vad' as const), threshold: share, prefixPaddingMs: near(0, 5_000), silenceDurationMs: near(100, 10_000), idleTimeoutMs: orNull(near(5_000, 30_000)) }),
  fc.record({ type: fc.constant('semantic_vad' as const), eagerness: fc.constantFrom(...eagernesses) }),
  fc.constant({ type: 'manual' as const }),
);
const truncation: fc.Arbitrary<Truncation> = fc.oneof(
  fc.constantFrom<Truncation>({ type: 'auto' }, { type: 'disabled' }),
  fc.record({ type: fc.constant('retention_ratio' as const), retentionRatio: share, postInstructionsTokens: orNull(near(0, 27_904)) }),
);
const transcription = fc.record({ model: mostly(fc.constantFrom(...transcriptionModels.map((model) => model.id)), fc.constant('unheard-of')), prompt: fc.oneof({ weight: 3, arbitrary: fc.constant('') }, fc.string({ maxLength: 1_010 })) });

export const realtimeSettings: fc.Arbitrary<RealtimeSettings> = fc.record({
  output: fc.constantFrom('audio', 'text'), speed: mostly(fc.double({ min: 0.25, max: 1.5, noNaN: true }), fc.constantFrom(0.2, 1.6)), turnDetection, interruption: fc.constantFrom(...interruptions), lineSilentMs: orNull(near(5_000, 120_000)),
  noiseReduction: orNull(fc.constantFrom(...noiseReductions)), transcription: orNull(transcription), maxOutputTokens: orNull(near(1, 4_096)), reasoning: fc.option(fc.constantFrom(...reasoningEfforts), { nil: null, freq: 2 }),
  truncation, toolChoice: fc.constantFrom('auto', 'none', 'required'), parallelToolCalls: orNull(fc.boolean()), tracing: fc.boolean(),
});

const tool: fc.Arbitrary<RealtimeTool> = fc.record({ type: fc.constant('function' as const), name: mostly(fc.stringMatching(/^[a-z_]{1,12}$/), fc.string({ maxLength: 70 })), description: fc.string({ maxLength: 60 }), parameters: fc.constant({ type: 'object', properties: { text: { type: 'string' } } }) });
const secretsOf = { authorization: orNull(mostly(fc.constant('token'), fc.constant('two\nlines'))), headers: fc.dictionary(mostly(fc.constant('X-Team'), fc.constantFrom('Authorization', 'X Team')), mostly(fc.constant('a'), fc.constant(''))), allowedTools: orNull(mostly<string[]>(fc.constantFrom(['read', 'calendar/write'], ['read']), fc.constantFrom<string[]>([], ['a b']))) };
const label = mostly(fc.stringMatching(/^[a-z][a-z0-9_-]{0,10}$/), fc.string({ maxLength: 10 }));
const mcpServer: fc.Arbitrary<McpServer> = fc.oneof(
  fc.record({ label, serverUrl: mostly(fc.constantFrom('https://mcp.example.com/sse', 'http://localhost:9/x'), fc.constantFrom('http://mcp.example.com', 'nonsense')), connectorId: mostly(fc.constant(null), fc.constant('connector_gmail')), ...secretsOf }),
  fc.record({ label, serverUrl: fc.constant(null), connectorId: mostly(fc.constantFrom(...connectors), fc.constantFrom('connector_none', null)), ...secretsOf }),
);

export const sessionConfig = (base: SessionConfig): fc.Arbitrary<SessionConfig> => fc.record({
  url: fc.constant(base.url), apiKey: fc.constant(base.apiKey), model: fc.constantFrom(...realtimeModels.map((model) => model.id), 'gpt-realtime-9'),
  voice: mostly(fc.constantFrom(...realtimeVoices, 'voice_abc'), fc.constant('fable')), language: mostly(fc.constantFrom('en-US', 'de', 'zh-Hant-TW'), fc.constant('nonsense language')), instructions: fc.string({ maxLength: 200 }),
  tools: fc.uniqueArray(tool, { maxLength: 3, selector: (each) => each.name }), mcpServers: fc.array(mcpServer, { maxLength: 2 }), format: fc.constantFrom(...audioFormats), settings: realtimeSettings,
});
