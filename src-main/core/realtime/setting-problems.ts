import type { Bounds } from '../../../src-shared/domain/realtime.ts';
import { eagernesses, interruptions, noiseReductions, realtimeBounds } from '../../../src-shared/domain/realtime.ts';
import { daysUntil } from './days-until.ts';
import { mcpProblems } from './mcp-problems.ts';
import type { RealtimeModel } from './model-registry.ts';
import { abilitiesOf, findTranscriptionModel } from './model-registry.ts';
import type { SayProblem } from './say-problem.ts';
import type { SessionChange, SettingProblem } from './session-api.ts';
import { toolProblems } from './tool-problems.ts';
import { chooseVoice, isOwnVoice } from './voice-registry.ts';

interface Scene {
  readonly model: RealtimeModel;
  readonly change: SessionChange;
  readonly nowMs: number;
}

type Check = (value: unknown, say: SayProblem, scene: Scene) => void;

/** Facts about dates are those of this day unless the caller has a clock. Moves with each release. */
const releasedOnMs = 1_795_219_200_000;
/** A token of plain English is about four characters. Longer instructions are refused for certain, shorter ones in other scripts may be. */
const charactersPerToken = 4;

const number = new Intl.NumberFormat('en-US', { maximumFractionDigits: 3 });
const within = (value: unknown, { low, high }: Bounds, whole = false): boolean => typeof value === 'number' && value >= low && value <= high && (!whole || Number.isInteger(value));
const span = ({ low, high }: Bounds): string => `${number.format(low)} to ${number.format(high)}`;
const oneOf = (values: readonly unknown[], value: unknown): boolean => values.includes(value);

