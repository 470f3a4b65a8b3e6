import { realtimeBounds, type Bounds } from '../../../src-shared/domain/realtime.ts';
import { guardsView, realtimeSettingsView, settingsView, type RealtimeSettingsView, type SettingsView } from '../../../src-shared/contract/views.ts';

/** `settings.json`. `version` is raised when a key changes its meaning. */
export const settingsPath = 'settings.json';
export const settingsVersion = 1;

export interface ReadSettings {
  readonly settings: SettingsView;
  /** The whole object as it was, so that keys of a newer version survive our writing. */
  readonly rest: Readonly<Record<string, unknown>>;
  /** Fields whose value could not be used. */
  readonly problems: readonly { readonly field: string; readonly text: string }[];
}

type Check = (value: unknown) => boolean;
const isText = (max: number): Check => (value) => typeof value === 'string' && value.length <= max;
const isAs = (schema: { safeParse(value: unknown): { readonly success: boolean } }): Check => (value) => schema.safeParse(value).success;
/** By the contract's own schema, so that a file can hold what a screen can set and no more. */
const isRealtime = (key: keyof RealtimeSettingsView): Check => (value) => realtimeSettingsView.shape[key].safeParse(value).success;
const isHearing = (key: keyof SettingsView['hearing']): Check => (value) => settingsView.shape.hearing.shape[key].safeParse(value).success;
const isRecording = (key: keyof SettingsView['recording']): Check => (value) => settingsView.shape.recording.shape[key].safeParse(value).success;
const span = ({ low, high }: Bounds): string => `${low} to ${high}`;
const orNull = (check: Check): Check => (value) => value === null || check(value);

/** One row a field: where it stands, what it may be, and what is wrong otherwise. `also`: what older guides call it in the same place; our name wins. */
const fields: readonly { readonly path: readonly [string] | readonly [string, string]; readonly ok: Check; readonly wrong: string; readonly also?: string }[] = [
  { path: ['owner', 'name'], ok: isText(120), wrong: 'is not a name of at most 120 characters' },
  { path: ['theme'], ok: (value) => value === 'system' || value === 'light' || value === 'dark', wrong: 'is not one of system, light, dark' },
  { path: ['country'], ok: (value) => typeof value === 'string' && /^[A-Z]{2}$/.test(value), wrong: 'is not a country of two capital letters' },
  { path: ['voice'], ok: isText(64), wrong: 'is not the name of a voice' },
  { path: ['language'], ok: (value) => typeof value === 'string' && /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(value), wrong: 'is not a language like en-US' },
  { path: ['callCostLimitUsd'], ok: orNull((value) => typeof value === 'number' && value >= 0.01 && value <= 1000), wrong: 'is not an amount from 0.01 to 1000 dollars' },
  { path: ['realtime', 'model'], ok: isRealtime('model'), wrong: 'is neither the name of a model nor null' },
  { path: ['realtime', 'speed'], ok: isRealtime('speed'), wrong: `is not a number from ${span(realtimeBounds.speed)}` },
  { path: ['realtime', 'turnDetection'], ok: isRealtime('turnDetection'), wrong: `is not a way to find the end of a turn: server_vad with threshold ${span(realtimeBounds.threshold)}, prefixPaddingMs ${span(realtimeBounds.prefixPaddingMs)}, silenceDurationMs ${span(realtimeBounds.silenceDurationMs)} and idleTimeoutMs ${span(realtimeBounds.idleTimeoutMs)} or null, or semantic_vad with eagerness low, medium, high or auto` },
  { path: ['realtime', 'interruption'], ok: isRealtime('interruption'), wrong: 'is not one of at_once, patient' },
  { path: ['realtime', 'noiseReduction'], ok: isRealtime('noiseReduction'), wrong: 'is not one of near_field, far_field, null' },
  { path: ['realtime', 'transcription'], ok: isRealtime('transcription'), wrong: 'is neither a model with a prompt nor null' },
  { path: ['realtime', 'maxOutputTokens'], ok: isRealtime('maxOutputTokens'), wrong: `is neither a whole number from ${span(realtimeBounds.maxOutputTokens)} nor null` },
  { path: ['realtime', 'reasoning'], ok: isRealtime('reasoning'), wrong: 'is not one of minimal, low, medium, high, xhigh, null' },
  { path: ['realtime', 'truncation'], ok: isRealtime('truncation'), wrong: 'is not one of the types auto, disabled, retention_ratio with its retentionRatio from 0 to 1 and postInstructionsTokens' },
  { path: ['realtime', 'tracing'], ok: isRealtime('tracing'), wrong: 'is neither true nor false' },
  { path: ['keepConnected'], ok: (value) => typeof value === 'boolean', wrong: 'is neither true nor false' },
  { path: ['firstRunDone'], ok: (value) => typeof value === 'boolean', wrong: 'is neither true nor false' },
  { path: ['devices', 'microphoneId'], ok: orNull(isText(400)), wrong: 'is not the id of a device' },
  { path: ['devices', 'speakerId'], ok: orNull(isText(400)), wrong: 'is not the id of a device' },
  { path: ['devices', 'ringId'], ok: orNull(isText(400)), wrong: 'is not the id of a device' },
  { path: ['devices', 'cancelEcho'], ok: (value) => typeof value === 'boolean', wrong: 'is neither true nor false' },
  { path: ['devices', 'reduceNoise'], ok: (value) => typeof value === 'boolean', wrong: 'is neither true nor false' },
  { path: ['hearing', 'gate'], ok: isHearing('gate'), wrong: 'is neither true nor false', also: 'enhanced_enabled' },
  { path: ['hearing', 'aggressiveness'], ok: isHearing('aggressiveness'), wrong: 'is not one of 0, 1, 2, 3', also: 'webrtc_aggressiveness' },
  { path: ['hearing', 'confidenceThreshold'], ok: isHearing('confidenceThreshold'), wrong: 'is not a number from 0 to 1', also: 'confidence_threshold' },
  { path: ['hearing', 'energyThreshold'], ok: isHearing('energyThreshold'), wrong: 'is not a number from 0 to 32767', also: 'energy_threshold' },
  { path: ['hearing', 'turns'], ok: isHearing('turns'), wrong: 'is not one of service, here, push_to_talk' },
  { path: ['recording', 'mode'], ok: isRecording('mode'), wrong: 'is not one of off, announce, ask' },
  { path: ['recording', 'format'], ok: isRecording('format'), wrong: 'is not one of wav, opus' },
  { path: ['recording', 'hideCardNumbers'], ok: isRecording('hideCardNumbers'), wrong: 'is neither true nor false' },
  { path: ['recording', 'keepDays'], ok: isRecording('keepDays'), wrong: 'is neither a number of days from 1 to 3650 nor null' },
  { path: ['guards', 'countries'], ok: isAs(guardsView.shape.countries), wrong: 'is not a list of countries of two capital letters' },
  { path: ['guards', 'quietHours'], ok: isAs(guardsView.shape.quietHours), wrong: 'is not an hour to begin and a later one to end' },
  { path: ['guards', 'caps'], ok: isAs(guardsView.shape.caps), wrong: 'is not the four limits with numbers in their range' },
];

