/** Every way a request can fail. Closed: a new code is a contract change. `retryable`: the same request may work later. */
export const errorCodes = {
  bad_envelope: { retryable: false },
  version_mismatch: { retryable: false },
  wrong_sender: { retryable: false },
  unknown_method: { retryable: false },
  not_allowed_here: { retryable: false },
  too_large: { retryable: false },
  invalid_input: { retryable: false },
  rate_limited: { retryable: true },
  not_found: { retryable: false },
  wrong_state: { retryable: false },
  bad_number: { retryable: false },
  refused_by_policy: { retryable: false },
  /** Late or early where the phone is. The same request with `lift` passes. */
  quiet_hours: { retryable: false },
  hash_mismatch: { retryable: false },
  line_unavailable: { retryable: true },
  engine_unavailable: { retryable: true },
  store_unavailable: { retryable: true },
  disk_full: { retryable: true },
  disconnected: { retryable: true },
  internal: { retryable: true },
} as const satisfies Record<string, { retryable: boolean }>;

export type ErrorCode = keyof typeof errorCodes;

/**
 * What a screen is told. `message` is for people: what happened, what it means for the call, what to do.
 * `field` names the input that was wrong, as a dotted path. `correlationId` finds the log line.
 */
export interface ContractError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly retryable: boolean;
  readonly correlationId: string;
  readonly field?: string | undefined;
}

/** A handler's failure, before the chokepoint adds the correlation id. */
export interface HandlerError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly field?: string | undefined;
}
