/** Words and bounds of the Realtime settings, shared by what checks them, what sends them and the screen that shows them. */

export const reasoningEfforts = ['minimal', 'low', 'medium', 'high', 'xhigh'] as const;
export type ReasoningEffort = (typeof reasoningEfforts)[number];

export const eagernesses = ['low', 'medium', 'high', 'auto'] as const;
export type Eagerness = (typeof eagernesses)[number];

/**
 * at_once: the assistant falls silent at the first sound of the other side. patient: it goes on 20 dB softer for up to half a second;
 * a cough or "mhm" then does not stop it, anything longer does.
 */
export const interruptions = ['at_once', 'patient'] as const;
export type Interruption = (typeof interruptions)[number];

export const noiseReductions = ['near_field', 'far_field'] as const;
export type NoiseReduction = (typeof noiseReductions)[number];

export interface Bounds {
  readonly low: number;
  readonly high: number;
}

/**
 * What each number may be, both ends included. Speed, threshold, idle timeout and retention ratio are the service's own bounds, as is the
 * 4,096 of a named output limit; padding and silence are where a conversation on the phone still works, which the service leaves open.
 */
export const realtimeBounds = {
  /** 1 = the voice's own pace. */
  speed: { low: 0.25, high: 1.5 },
  threshold: { low: 0, high: 1 },
  prefixPaddingMs: { low: 0, high: 5_000 },
  silenceDurationMs: { low: 100, high: 10_000 },
  idleTimeoutMs: { low: 5_000, high: 30_000 },
  lineSilentMs: { low: 5_000, high: 120_000 },
  retentionRatio: { low: 0, high: 1 },
  maxOutputTokens: { low: 1, high: 4_096 },
  /** The upper end is the room of the largest model; each model has its own. */
  postInstructionsTokens: { low: 0, high: 96_000 },
  /** Characters. */
  transcriptionPrompt: { low: 0, high: 1_000 },
} as const satisfies Record<string, Bounds>;
