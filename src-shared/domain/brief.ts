/** What the owner wants from one call, and what the assistant may use and do. */
export interface Brief {
  /** One or two sentences; may be empty for an inbound call. */
  readonly goal: string;
  /** Facts the assistant may use; nothing else is shared. */
  readonly facts: readonly string[];
  readonly limits: {
    readonly neverAgreesToCost: boolean;
    /** Minutes after which the assistant ends the call; null = only the global cap. */
    readonly endsAfterMin: number | null;
    /** US dollars at which the assistant says goodbye; null = only the caps over all calls. */
    readonly endsAtUsd: number | null;
  };
  /** Realtime voice id, e.g. `marin`. */
  readonly voice: string;
  /** BCP 47, e.g. `en-US`. */
  readonly language: string;
  /** HIGH tools the assistant may propose on this call; any other HIGH tool is refused. */
  readonly mayPropose: readonly string[];
}

/** The cost limit of a call until the owner sets another. */
export const defaultEndsAtUsd = 2;

export const defaultMayPropose: readonly string[] = ['send_sms', 'calendar_create_event', 'calendar_update_event', 'calendar_cancel_event'];
