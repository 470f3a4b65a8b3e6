import { err, ok, type Result } from '../../../src-shared/domain/result.ts';
import { invalidRequest, type ProtocolError } from './protocol-error.ts';

export type AudioFormat = 'audio/pcm' | 'audio/pcmu';

/** The session object, as GA nests it. Kept as it came, so that session.updated echoes it whole. */
export type SessionObject = Readonly<Record<string, unknown>>;

export interface TurnDetection {
  readonly threshold: number;
  readonly prefixPaddingMs: number;
  readonly silenceMs: number;
  /** Silence after the assistant was heard that makes it speak up; null = never. */
  readonly idleTimeoutMs: number | null;
  readonly createResponse: boolean;
  readonly interruptResponse: boolean;
}

const defaultVad = { type: 'server_vad', threshold: 0.5, prefix_padding_ms: 300, silence_duration_ms: 200, idle_timeout_ms: null, create_response: true, interrupt_response: true };
/** How long semantic VAD waits, which here can only be silence. */
const semanticSilenceMs = (eagerness: unknown): number => (eagerness === 'high' ? 300 : eagerness === 'low' ? 800 : 500);
const replacedWhole = new Set(['tools', 'include', 'output_modalities', 'turn_detection', 'format', 'transcription', 'noise_reduction', 'voice', 'tool_choice', 'truncation', 'tracing', 'prompt', 'reasoning', 'max_output_tokens']);

export function initialSession(id: string, model: string, expiresAtSeconds: number): SessionObject {
  return {
    type: 'realtime',
    object: 'realtime.session',
    id,
    model,
    output_modalities: ['audio'],
    instructions: '',
    tools: [],
    tool_choice: 'auto',
    max_output_tokens: 'inf',
    truncation: 'auto',
    expires_at: expiresAtSeconds,
    audio: {
      input: { format: { type: 'audio/pcm', rate: 24000 }, turn_detection: defaultVad },
      output: { format: { type: 'audio/pcm', rate: 24000 }, voice: 'alloy', speed: 1 },
    },
  };
}

/** Applies the keys that are present; `null` clears what may be cleared. */
export function updateSession(session: SessionObject, update: SessionObject, hasSpoken: boolean): Result<SessionObject, ProtocolError> {
  if (update['type'] !== 'realtime') return err(invalidRequest('invalid_value', 'Passing a transcription session update to a realtime session is not allowed.', 'session.type'));
  if (update['model'] !== undefined && update['model'] !== session['model']) return err(invalidRequest('cannot_update_model', 'The model of a session cannot be changed.', 'session.model'));
  for (const side of ['input', 'output']) {
    const type = get(update, ['audio', side, 'format', 'type']);
    if (type === 'audio/pcma') return err(invalidRequest('invalid_value', 'The practice line speaks audio/pcm and audio/pcmu.', `session.audio.${side}.format`));
  }
  const threshold = get(update, ['audio', 'input', 'turn_detection', 'threshold']);
  if (typeof threshold === 'number' && (threshold < 0 || threshold > 1)) return err(invalidRequest('invalid_value', "Invalid 'session.audio.input.turn_detection.threshold': expected a value from 0 to 1.", 'session.audio.input.turn_detection.threshold'));
  if (get(update, ['audio', 'input', 'transcription', 'model']) === 'gpt-realtime-whisper' && get(update, ['audio', 'input', 'transcription', 'prompt']) !== undefined) {
    return err(invalidRequest('invalid_value', 'Prompt is not supported with gpt-realtime-whisper.', 'session.audio.input.transcription.prompt'));
  }
  if (session['tracing'] !== undefined && update['tracing'] !== undefined && JSON.stringify(update['tracing']) !== JSON.stringify(session['tracing'])) {
    return err(invalidRequest('invalid_value', 'Tracing cannot be changed once it is on.', 'session.tracing'));
  }
  const modalities = update['output_modalities'];
  if (Array.isArray(modalities) && modalities.length !== 1) return err(invalidRequest('invalid_value', "Supported combinations are: ['text'] and ['audio'].", 'session.output_modalities'));
  const voice = get(update, ['audio', 'output', 'voice']);
  if (voice !== undefined && hasSpoken && JSON.stringify(voice) !== JSON.stringify(get(session, ['audio', 'output', 'voice']))) {
    return err(invalidRequest('cannot_update_voice', 'Cannot update a conversation’s voice once it has spoken.', 'session.audio.output.voice'));
  }
  return ok(merge(session, update));
}

export function turnDetectionOf(session: SessionObject): TurnDetection | null {
  const vad = get(session, ['audio', 'input', 'turn_detection']);
  if (typeof vad !== 'object' || vad === null) return null;
  const field = (name: string): unknown => (vad as Record<string, unknown>)[name];
  const number = (name: string, otherwise: number, max: number): number => {
    const value = field(name);
    return typeof value === 'number' ? Math.min(max, Math.max(0, value)) : otherwise;
  };
  const semantic = field('type') === 'semantic_vad';
  return {
    threshold: number('threshold', 0.5, 1),
    prefixPaddingMs: number('prefix_padding_ms', 300, 5_000),
    idleTimeoutMs: !semantic && typeof field('idle_timeout_ms') === 'number' ? number('idle_timeout_ms', 0, 30_000) : null,
    silenceMs: semantic ? semanticSilenceMs(field('eagerness')) : Math.max(20, number('silence_duration_ms', 500, 10_000)),
    createResponse: field('create_response') !== false,
    interruptResponse: field('interrupt_response') !== false,
  };
}

export function formatOf(session: SessionObject, side: 'input' | 'output'): AudioFormat {
  return get(session, ['audio', side, 'format', 'type']) === 'audio/pcmu' ? 'audio/pcmu' : 'audio/pcm';
}

export const speaksText = (session: SessionObject): boolean => Array.isArray(session['output_modalities']) && session['output_modalities'][0] === 'text';
export function speedOf(session: SessionObject): number {
  const speed = get(session, ['audio', 'output', 'speed']);
  return typeof speed === 'number' ? speed : 1;
}

export const transcribes = (session: SessionObject): boolean => get(session, ['audio', 'input', 'transcription']) !== undefined;
export const instructionsOf = (session: SessionObject): string => (typeof session['instructions'] === 'string' ? session['instructions'] : '');
export const voiceOf = (session: SessionObject): unknown => get(session, ['audio', 'output', 'voice']);

export function toolNamesOf(session: SessionObject): readonly string[] {
  if (session['tool_choice'] === 'none' || !Array.isArray(session['tools'])) return [];
  return session['tools'].flatMap((tool: unknown) => (typeof tool === 'object' && tool !== null && 'name' in tool && typeof tool.name === 'string' ? [tool.name] : []));
}

function merge(before: SessionObject, update: SessionObject): SessionObject {
  const merged: Record<string, unknown> = { ...before };
  for (const [key, value] of Object.entries(update)) {
    const old = merged[key];
    // `turn_detection: null` is a state of its own; any other null means: not set.
    if (value === null && key !== 'turn_detection') delete merged[key];
    else if (isObject(value) && isObject(old) && !replacedWhole.has(key)) merged[key] = merge(old, value);
    else merged[key] = key === 'voice' && isObject(value) ? value['id'] : value;
  }
  return merged;
}

function get(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((node, key) => (isObject(node) ? node[key] : undefined), value);
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
