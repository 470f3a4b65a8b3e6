import { describe, expect, it } from 'vitest';
import type { NoticeView, RealtimeSettingsView } from '../../../../../src-shared/contract/views.ts';
import { announceRealtime } from '../../../../../src-main/core/settings/announce-realtime.ts';
import { defaultRealtime } from '../../../../../src-main/core/settings/default-realtime.ts';
import { openSettings } from '../../../../../src-main/core/settings/settings-store.ts';
import { plainEnvironment } from '../../../../fakes/core-with-fakes.ts';
import { createMemoryFiles } from '../../../../fakes/memory-files.ts';
import { createQuietLogger } from '../../../../fakes/quiet-logger.ts';
import { methods } from '../../../../../src-shared/contract/methods.ts';
import type { Environment } from '../../../../../src-main/core/settings/environment.ts';

const open = async (content: unknown) => {
  const files = createMemoryFiles({ 'settings.json': JSON.stringify(content) });
  const settings = await openSettings({ files, environment: plainEnvironment, logger: createQuietLogger() });
  const notices: NoticeView[] = [];
  settings.announce({ raise: (notice) => { notices.push(notice); }, clear: () => {}, dismiss: () => false });
  return { files, settings, notices };
};
const vad = { type: 'server_vad', threshold: 0.5, prefixPaddingMs: 300, silenceDurationMs: 500, idleTimeoutMs: null };

/** Field, what a file may hold, what it may not. */
const rows: readonly (readonly [keyof RealtimeSettingsView, readonly unknown[], readonly unknown[]])[] = [
  ['model', [null, 'gpt-realtime-2', 'my/model:1'], ['', 'two words', 7]],
  ['speed', [0.25, 1.5], [0.2, 1.6, '1']],
  ['turnDetection', [vad, { ...vad, idleTimeoutMs: 5_000 }, { type: 'semantic_vad', eagerness: 'low' }], [{ ...vad, threshold: 2 }, { ...vad, idleTimeoutMs: 4_999 }, { ...vad, silenceDurationMs: 50 }, { type: 'manual' }, { type: 'semantic_vad' }, 'server_vad']],
  ['interruption', ['patient', 'at_once'], ['never', null]],
  ['noiseReduction', [null, 'far_field'], ['on']],
  ['transcription', [null, { model: 'gpt-transcribe', prompt: 'Marchetti' }], ['gpt-transcribe', { model: 'x' }, { model: 'x', prompt: 'a'.repeat(1_001) }]],
  ['maxOutputTokens', [null, 1, 4_096], [0, 4_097, 1.5, 'inf']],
  ['reasoning', [null, 'xhigh'], ['max']],
  ['truncation', [{ type: 'auto' }, { type: 'disabled' }, { type: 'retention_ratio', retentionRatio: 0.8, postInstructionsTokens: 8_000 }], [{ type: 'retention_ratio', retentionRatio: 1.2, postInstructionsTokens: null }, 'auto']],
  ['tracing', [true, false], ['auto']],
];

describe('settings of calls in settings.json', () => {
  it.each(rows.flatMap(([key, good]) => good.map((value) => [key, value] as const)))('%s: %j is read', async (key, value) => {
    const { settings, notices } = await open({ realtime: { [key]: value } });
    expect(settings.current.realtime).toEqual({ ...defaultRealtime, [key]: value });
    expect(notices).toEqual([]);
  });

  it.each(rows.flatMap(([key, , bad]) => bad.map((value) => [key, value] as const)))('%s: %j is named, and its default is used', async (key, value) => {
    const { settings, notices } = await open({ realtime: { [key]: value } });
    expect(settings.current.realtime).toEqual(defaultRealtime);
    expect(notices.map((notice) => notice.id)).toEqual([`settings.realtime.${key}`]);
  });

  it('defaults are the session’s, and the contract takes them', async () => {
    const { settings } = await open({});
    expect(settings.current.realtime).toMatchObject({ model: null, speed: 1, turnDetection: vad, interruption: 'at_once', noiseReduction: 'near_field', transcription: { model: 'gpt-realtime-whisper', prompt: '' }, tracing: false });
    expect(methods['settings.update'].input.safeParse({ realtime: settings.current.realtime }).success).toBe(true);
  });

  it('writes what changed and keeps what it does not know', async () => {
    const { files, settings } = await open({ realtime: { speed: 1.1, future: 1 } });
    expect((await settings.update({ realtime: { ...settings.current.realtime, speed: 1.2 } })).ok).toBe(true);
    expect((JSON.parse(files.contents.get('settings.json')!) as { realtime: unknown }).realtime).toMatchObject({ speed: 1.2, future: 1, model: null });
  });
});

