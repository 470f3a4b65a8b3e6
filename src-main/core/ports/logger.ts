export type LogFields = Readonly<Record<string, unknown>>;

/** Structured log. Every transport redacts before it writes; callers still never pass transcripts or keys. */
export interface Logger {
  debug(event: string, fields?: LogFields): void;
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
  /** A logger that adds these fields to every line. */
  with(fields: LogFields): Logger;
}
