import { describe, expect, it } from 'vitest';
import { connectors } from '../../../../../src-main/core/realtime/mcp-problems.ts';
import { realtimeModels, transcriptionModels } from '../../../../../src-main/core/realtime/model-registry.ts';
import { defaultRealtimeSettings, type TurnDetection } from '../../../../../src-main/core/realtime/realtime-settings.ts';
import type { McpServer, RealtimeTool, SessionChange } from '../../../../../src-main/core/realtime/session-api.ts';
import { settingProblems } from '../../../../../src-main/core/realtime/setting-problems.ts';
import { realtimeVoices } from '../../../../../src-main/core/realtime/voice-registry.ts';
import { eagernesses, reasoningEfforts } from '../../../../../src-shared/domain/realtime.ts';

const two = 'gpt-realtime-2.1';
const one = 'gpt-realtime-1.5';
const fieldsOf = (change: unknown, model = two, nowMs?: number): string[] => settingProblems(model, change as SessionChange, nowMs).map((problem) => problem.field);

const silence: Extract<TurnDetection, { type: 'server_vad' }> = { type: 'server_vad', threshold: 0.5, prefixPaddingMs: 300, silenceDurationMs: 500, idleTimeoutMs: null };
const tool: RealtimeTool = { type: 'function', name: 'send_sms', description: 'Sends a text.', parameters: { type: 'object', properties: {} } };
const server: McpServer = { label: 'crm', serverUrl: 'https://mcp.example.com/sse', connectorId: null, authorization: null, headers: {}, allowedTools: null };

