import type { CallDirection, EndReason } from '../../../src-shared/domain/call.ts';

/**
 * One call's sound, whatever carries it. Frames are PCM16 mono 24 kHz, 480 samples (20 ms).
 * "Them" is the other side: a phone, a simulated callee, or on the assistant line the owner's own microphone.
 */
export interface LineLeg {
  /** Queues sound for the other side; the leg plays it in real time. The array is the leg's from now on. */
  play(samples: Int16Array): void;
  /** Marks the end of one utterance: what was queued before it may be played out even when shorter than a pre-buffer. */
  endOfUtterance(): void;
  /** On lines that carry G.711: the same as µ-law, 8 kHz, untouched on its way. Counted as three samples a byte. */
  playG711?(bytes: Uint8Array): void;
  /** What is played is 20 dB softer while on; it stays queued and counted as before. */
  duck(on: boolean): void;
  /** Drops all that is queued, at once. */
  clear(): void;
  /** Samples really played to the other side since the leg opened: the clock of "heard". */
  playedSamples(): number;
  /** Samples queued and not yet played. */
  queuedSamples(): number;
  sendDigits(digits: string): void;
  /** Both directions silent; nothing is lost of what was queued. */
  hold(on: boolean): void;
  /** Answers an inbound leg. */
  answer(): void;
  hangUp(): void;
}

export type LegEndReason = Extract<EndReason, 'hung_up_by_them' | 'hung_up_by_owner' | 'busy' | 'no_answer' | 'failed_line'>;

export interface LegEvents {
  onRinging(): void;
  onAnswered(): void;
  /**
   * 20 ms from the other side, with the sender's number of it where the line has one; on lines that carry G.711 also as it came, µ-law of 8 kHz.
   * The arrays are only valid during the call.
   */
  onAudio(samples: Int16Array, seq?: number, g711?: Uint8Array): void;
  /** 20 ms as really played to the other side (silence when nothing was), for listening in and recording. Valid during the call. */
  onPlayed(samples: Int16Array): void;
  onDigit(digit: string): void;
  /** Once, last. `text`: of a failure, in the three-part form. */
  onEnded(reason: LegEndReason, text?: string): void;
}

export interface LegRequest {
  readonly callId: string;
  readonly direction: CallDirection;
  /** E.164, or null on the assistant line. */
  readonly number: string | null;
}
