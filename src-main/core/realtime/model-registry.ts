import type { ReasoningEffort } from '../../../src-shared/domain/realtime.ts';
import { reasoningEfforts } from '../../../src-shared/domain/realtime.ts';
import type { AudioFormat } from './session-api.ts';
import { audioFormats } from './session-api.ts';
import { realtimeVoices } from './voice-registry.ts';

/*
 * What each model costs and takes, as of 2026-11-21. Sources: the published schemas (src-main/practice/schemas), the notes beside the types of
 * the service's client library 7.55.0 (dates, efforts, parallel tools, prompts of transcriptions, 1 to 4,096 output tokens), its price list and
 * its model pages (context, output). Instructions: the service refuses more than 16,384 tokens of instructions and tools, as its users report.
 */

/** USD for one million tokens. `cached` prices tokens that the service had seen before; they are a subset of the input. */
export interface TokenPrices {
  readonly textIn: number;
  readonly textCached: number;
  readonly textOut: number;
  readonly audioIn: number;
  readonly audioCached: number;
  readonly audioOut: number;
}

export interface RealtimeModel {
  readonly id: string;
  readonly prices: TokenPrices;
  readonly contextTokens: number;
  /** What one response may grow to when no limit is named. */
  readonly maxOutputTokens: number;
  /** The highest limit that may be named. */
  readonly outputLimit: number;
  /** Instructions and tools together. */
  readonly instructionTokens: number;
  /** Empty: it does not reason. */
  readonly efforts: readonly ReasoningEffort[];
  /** What it does when no effort is named; null = unknown, or it does not reason. */
  readonly defaultEffort: ReasoningEffort | null;
  /** Takes a word on whether it may call several tools at once. */
  readonly parallelTools: boolean;
  readonly vads: readonly ('server_vad' | 'semantic_vad')[];
  readonly voices: readonly string[];
  readonly formats: readonly AudioFormat[];
  /** ISO date on which the service stops answering for it; null = none announced. */
  readonly shutdown: string | null;
  readonly replacement: string | null;
}

export interface TranscriptionModel {
  readonly id: string;
  /** Null: billed by tokens at a rate we do not know. */
  readonly usdPerMinute: number | null;
  /** Sends words while the person still speaks. */
  readonly streams: boolean;
  /** Takes words that guide it. */
  readonly prompt: boolean;
  readonly shutdown: string | null;
  readonly replacement: string | null;
}

export const defaultRealtimeModel = 'gpt-realtime-2.1';
/** Streams partial words inside a conversation, and outlives the models that the older guides name. */
export const defaultTranscriptionModel = 'gpt-realtime-whisper';

const prices2: TokenPrices = { textIn: 4, textCached: 0.4, textOut: 24, audioIn: 32, audioCached: 0.4, audioOut: 64 };
const prices1: TokenPrices = { ...prices2, textOut: 16 };
const pricesMini: TokenPrices = { textIn: 0.6, textCached: 0.06, textOut: 2.4, audioIn: 10, audioCached: 0.3, audioOut: 20 };

/** For a model that this release does not know: an estimate on the safe side is better than a price of nothing. */
export const estimatedPrices = prices2;

const every = { outputLimit: 4_096, instructionTokens: 16_384, vads: ['server_vad', 'semantic_vad'], voices: realtimeVoices, formats: audioFormats } as const;
const large = { ...every, contextTokens: 128_000, maxOutputTokens: 32_000, efforts: reasoningEfforts, defaultEffort: 'low', parallelTools: true } as const;
const small = { ...every, contextTokens: 32_000, maxOutputTokens: 4_096, efforts: [], defaultEffort: null, parallelTools: false } as const;
/** Before marin and cedar. */
const preview = { ...small, voices: realtimeVoices.filter((voice) => voice !== 'marin' && voice !== 'cedar') } as const;
const current = { shutdown: null, replacement: null };
const ends = (shutdown: string, replacement: string) => ({ shutdown, replacement });

export const realtimeModels: readonly RealtimeModel[] = [
  { id: 'gpt-realtime-2.1', prices: prices2, ...large, ...current },
  { id: 'gpt-realtime-2.1-mini', prices: pricesMini, ...large, ...current },
  { id: 'gpt-realtime-2', prices: prices2, ...large, ...current },
  { id: 'gpt-realtime-1.5', prices: prices1, ...small, ...current },
  { id: 'gpt-realtime', prices: prices1, ...small, ...ends('2027-01-20', 'gpt-realtime-2.1') },
  { id: 'gpt-realtime-2025-08-28', prices: prices1, ...small, ...ends('2027-01-20', 'gpt-realtime-2.1') },
  { id: 'gpt-realtime-mini', prices: pricesMini, ...small, ...ends('2027-01-20', 'gpt-realtime-2.1-mini') },
  { id: 'gpt-realtime-mini-2025-12-15', prices: pricesMini, ...small, ...ends('2027-01-20', 'gpt-realtime-2.1-mini') },
  { id: 'gpt-4o-realtime-preview', prices: prices1, ...preview, ...ends('2026-05-07', 'gpt-realtime-2.1') },
  { id: 'gpt-4o-mini-realtime-preview', prices: pricesMini, ...preview, ...ends('2026-05-07', 'gpt-realtime-2.1-mini') },
];

export const transcriptionModels: readonly TranscriptionModel[] = [
  { id: 'gpt-realtime-whisper', usdPerMinute: 0.017, streams: true, prompt: false, ...current },
  { id: 'gpt-live-transcribe', usdPerMinute: 0.017, streams: true, prompt: true, ...current },
  { id: 'gpt-transcribe', usdPerMinute: 0.0045, streams: false, prompt: true, ...current },
  { id: 'gpt-4o-transcribe', usdPerMinute: null, streams: false, prompt: true, ...ends('2027-02-26', 'gpt-transcribe') },
  { id: 'gpt-4o-mini-transcribe', usdPerMinute: null, streams: false, prompt: true, ...ends('2027-02-26', 'gpt-transcribe') },
  { id: 'whisper-1', usdPerMinute: 0.006, streams: false, prompt: true, ...ends('2027-02-26', 'gpt-transcribe') },
];

/** A model that this release does not know may well be newer: it is taken to accept what the newest one does. */
const unknownModel: Omit<RealtimeModel, 'id'> = { prices: estimatedPrices, ...large, defaultEffort: null, ...current };

/** What a model takes, also for one that is not in the registry. */
export function abilitiesOf(id: string): RealtimeModel {
  return findRealtimeModel(id) ?? { id, ...unknownModel };
}

/** Null for a model that this release does not know. */
export function findRealtimeModel(id: string): RealtimeModel | null {
  return realtimeModels.find((model) => model.id === id) ?? null;
}

export function findTranscriptionModel(id: string): TranscriptionModel | null {
  return transcriptionModels.find((model) => model.id === id) ?? null;
}
