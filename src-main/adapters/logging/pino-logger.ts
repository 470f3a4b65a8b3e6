import pino, { type Logger as PinoLogger } from 'pino';
import type { LogFields, Logger } from '../../core/ports/logger.ts';
import { openRollingFile } from './rolling-file.ts';
import { redactLine } from './redact-line.ts';

const maxBytes = 5_000_000;
const files = 5;

export interface FileLogger {
  readonly logger: Logger;
  close(): void;
}

/** JSON lines, each redacted before it is written, in five files of 5 MB. */
export function createFileLogger(options: { readonly path: string; readonly level?: 'debug' | 'info'; readonly redact: (text: string) => string }): FileLogger {
  const file = openRollingFile(options.path, { maxBytes, files });
  const root = pino({
    base: null,
    level: options.level ?? 'info',
    messageKey: 'event',
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label) => ({ level: label }) },
    hooks: { streamWrite: (line) => redactLine(line, options.redact) },
  }, { write: (line: string) => file.write(line) });
  return { logger: wrap(root), close: () => file.close() };
}

function wrap(log: PinoLogger): Logger {
  const write = (level: 'debug' | 'info' | 'warn' | 'error') => (event: string, fields: LogFields = {}): void => {
    log[level](plain(fields), event);
  };
  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error'), with: (fields) => wrap(log.child(plain(fields))) };
}

/** Errors as words: their members are not enumerable and would be lost. */
function plain(fields: LogFields): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, value instanceof Error ? { name: value.name, message: value.message, stack: value.stack } : value]));
}