/** Field, model, what is taken, what is not. */
const tables: readonly (readonly [string, string, (value: never) => unknown, readonly unknown[], readonly unknown[]])[] = [
  ['speed', two, (speed) => ({ speed }), [0.25, 0.5, 1, 1.5], [0.249, 1.501, 0, -1, Number.NaN, Infinity, '1', null]],
  ['turnDetection.threshold', two, (threshold) => ({ turnDetection: { ...silence, threshold } }), [0, 0.5, 1], [-0.01, 1.01, Number.NaN, '0.5', null]],
  ['turnDetection.prefixPaddingMs', two, (prefixPaddingMs) => ({ turnDetection: { ...silence, prefixPaddingMs } }), [0, 300, 5_000], [-1, 5_001, 0.5, Number.NaN]],
  ['turnDetection.silenceDurationMs', two, (silenceDurationMs) => ({ turnDetection: { ...silence, silenceDurationMs } }), [100, 500, 10_000], [99, 10_001, 500.5, null]],
  ['turnDetection.idleTimeoutMs', two, (idleTimeoutMs) => ({ turnDetection: { ...silence, idleTimeoutMs } }), [null, 5_000, 6_000, 30_000], [4_999, 30_001, 6_000.5, '6000', 0]],
  ['turnDetection.idleTimeoutMs', two, (idleTimeoutMs) => ({ turnDetection: { type: 'semantic_vad', eagerness: 'auto', idleTimeoutMs } }), [null, undefined], [5_000, 6_000]],
  ['turnDetection.eagerness', two, (eagerness) => ({ turnDetection: { type: 'semantic_vad', eagerness } }), eagernesses, ['eager', undefined, null, 3]],
  ['turnDetection', two, (type) => ({ turnDetection: { ...silence, type } }), ['server_vad', 'manual'], ['client_vad', undefined, null]],
  ['turnDetection', two, (turnDetection) => ({ turnDetection }), [silence, { type: 'manual' }], [null, 'server_vad', []]],
  ['interruption', two, (interruption) => ({ interruption }), ['at_once', 'patient'], ['never', null, true]],
  ['noiseReduction', two, (noiseReduction) => ({ noiseReduction }), [null, 'near_field', 'far_field'], ['on', true]],
  ['output', two, (output) => ({ output }), ['audio', 'text'], ['both', null, ['audio']]],
  ['maxOutputTokens', two, (maxOutputTokens) => ({ maxOutputTokens }), [null, 1, 2_000, 4_096], [0, -1, 4_097, 1.5, 'inf', Infinity]],
  ['maxOutputTokens', one, (maxOutputTokens) => ({ maxOutputTokens }), [null, 1, 4_096], [0, 4_097]],
  ['reasoning', two, (reasoning) => ({ reasoning }), [null, ...reasoningEfforts], ['none', 'max', true]],
  ['reasoning', one, (reasoning) => ({ reasoning }), [null], reasoningEfforts],
  ['truncation', two, (type) => ({ truncation: { type, retentionRatio: 0.5, postInstructionsTokens: null } }), ['auto', 'disabled', 'retention_ratio'], ['half', null, undefined]],
  ['truncation.retentionRatio', two, (retentionRatio) => ({ truncation: { type: 'retention_ratio', retentionRatio, postInstructionsTokens: null } }), [0, 0.5, 1], [-0.01, 1.01, Number.NaN, null]],
  ['truncation.postInstructionsTokens', two, (postInstructionsTokens) => ({ truncation: { type: 'retention_ratio', retentionRatio: 0.8, postInstructionsTokens } }), [null, 0, 8_000, 96_000], [-1, 96_001, 0.5]],
  ['truncation.postInstructionsTokens', one, (postInstructionsTokens) => ({ truncation: { type: 'retention_ratio', retentionRatio: 0.8, postInstructionsTokens } }), [27_904], [27_905]],
  ['toolChoice', two, (toolChoice) => ({ toolChoice }), ['auto', 'none', 'required'], ['any', null]],
  ['toolChoice', two, (tools) => ({ tools, toolChoice: 'required' }), [[tool]], [[]]],
  ['parallelToolCalls', two, (parallelToolCalls) => ({ parallelToolCalls }), [null, true, false], ['yes', 1]],
  ['parallelToolCalls', one, (parallelToolCalls) => ({ parallelToolCalls }), [null], [true, false]],
  ['tracing', two, (tracing) => ({ tracing }), [true, false], ['auto', null]],
  ['voice', two, (voice) => ({ voice }), [...realtimeVoices, 'Marin', ' cedar ', 'voice_abc-1', `voice_${'a'.repeat(100)}`], ['', 'fable', 'nova', 'onyx', 'voice_', `voice_${'a'.repeat(101)}`, 'voice_ü', null]],
  ['voice', 'gpt-4o-realtime-preview', (voice) => ({ voice }), ['alloy', 'verse'], ['marin', 'cedar']],
  ['language', two, (language) => ({ language }), ['en', 'en-US', 'de', 'zh-Hant-TW', 'es-419', 'gsw'], ['', 'e', 'english', 'en_US', 'en-', '??', 'x-klingon', `en-${'a'.repeat(40)}`, null]],
  ['instructions', two, (length) => ({ instructions: 'a'.repeat(length) }), [0, 65_536], [65_537]],
  ['instructions', two, (instructions) => ({ instructions }), [''], [null, 7]],
  ['tools', two, (count) => ({ tools: Array.from({ length: count }, (_, at) => ({ ...tool, name: `tool_${at}` })) }), [0, 1, 128], [129]],
  ['tools', two, (tools) => ({ tools }), [[]], [null, {}, 'send_sms']],
  ['tools.0.name', two, (name) => ({ tools: [{ ...tool, name }] }), ['a', 'A-b_9', 'a'.repeat(64)], ['', 'a b', 'a.b', 'ü', 'a'.repeat(65), 'functions', 'multi_tool_use', '__proto__', 'constructor', 'prototype', 7]],
  ['tools.1.name', two, (name) => ({ tools: [tool, { ...tool, name }] }), ['other'], ['send_sms']],
  ['tools.0.type', two, (type) => ({ tools: [{ ...tool, type }] }), ['function'], ['mcp', undefined]],
  ['tools.0.description', two, (description) => ({ tools: [{ ...tool, description }] }), ['', 'a'.repeat(1_024)], ['a'.repeat(1_025), null]],
  ['tools.0.parameters', two, (parameters) => ({ tools: [{ ...tool, parameters }] }), [{ type: 'object' }], [{}, null, { type: 'string' }, undefined]],
  ['mcpServers', two, (count) => ({ mcpServers: Array.from({ length: count }, (_, at) => ({ ...server, label: `s${at}` })) }), [0, 20], [21]],
  ['mcpServers', two, (mcpServers) => ({ mcpServers }), [[]], [null, server]],
  ['mcpServers.0', two, (entry) => ({ mcpServers: [entry] }), [server], [null, 'crm']],
  ['mcpServers.0.label', two, (label) => ({ mcpServers: [{ ...server, label }] }), ['a', 'A-b_9', 'a'.repeat(64)], ['', '9a', '_a', 'a b', 'a'.repeat(65), null]],
  ['mcpServers.1.label', two, (label) => ({ mcpServers: [server, { ...server, label }] }), ['erp'], ['crm', 'CRM']],
  ['mcpServers.0.serverUrl', two, (serverUrl) => ({ mcpServers: [{ ...server, serverUrl }] }), ['https://mcp.example.com', 'http://localhost:8080/mcp', 'http://127.0.0.1:1', 'http://[::1]:9/x'], [null, '', 'mcp.example.com', 'http://mcp.example.com', 'ws://localhost', 'ftp://localhost', 'http://127.0.0.1.example.com', 'https://user:pass@mcp.example.com', 7]],
  ['mcpServers.0.serverUrl', two, (connectorId) => ({ mcpServers: [{ ...server, connectorId }] }), [null], ['connector_gmail']],
  ['mcpServers.0.connectorId', two, (connectorId) => ({ mcpServers: [{ ...server, serverUrl: null, connectorId }] }), connectors, ['connector_slack', '', 7]],
  ['mcpServers.0.authorization', two, (authorization) => ({ mcpServers: [{ ...server, authorization }] }), [null, 'token'], ['', 'two\r\nlines', 'naïve', 7]],
  ['mcpServers.0.headers', two, (headers) => ({ mcpServers: [{ ...server, headers }] }), [{}, { 'X-Team': 'a' }, { Authorization: 'Bearer x' }], [{ 'X Team': 'a' }, { '': 'a' }, { 'X-Team': '' }, { 'X-Team': 'a\r\nX: b' }, { Host: 'x' }, { a: 'x', A: 'y' }, { a: 7 }, null, Object.fromEntries(Array.from({ length: 33 }, (_, at) => [`h${at}`, 'x']))]],
  ['mcpServers.0.headers', two, (authorization) => ({ mcpServers: [{ ...server, authorization, headers: { authorization: 'Bearer x' } }] }), [null], ['token']],
  ['mcpServers.0.allowedTools', two, (allowedTools) => ({ mcpServers: [{ ...server, allowedTools }] }), [null, ['a'], ['calendar/read.one']], [[], [''], ['a b'], [7], 'a', Array.from({ length: 201 }, () => 'a')]],
  ['transcription', two, (transcription) => ({ transcription }), [null, { model: 'whisper-1', prompt: '' }], ['whisper-1', {}, { model: 'whisper-1' }]],
  ['transcription.model', two, (model) => ({ transcription: { model, prompt: '' } }), transcriptionModels.map((each) => each.id), ['', 'gpt-7-transcribe', 'toString']],
  ['transcription.prompt', two, (prompt) => ({ transcription: { model: 'gpt-transcribe', prompt } }), ['', 'Marchetti', 'a'.repeat(1_000)], ['a'.repeat(1_001)]],
  ['transcription.prompt', two, (prompt) => ({ transcription: { model: 'gpt-realtime-whisper', prompt } }), [''], ['Marchetti']],
  ['nonsense', two, (nonsense) => ({ nonsense }), [undefined], [1, null]],
];