/** Null: the text is no JSON object at all. A wrong field keeps its default and is named. */
export function readSettingsFile(text: string, defaults: SettingsView): ReadSettings | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isRecord(parsed)) return null;
  const settings = structuredClone(defaults) as unknown as Record<string, unknown>;
  const problems: { field: string; text: string }[] = [];
  for (const { path: [first, second], ok, wrong, also } of fields) {
    const holder = second === undefined ? parsed : parsed[first];
    const ours = second ?? first;
    if (holder === undefined) continue;
    const key = also !== undefined && isRecord(holder) && holder[ours] === undefined ? also : ours;
    const value = isRecord(holder) ? holder[key] : null;
    if (value === undefined) continue;
    const field = second === undefined ? first : `${first}.${isRecord(holder) ? key : second}`;
    if (!isRecord(holder) || !ok(value)) problems.push({ field, text: `${field} ${wrong}` });
    else if (second === undefined) settings[first] = value;
    else (settings[first] as Record<string, unknown>)[second] = value;
  }
  return { settings: settings as unknown as SettingsView, rest: parsed, problems };
}

/** The file's text: our keys over whatever else was there. The owner's numbers and address are not in it: they live in the secret store. */
export function writeSettingsFile(settings: SettingsView, rest: Readonly<Record<string, unknown>>): string {
  const within = (key: 'owner' | 'devices' | 'hearing' | 'recording' | 'realtime' | 'guards'): Record<string, unknown> => ({ ...(isRecord(rest[key]) ? rest[key] : {}), ...settings[key] });
  const { phones: _phones, email: _email, ...owner } = within('owner');
  return `${JSON.stringify({ ...rest, ...settings, owner, devices: within('devices'), hearing: within('hearing'), recording: within('recording'), realtime: within('realtime'), guards: within('guards'), version: settingsVersion }, null, 2)}\n`;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