/** One check a field; the compiler asks for the row of a new one. They run on anything: a change may come from a file or from another program. */
const checks: Readonly<Record<keyof SessionChange, Check>> = {
  voice(value, say, { model }) {
    if (typeof value !== 'string') return say('The voice is not a name.');
    const wish = value.trim();
    if (isOwnVoice(wish) || model.voices.includes(wish.toLowerCase())) return undefined;
    const { wire } = chooseVoice(wish);
    const instead = typeof wire === 'string' && model.voices.includes(wire) ? wire : model.voices[0];
    return say(`This is not a voice that ${model.id} has. Choose ${instead ?? 'another'}, one of the list, or your own by its id (voice_…).`);
  },
  language(value, say) {
    if (!isLanguage(value)) say('This is not a language. Write it like en-US or de.');
  },
  instructions(value, say, { model }) {
    const most = model.instructionTokens * charactersPerToken;
    if (typeof value !== 'string') say('The instructions are not text.');
    else if (value.length > most) say(`The instructions are too long: ${number.format(value.length)} characters, and ${model.id} takes about ${number.format(most)}. Shorten the brief.`);
  },
  tools: toolProblems,
  mcpServers: mcpProblems,
  output(value, say, { change }) {
    if (!oneOf(['audio', 'text'], value)) say('The assistant can answer with sound or with text, nothing else.');
    else if (value === 'text' && change.interruption === 'patient') say('With text only there is no voice that could go on softly. Let interruptions stop the assistant at once, or answer with sound.');
  },
  speed(value, say) {
    if (!within(value, realtimeBounds.speed)) say(`The pace can be ${span(realtimeBounds.speed)} times the voice’s own.`);
  },
  turnDetection(value, say, { model }) {
    const type: unknown = isRecord(value) ? value['type'] : undefined;
    if (!isRecord(value) || !oneOf(['server_vad', 'semantic_vad', 'manual'], type)) return say('The end of a turn is found by silence, by meaning, or by you, nothing else.');
    if (type !== 'manual' && !oneOf(model.vads, type)) say(`${model.id} cannot find the end of a turn this way. Choose another.`);
    const idleTimeoutMs: unknown = value['idleTimeoutMs'] ?? null;
    if (type !== 'server_vad') {
      if (idleTimeoutMs !== null) say('Speaking up after silence works only where turns end by silence. Switch it off, or choose silence.', 'idleTimeoutMs');
      if (type === 'semantic_vad' && !oneOf(eagernesses, value['eagerness'])) say('How soon the assistant answers is low, medium, high or auto.', 'eagerness');
      return undefined;
    }
    if (!within(value['threshold'], realtimeBounds.threshold)) say(`How loud speech must be is a number from ${span(realtimeBounds.threshold)}.`, 'threshold');
    if (!within(value['prefixPaddingMs'], realtimeBounds.prefixPaddingMs, true)) say(`The sound kept from before speech is ${span(realtimeBounds.prefixPaddingMs)} ms, in whole milliseconds.`, 'prefixPaddingMs');
    if (!within(value['silenceDurationMs'], realtimeBounds.silenceDurationMs, true)) say(`The silence that ends a turn is ${span(realtimeBounds.silenceDurationMs)} ms, in whole milliseconds.`, 'silenceDurationMs');
    if (idleTimeoutMs !== null && !within(idleTimeoutMs, realtimeBounds.idleTimeoutMs, true)) say(`The assistant speaks up by itself after ${span(realtimeBounds.idleTimeoutMs)} ms of silence, in whole milliseconds, or never.`, 'idleTimeoutMs');
    return undefined;
  },
  lineSilentMs(value, say) {
    if (value !== null && !within(value, realtimeBounds.lineSilentMs, true)) say(`The assistant asks whether anybody is there after ${span(realtimeBounds.lineSilentMs)} ms, in whole milliseconds, or never.`);
  },
  interruption(value, say) {
    if (!oneOf(interruptions, value)) say('An interruption stops the assistant at once, or it is patient, nothing else.');
  },
  noiseReduction(value, say) {
    if (value !== null && !oneOf(noiseReductions, value)) say('Noise is reduced for a near microphone, for a far one, or not at all.');
  },
  transcription(value, say, { nowMs }) {
    if (value === null) return undefined;
    if (!isRecord(value) || typeof value['model'] !== 'string' || typeof value['prompt'] !== 'string') return say('The transcription needs a model, and words that guide it or none.');
    const { model: id, prompt } = value;
    const model = findTranscriptionModel(id);
    if (model === null) return say('This is not a transcription model that this version knows. Choose one of the list.', 'model');
    if (model.shutdown !== null && daysUntil(model.shutdown, nowMs) <= 0) return say(`OpenAI switched ${id} off on ${model.shutdown}. Choose ${model.replacement ?? 'another'}.`, 'model');
    if (prompt !== '' && !model.prompt) return say(`${id} takes no words that guide it. Remove them, or choose another transcription.`, 'prompt');
    if (prompt.length > realtimeBounds.transcriptionPrompt.high) say(`The words that guide the transcription may have ${number.format(realtimeBounds.transcriptionPrompt.high)} characters. Shorten them.`, 'prompt');
    return undefined;
  },
  maxOutputTokens(value, say, { model }) {
    const bounds = { low: realtimeBounds.maxOutputTokens.low, high: model.outputLimit };
    if (value !== null && !within(value, bounds, true)) say(`The longest answer of ${model.id} can be set to ${span(bounds)} tokens, in whole numbers, or left open.`);
  },
  reasoning(value, say, { model }) {
    if (value === null || oneOf(model.efforts, value)) return;
    if (model.efforts.length === 0) say(`${model.id} does not reason. Leave this to the model, or choose a model that reasons.`);
    else say(`${model.id} reasons at ${model.efforts.join(', ')}, or as it likes.`);
  },
  truncation(value, say, { model }) {
    const type: unknown = isRecord(value) ? value['type'] : undefined;
    if (!isRecord(value) || !oneOf(['auto', 'disabled', 'retention_ratio'], type)) return say('A long call is shortened by the service, never, or down to a share, nothing else.');
    if (type !== 'retention_ratio') return undefined;
    const room = { low: realtimeBounds.postInstructionsTokens.low, high: model.contextTokens - model.maxOutputTokens };
    const tokens: unknown = value['postInstructionsTokens'] ?? null;
    if (!within(value['retentionRatio'], realtimeBounds.retentionRatio)) say(`The share that is kept is a number from ${span(realtimeBounds.retentionRatio)}.`, 'retentionRatio');
    if (tokens !== null && !within(tokens, room, true)) say(`What follows the instructions can be held to ${span(room)} tokens with ${model.id}, in whole numbers, or left open.`, 'postInstructionsTokens');
    return undefined;
  },
  toolChoice(value, say, { change }) {
    if (!oneOf(['auto', 'none', 'required'], value)) return say('The assistant uses tools when it likes, never, or always, nothing else.');
    if (value === 'required' && change.tools?.length === 0 && (change.mcpServers ?? []).length === 0) say('The assistant must use a tool, and there is none. Let it choose.');
    return undefined;
  },
  parallelToolCalls(value, say, { model }) {
    if (value === null) return;
    if (typeof value !== 'boolean') say('Several tools at once are allowed, not allowed, or left to the model.');
    else if (!model.parallelTools) say(`${model.id} takes no word on using several tools at once. Leave this to the model.`);
  },
  tracing(value, say) {
    if (typeof value !== 'boolean') say('A trace is kept or not, nothing else.');
  },
};

/**
 * What of these settings the service would refuse for this model, in words; empty = all may be sent. Pure. Combinations are judged where
 * both halves are in the change. `field` is a path (`turnDetection.threshold`, `mcpServers.0.label`). No text holds a secret.
 */
export function settingProblems(model: string, change: SessionChange, nowMs = releasedOnMs): readonly SettingProblem[] {
  const problems: SettingProblem[] = [];
  const scene: Scene = { model: abilitiesOf(model), change, nowMs };
  for (const [field, value] of Object.entries(change) as [string, unknown][]) {
    if (value === undefined) continue;
    const say: SayProblem = (text, part) => { problems.push({ field: part === undefined ? field : `${field}.${part}`, text }); };
    if (isField(field)) checks[field](value, say, scene);
    else say('There is no such setting.');
  }
  return problems;
}

/** BCP 47, beginning with a language of two or three letters; the transcription takes no other. */
function isLanguage(value: unknown): boolean {
  if (typeof value !== 'string' || value.length > 35 || !/^[A-Za-z]{2,3}(-|$)/.test(value)) return false;
  try {
    return Intl.getCanonicalLocales(value).length === 1;
  } catch {
    return false;
  }
}

const isField = (key: string): key is keyof SessionChange => Object.hasOwn(checks, key);
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);