describe('settings the service would refuse', () => {
  it.each(tables.flatMap(([field, model, make, taken, refused]) => [...taken.map((value) => [field, model, value, make, []] as const), ...refused.map((value) => [field, model, value, make, [field]] as const)]))('%s with %s: %j', (_, model, value, make, expected) => {
    const found = fieldsOf(make(value as never), model);
    expect([...new Set(found)]).toEqual(expected);
  });

  it('the defaults fit every model, and also one that this release does not know', () => {
    for (const model of [...realtimeModels.map((each) => each.id), 'gpt-realtime-9']) expect(fieldsOf(defaultRealtimeSettings, model), model).toEqual([]);
  });

  it.each(realtimeModels)('$id takes what its entry says, and no more', (model) => {
    for (const effort of reasoningEfforts) expect(fieldsOf({ reasoning: effort }, model.id)).toEqual(model.efforts.includes(effort) ? [] : ['reasoning']);
    expect(fieldsOf({ maxOutputTokens: model.outputLimit }, model.id)).toEqual([]);
    expect(fieldsOf({ maxOutputTokens: model.outputLimit + 1 }, model.id)).toEqual(['maxOutputTokens']);
    expect(fieldsOf({ parallelToolCalls: true }, model.id)).toEqual(model.parallelTools ? [] : ['parallelToolCalls']);
    for (const voice of realtimeVoices) expect(fieldsOf({ voice }, model.id)).toEqual(model.voices.includes(voice) ? [] : ['voice']);
    expect(fieldsOf({ instructions: 'a'.repeat(model.instructionTokens * 4 + 1) }, model.id)).toEqual(['instructions']);
    for (const type of ['server_vad', 'semantic_vad'] as const) expect(fieldsOf({ turnDetection: type === 'server_vad' ? silence : { type, eagerness: 'auto' } }, model.id)).toEqual(model.vads.includes(type) ? [] : ['turnDetection']);
  });

  it('a model that is not known is taken to accept what the newest does', () => {
    expect(fieldsOf({ reasoning: 'xhigh', parallelToolCalls: true, maxOutputTokens: 4_096, voice: 'marin' }, 'gpt-realtime-9')).toEqual([]);
  });

  it('a transcription that was switched off is refused from its day on', () => {
    const change = { transcription: { model: 'whisper-1', prompt: '' } };
    expect(fieldsOf(change, two, Date.UTC(2027, 1, 25, 23, 59))).toEqual([]);
    expect(settingProblems(two, change, Date.UTC(2027, 1, 26))).toEqual([{ field: 'transcription.model', text: 'OpenAI switched whisper-1 off on 2027-02-26. Choose gpt-transcribe.' }]);
  });

  it('patience means nothing without a voice', () => {
    expect(fieldsOf({ output: 'text', interruption: 'patient' })).toEqual(['output']);
    expect(fieldsOf({ output: 'text', interruption: 'at_once' })).toEqual([]);
    expect(fieldsOf({ output: 'audio', interruption: 'patient' })).toEqual([]);
  });

  it('names every problem of a change at once, in sentences', () => {
    const problems = settingProblems(one, { speed: 2, reasoning: 'high', voice: 'fable', turnDetection: { ...silence, threshold: 2, silenceDurationMs: 1 } });
    expect(problems.map((problem) => problem.field).sort()).toEqual(['reasoning', 'speed', 'turnDetection.silenceDurationMs', 'turnDetection.threshold', 'voice']);
    for (const { text } of problems) expect(text).toMatch(/^[A-Zg][^!]*\.$/);
    expect(problems.find((problem) => problem.field === 'reasoning')?.text).toBe('gpt-realtime-1.5 does not reason. Leave this to the model, or choose a model that reasons.');
    expect(problems.find((problem) => problem.field === 'voice')?.text).toContain('Choose ballad');
  });

  it('never quotes what may be a secret', () => {
    const secret = 'sk-live-1234567890';
    const spoiled: McpServer = { label: `${secret} `, serverUrl: `http://${secret}.example.com`, connectorId: null, authorization: `${secret}\n`, headers: { [`${secret} x`]: `${secret}\n`, Host: secret }, allowedTools: [`${secret} x`] };
    const problems = settingProblems(two, { mcpServers: [spoiled, { ...spoiled, serverUrl: `https://user:${secret}@example.com`, connectorId: null }, { ...spoiled, serverUrl: null, connectorId: secret }], voice: secret, language: secret });
    expect(problems.length).toBeGreaterThan(10);
    expect(JSON.stringify(problems)).not.toContain(secret);
  });
});
