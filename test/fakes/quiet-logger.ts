import type { LogFields, Logger } from '../../src-main/core/ports/logger.ts';

export interface QuietLogger extends Logger {
  readonly entries: { readonly level: 'debug' | 'info' | 'warn' | 'error'; readonly event: string; readonly fields: LogFields }[];
}

/** Writes nothing; keeps what was logged. Children share the list. */
export function createQuietLogger(): QuietLogger {
  const entries: QuietLogger['entries'] = [];
  const make = (base: LogFields): QuietLogger => {
    const write = (level: QuietLogger['entries'][number]['level']) => (event: string, fields: LogFields = {}): void => { entries.push({ level, event, fields: { ...base, ...fields } }); };
    return { entries, debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error'), with: (fields) => make({ ...base, ...fields }) };
  };
  return make({});
}
