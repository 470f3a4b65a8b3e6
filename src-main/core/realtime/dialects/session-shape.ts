import type { Json } from '../json-reader.ts';
import { isObject, objectAt, textAt, valueAt } from '../json-reader.ts';
import type { NoteDropped, SessionShape } from './dialect.ts';
import { flatTools } from './tool-shape.ts';

/*
 * The settings of a session, and of one response, in the two forms that exist: nested by direction of the sound as today, flat as in the
 * beta. Only keys that are present are mapped, because an absent key changes nothing; null stays null, because it switches off.
 */

const soundKeys = [
  ['input', 'format', 'input_audio_format'],
  ['input', 'transcription', 'input_audio_transcription'],
  ['input', 'noise_reduction', 'input_audio_noise_reduction'],
  ['input', 'turn_detection', 'turn_detection'],
  ['output', 'format', 'output_audio_format'],
  ['output', 'voice', 'voice'],
  ['output', 'speed', 'speed'],
] as const;

const formats = [
  [{ type: 'audio/pcm', rate: 24_000 }, 'pcm16'],
  [{ type: 'audio/pcmu' }, 'g711_ulaw'],
  [{ type: 'audio/pcma' }, 'g711_alaw'],
] as const;

/** Null when it shows neither: an empty object, or no session at all. */
export function shapeOfSession(session: Json): SessionShape | null {
  if (textAt(session, 'type') !== '' && isObject(valueAt(session, 'audio'))) return 'ga';
  return Array.isArray(valueAt(session, 'modalities')) ? 'beta' : null;
}

export function flatSession(session: Json, note: NoteDropped): Json {
  return mapEntries(session, (key, value) => {
    switch (key) {
      case 'type':
        return [];
      case 'output_modalities':
        return [['modalities', Array.isArray(value) && value.includes('audio') ? ['text', 'audio'] : value]];
      case 'max_output_tokens':
        return [['max_response_output_tokens', value]];
      case 'audio':
        return flatSound(isObject(value) ? value : {}, note);
      case 'tools':
        return [[key, Array.isArray(value) ? value.filter((tool) => isNotHosted(tool, note)) : value]];
      case 'reasoning':
      case 'parallel_tool_calls':
        note(key);
        return [];
      default:
        return [[key, value]];
    }
  });
}

export function nestedSession(session: Json, note: NoteDropped): Json {
  const sound = nestedSound(session, note);
  const rest = mapEntries(session, (key, value) => {
    if (key === 'audio' || soundKeys.some(([, , flat]) => flat === key)) return [];
    switch (key) {
      case 'modalities':
        return [['output_modalities', Array.isArray(value) && value.includes('audio') ? ['audio'] : value]];
      case 'max_response_output_tokens':
        return [['max_output_tokens', value]];
      case 'tools':
        return [[key, flatTools(value, note)]];
      case 'temperature':
        note(key);
        return [];
      default:
        return [[key, value]];
    }
  });
  return sound === null ? rest : { ...rest, audio: sound };
}

type Entries = readonly (readonly [string, unknown])[];

/** By entries and never by assignment: a key `__proto__` stays a key. */
function mapEntries(from: Json, map: (key: string, value: unknown) => Entries): Json {
  return Object.fromEntries(Object.entries(from).flatMap(([key, value]) => map(key, value)));
}

function flatSound(audio: Json, note: NoteDropped): Entries {
  return Object.entries(audio).flatMap(([side, group]) =>
    Object.entries(isObject(group) ? group : {}).flatMap(([key, value]): Entries => {
      const flat = soundKeys.find(([oneSide, oneKey]) => oneSide === side && oneKey === key)?.[2];
      if (flat === undefined) {
        note('audio_settings');
        return [];
      }
      if (key === 'format') return present(flat, isObject(value) ? formats.find(([nested]) => nested.type === textAt(value, 'type'))?.[1] : value, note);
      return [[flat, flat === 'turn_detection' && isObject(value) ? withoutIdleTimeout(value, note) : value]];
    }),
  );
}

/** Null when the session says nothing of sound. */
function nestedSound(session: Json, note: NoteDropped): Json | null {
  const groups = new Map<string, [string, unknown][]>();
  for (const [side, key, flat] of soundKeys) {
    if (!Object.hasOwn(session, flat)) continue;
    const value = session[flat];
    const entries: Entries = key === 'format' ? present(key, typeof value === 'string' ? formats.find(([, name]) => name === value)?.[0] : value, note) : [[key, isClientVad(value) ? null : value]];
    groups.set(side, [...(groups.get(side) ?? []), ...entries.map(([name, one]): [string, unknown] => [name, one])]);
  }
  if (groups.size === 0 && !isObject(valueAt(session, 'audio'))) return null;
  const known = objectAt(session, 'audio');
  return { ...known, ...Object.fromEntries([...groups].map(([side, entries]) => [side, { ...objectAt(known, side), ...Object.fromEntries(entries) }])) };
}

function present(key: string, value: unknown, note: NoteDropped): Entries {
  if (value !== undefined) return [[key, value]];
  note('audio_format');
  return [];
}

function isNotHosted(tool: unknown, note: NoteDropped): boolean {
  const hosted = isObject(tool) && textAt(tool, 'type') === 'mcp';
  if (hosted) note('hosted_tools');
  return !hosted;
}

function withoutIdleTimeout(vad: Json, note: NoteDropped): Json {
  if (!Object.hasOwn(vad, 'idle_timeout_ms')) return vad;
  const { idle_timeout_ms: idleTimeoutMs, ...rest } = vad;
  if (idleTimeoutMs !== null) note('idle_timeout');
  return rest;
}

/** The seed's word for turns that the client ends. */
const isClientVad = (value: unknown): boolean => isObject(value) && textAt(value, 'type') === 'client_vad';
