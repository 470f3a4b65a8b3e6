import type { Usage } from '../../../src-shared/domain/usage.ts';
import { zeroUsage } from '../../../src-shared/domain/usage.ts';
import type { TokenPrices } from './model-registry.ts';
import { estimatedPrices, findRealtimeModel, findTranscriptionModel } from './model-registry.ts';

/** What one input transcription was billed for: by tokens or by time. */
export interface TranscriptionUsage {
  readonly audioTokens: number;
  readonly seconds: number;
}

export interface UsageTotals {
  readonly usage: Usage;
  readonly costUsd: number;
}

const tokensPerMinute = 600;
const million = 1_000_000;

export function addUsage(a: Usage, b: Usage): Usage {
  return {
    inputText: a.inputText + b.inputText,
    inputAudio: a.inputAudio + b.inputAudio,
    cachedText: a.cachedText + b.cachedText,
    cachedAudio: a.cachedAudio + b.cachedAudio,
    outputText: a.outputText + b.outputText,
    outputAudio: a.outputAudio + b.outputAudio,
  };
}

/** Cached tokens are part of the input figures: only the rest is billed at the full rate. */
export function usageCostUsd(usage: Usage, prices: TokenPrices): number {
  const cachedText = Math.min(usage.cachedText, usage.inputText);
  const cachedAudio = Math.min(usage.cachedAudio, usage.inputAudio);
  const micro =
    (usage.inputText - cachedText) * prices.textIn +
    cachedText * prices.textCached +
    (usage.inputAudio - cachedAudio) * prices.audioIn +
    cachedAudio * prices.audioCached +
    usage.outputText * prices.textOut +
    usage.outputAudio * prices.audioOut;
  return micro / million;
}

export function pricesOf(modelId: string): TokenPrices {
  return findRealtimeModel(modelId)?.prices ?? estimatedPrices;
}

export function transcriptionCostUsd(used: TranscriptionUsage, modelId: string): number {
  const usdPerMinute = findTranscriptionModel(modelId)?.usdPerMinute ?? 0;
  const minutes = used.seconds > 0 ? used.seconds / 60 : used.audioTokens / tokensPerMinute;
  return minutes * usdPerMinute;
}

export interface UsageMeter {
  addResponse(usage: Usage): UsageTotals;
  addTranscription(used: TranscriptionUsage): UsageTotals;
  totals(): UsageTotals;
}

/** `transcriptionModel`: of the words counted now; it may change during a call. */
export function createUsageMeter(modelId: string, transcriptionModel: () => string | null): UsageMeter {
  const prices = pricesOf(modelId);
  let usage = zeroUsage;
  let costUsd = 0;
  return {
    addResponse(more) {
      usage = addUsage(usage, more);
      costUsd += usageCostUsd(more, prices);
      return { usage, costUsd };
    },
    // The tokens of a transcription belong to another model: they change the price and not the figures of this one.
    addTranscription(used) {
      costUsd += transcriptionCostUsd(used, transcriptionModel() ?? '');
      return { usage, costUsd };
    },
    totals: () => ({ usage, costUsd }),
  };
}
