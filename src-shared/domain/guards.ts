/** What keeps the assistant from doing harm by calling: set by the owner, the same for every call. */
export interface Guards {
  /** ISO 3166-1 alpha-2 of countries that may be called and written to besides the owner's own. */
  readonly countries: readonly string[];
  /** Hours of the callee's day in which a call does not need a second thought: from `fromHour`:00 until `untilHour`:00. */
  readonly quietHours: { readonly fromHour: number; readonly untilHour: number };
  /** Over the last 24 hours, on lines that cost or reach someone; the practice line is never counted. */
  readonly caps: GuardCaps;
}

export interface GuardCaps {
  readonly usdPerDay: number;
  readonly minutesPerDay: number;
  readonly callsAtOnce: number;
  /** Calls to one number. */
  readonly attemptsPerDay: number;
}

export const defaultGuards: Guards = {
  countries: [],
  quietHours: { fromHour: 8, untilHour: 21 },
  caps: { usdPerDay: 20, minutesPerDay: 240, callsAtOnce: 8, attemptsPerDay: 5 },
};