describe('changing the settings of calls', () => {
  it('refuses by field what the chosen model does not take, and keeps the old ones', async () => {
    const { settings } = await open({});
    const refused = await settings.update({ realtime: { ...defaultRealtime, model: 'gpt-realtime-1.5', reasoning: 'high' } });
    expect(refused).toMatchObject({ ok: false, error: { code: 'invalid_input', field: 'realtime.reasoning', message: expect.stringMatching(/^gpt-realtime-1\.5 does not reason\..+Calls go on with the settings from before\.$/) as string } });
    expect(settings.current.realtime).toEqual(defaultRealtime);
    expect((await settings.update({ realtime: { ...defaultRealtime, reasoning: 'high' } })).ok).toBe(true);
    expect((await settings.update({ realtime: { ...settings.current.realtime, model: 'gpt-realtime-1.5' } })).ok).toBe(false);
  });

  it('changes made at the same time all count', async () => {
    const { files, settings } = await open({});
    await Promise.all([settings.update({ realtime: { speed: 1.3 } }), settings.update({ realtime: { reasoning: 'low' } }), settings.update({ theme: 'dark' })]);
    expect(settings.current).toMatchObject({ theme: 'dark', realtime: { speed: 1.3, reasoning: 'low', interruption: 'at_once' } });
    expect(JSON.parse(files.contents.get('settings.json')!)).toMatchObject({ theme: 'dark', realtime: { speed: 1.3, reasoning: 'low' } });
  });

  it('what was unusable before can be mended one thing at a time', async () => {
    const { settings } = await open({ realtime: { model: 'gpt-realtime-1.5', reasoning: 'high', transcription: { model: 'gone', prompt: '' } } });
    expect((await settings.update({ realtime: { ...settings.current.realtime, reasoning: null } })).ok).toBe(true);
    expect((await settings.update({ realtime: { ...settings.current.realtime, transcription: null } })).ok).toBe(true);
  });
});

describe('what Settings says about the settings of calls', () => {
  const noticesOf = (change: Partial<RealtimeSettingsView>, nowMs: number, environment: Partial<Environment> = {}) => {
    const present = new Map<string, NoticeView>();
    announceRealtime({ ...defaultRealtime, ...change }, { ...plainEnvironment, ...environment }, { raise: (notice) => { present.set(notice.id, notice); }, clear: (id) => { present.delete(id); }, dismiss: () => false }, nowMs);
    return [...present.values()];
  };
  const november = Date.UTC(2026, 10, 21);

  it('nothing about the defaults', () => { expect(noticesOf({}, november)).toEqual([]); });
  it('a model near its end, with the day and what takes its place', () => {
    expect(noticesOf({ model: 'gpt-realtime' }, november)).toMatchObject([{ id: 'realtime.model', place: 'settings', title: 'The model of calls ends soon', text: expect.stringMatching(/2027-01-20, in 60 days\..+Choose gpt-realtime-2\.1 in Settings\./) as string }]);
    expect(noticesOf({ model: 'gpt-realtime' }, Date.UTC(2026, 8, 1))).toEqual([]);
    expect(noticesOf({ model: 'gpt-realtime' }, Date.UTC(2027, 0, 20))).toMatchObject([{ title: 'The model of calls was switched off' }]);
  });
  it('a model that is not known, but not for a stand-in', () => {
    expect(noticesOf({ model: 'my-model' }, november)).toMatchObject([{ id: 'realtime.model', title: 'The model of calls is not known here' }]);
    expect(noticesOf({ model: 'my-model' }, november, { realtimeUrl: 'ws://localhost:1/v1/realtime' })).toEqual([]);
  });
  it('what the environment names already is not said twice', () => {
    expect(noticesOf({}, november, { realtimeModel: 'gpt-realtime', problems: [{ name: 'OPENAI_REALTIME_MODEL', text: 'Ends.' }] })).toEqual([]);
    expect(noticesOf({}, november, { realtimeModel: 'gpt-realtime' })).toHaveLength(1);
  });
  it('a transcription near its end, and one that is over', () => {
    const transcription = { model: 'whisper-1', prompt: '' };
    expect(noticesOf({ transcription }, Date.UTC(2027, 1, 1))).toMatchObject([{ id: 'realtime.transcription', title: 'The transcription ends soon' }]);
    expect(noticesOf({ transcription }, Date.UTC(2027, 1, 26))).toMatchObject([{ id: 'realtime.unused', text: expect.stringContaining('switched whisper-1 off') as string }]);
  });
  it('what the model does not take and calls leave out', () => {
    expect(noticesOf({ model: 'gpt-realtime-1.5', reasoning: 'high' }, november)).toMatchObject([{ id: 'realtime.unused', text: expect.stringMatching(/does not reason.+Calls use the defaults instead\.$/) as string }]);
  });
});
