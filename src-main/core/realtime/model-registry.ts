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
  readonly maxOutputTokens: number;
  readonly reasoning: boolean;
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

const large = { contextTokens: 128_000, maxOutputTokens: 32_000, reasoning: true };
const small = { contextTokens: 32_000, maxOutputTokens: 4_096, reasoning: false };
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
  { id: 'gpt-4o-realtime-preview', prices: prices1, ...small, ...ends('2026-05-07', 'gpt-realtime-2.1') },
  { id: 'gpt-4o-mini-realtime-preview', prices: pricesMini, ...small, ...ends('2026-05-07', 'gpt-realtime-2.1-mini') },
];

export const transcriptionModels: readonly TranscriptionModel[] = [
  { id: 'gpt-realtime-whisper', usdPerMinute: 0.017, streams: true, ...current },
  { id: 'gpt-live-transcribe', usdPerMinute: 0.017, streams: true, ...current },
  { id: 'gpt-transcribe', usdPerMinute: 0.0045, streams: false, ...current },
  { id: 'gpt-4o-transcribe', usdPerMinute: null, streams: false, ...ends('2027-02-26', 'gpt-transcribe') },
  { id: 'gpt-4o-mini-transcribe', usdPerMinute: null, streams: false, ...ends('2027-02-26', 'gpt-transcribe') },
  { id: 'whisper-1', usdPerMinute: 0.006, streams: false, ...ends('2027-02-26', 'gpt-transcribe') },
];

/** Null for a model that this release does not know; it may well be newer than the release. */
export function findRealtimeModel(id: string): RealtimeModel | null {
  return realtimeModels.find((model) => model.id === id) ?? null;
}

export function findTranscriptionModel(id: string): TranscriptionModel | null {
  return transcriptionModels.find((model) => model.id === id) ?? null;
}
