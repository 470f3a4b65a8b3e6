import type { TokenPrices } from '../realtime/model-registry.ts';
import type { Usage } from '../../../src-shared/domain/usage.ts';
import { usageCostUsd } from '../realtime/usage-meter.ts';
import { zeroUsage } from '../../../src-shared/domain/usage.ts';

/**
 * What a call has cost. The service counts only at the end of a response, so sound since then is estimated: what the assistant has said
 * in the response that goes on, and their speech that no response has read. Not estimated is what the next response reads again of
 * everything before (mostly at the cached price) and the writing down of their words, which is told apart and soon.
 */
export interface CallSpend {
  readonly usage: Usage;
  readonly toldUsd: number;
  readonly theySpeak: boolean;
  /** Samples at 24 kHz since the service counted last. */
  readonly heardSamples: number;
  readonly saidSamples: number;
  /** What it had cost, about once a second, over `rateWindowMs`. `atMs` is monotonic. */
  readonly points: readonly { readonly atMs: number; readonly usd: number }[];
}

export interface Cost {
  readonly usd: number;
  readonly estimated: boolean;
}

const samplesPerSecond = 24_000;
/** 600 tokens a minute of what they say; silence is no input where the service detects turns. */
const heardTokensPerSecond = 10;
const saidTokensPerSecond = 20;
const rateWindowMs = 3 * 60_000;
/** Less says more about one long sentence than about the call. */
const rateFromMs = 20_000;

export const noSpend: CallSpend = { usage: zeroUsage, toldUsd: 0, theySpeak: false, heardSamples: 0, saidSamples: 0, points: [] };

/** The session's running totals. New tokens: a response was counted, and with it all sound before, but not what they are saying now. */
export function told(spend: CallSpend, usage: Usage, toldUsd: number): CallSpend {
  const kinds = Object.keys(usage) as (keyof Usage)[];
  if (kinds.every((kind) => usage[kind] === spend.usage[kind])) return { ...spend, toldUsd };
  return { ...spend, usage, toldUsd, saidSamples: 0, heardSamples: spend.theySpeak ? spend.heardSamples : 0 };
}

export function theySpeak(spend: CallSpend, on: boolean): CallSpend {
  return { ...spend, theySpeak: on };
}

export function heard(spend: CallSpend, samples: number): CallSpend {
  return spend.theySpeak ? { ...spend, heardSamples: spend.heardSamples + samples } : spend;
}

export function said(spend: CallSpend, samples: number): CallSpend {
  return { ...spend, saidSamples: spend.saidSamples + samples };
}

/** The call is over: what no response has read is not billed. */
export function over(spend: CallSpend): CallSpend {
  return { ...spend, theySpeak: false, heardSamples: 0 };
}

/** `prices` null: nobody is billed. */
export function costNow(spend: CallSpend, prices: TokenPrices | null): Cost {
  if (prices === null) return { usd: 0, estimated: false };
  const since: Usage = { ...zeroUsage, inputAudio: tokens(spend.heardSamples, heardTokensPerSecond), outputAudio: tokens(spend.saidSamples, saidTokensPerSecond) };
  return { usd: spend.toldUsd + usageCostUsd(since, prices), estimated: since.inputAudio + since.outputAudio > 0 };
}

export function mark(spend: CallSpend, atMs: number, usd: number): CallSpend {
  return { ...spend, points: [...spend.points.filter((point) => point.atMs >= atMs - rateWindowMs), { atMs, usd }] };
}

export function costPerMinute(spend: CallSpend): number | null {
  const first = spend.points[0];
  const last = spend.points.at(-1);
  if (first === undefined || last === undefined || last.atMs - first.atMs < rateFromMs) return null;
  return Math.max(0, (last.usd - first.usd) / ((last.atMs - first.atMs) / 60_000));
}

function tokens(samples: number, perSecond: number): number {
  return Math.round((samples / samplesPerSecond) * perSecond);
}
