import type { Disposer } from '../../../src-shared/domain/disposer.ts';

/** The outside's end of a phone line: webhooks and media sockets of which the signature was checked. Nothing else of them can be trusted. */
export interface MediaStreams {
  /** `wss://…/twilio/media`, as Twilio reaches it. */
  readonly streamUrl: string;
  /** `https://…/twilio/status`. */
  readonly statusUrl: string;
  /** From now on this line answers; before, and after the disposer, nobody does. */
  serve(line: StreamLine): Disposer;
}

export interface StreamLine {
  /** A phone rings. Resolves with the TwiML that it is answered with, in well under 15 s. */
  ring(call: RingingCall): Promise<string>;
  status(report: CallReport): void;
  /** A media socket was opened. Nothing is known of it until its `start`. */
  open(socket: StreamSocket): StreamEvents;
}

/** As Twilio tells it: `from` may be a number, `anonymous`, `client:…` or anything else. */
export interface RingingCall {
  readonly callSid: string;
  readonly from: string;
  readonly to: string;
}

export interface CallReport {
  readonly callSid: string;
  readonly status: PhoneStatus;
}

export const phoneStatuses = ['queued', 'initiated', 'ringing', 'in-progress', 'completed', 'busy', 'no-answer', 'failed', 'canceled'] as const;
/** How Twilio says that a call stands. */
export type PhoneStatus = (typeof phoneStatuses)[number];

export interface StreamSocket {
  send(text: string): void;
  /** 1000 at the end of a call, 1008 when something was wrong with the socket. */
  close(code: 1000 | 1008): void;
}

export interface StreamEvents {
  /** At most 64 KiB. */
  onText(text: string): void;
  /** Once, last. */
  onClosed(): void;
}
