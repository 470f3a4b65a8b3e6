import type { EnvironmentProblem } from './environment.ts';
import { isLoopbackHost } from './loopback-host.ts';
import { readE164 } from './read-e164.ts';

/** Reads variables one by one and notes what cannot be read. No text ever holds a value. */
export interface VariableReader {
  /** Null when unset, empty, or not fit to be sent (line breaks, other than plain characters). */
  text(name: string, use: string): string | null;
  matching(name: string, pattern: RegExp, wanted: string): string | null;
  /** The first of `schemes` (with colon) is the secure one; the others are for this computer only. No trailing slash. */
  url(name: string, schemes: readonly [string, ...string[]], use: string): URL | null;
  port(name: string, use: string): number | null;
  numbers(name: string): readonly string[];
  note(name: string, text: string): void;
}

const placeholder = /^(<.*>|\.{3}|x{4,}|changeme|sk-\.{3}|your[-_ ].*|.*[-_]here)$/i;

export function createVariableReader(vars: Readonly<Record<string, string | undefined>>, problems: EnvironmentProblem[]): VariableReader {
  const note = (name: string, text: string): void => { problems.push({ name, text }); };
  const raw = (name: string): string | null => {
    const value = vars[name]?.trim();
    return value === undefined || value === '' ? null : value;
  };
  const text = (name: string, use: string): string | null => {
    const value = raw(name);
    if (value === null) return null;
    if (placeholder.test(value)) {
      note(name, `Still holds the example's placeholder. ${use} Put the real value in, or remove the line.`);
      return null;
    }
    if (!/^[\x20-\x7e]+$/.test(value)) {
      note(name, `Holds characters that cannot be sent, such as a line break or a curly quote. ${use} Copy the value again.`);
      return null;
    }
    return value;
  };

  return {
    note,
    text,
    matching: (name, pattern, wanted) => {
      const value = text(name, 'It is not used.');
      if (value === null || pattern.test(value)) return value;
      note(name, `Is not ${wanted}. It is not used. Copy the value again.`);
      return null;
    },
    url: (name, schemes, use) => {
      const value = text(name, use);
      if (value === null) return null;
      const url = URL.canParse(value) ? new URL(value) : null;
      if (url === null || url.hostname === '') {
        note(name, `Is not a URL. ${use} Write it in full, beginning with ${schemes[0]}//.`);
        return null;
      }
      if (!schemes.includes(url.protocol)) {
        note(name, `Begins with ${url.protocol}, which cannot be used here. ${use} Begin it with ${schemes[0]}//.`);
        return null;
      }
      if (url.protocol !== schemes[0] && !isLoopbackHost(url.hostname)) {
        note(name, `Is not encrypted (${url.protocol}), which is allowed for this computer only. ${use} Begin it with ${schemes[0]}//.`);
        return null;
      }
      if (url.username !== '' || url.password !== '') {
        note(name, `Holds a user name or password, which would be sent in the clear to logs and proxies. ${use} Remove them from the URL.`);
        return null;
      }
      return url;
    },
    port: (name, use) => {
      const value = raw(name);
      if (value === null) return null;
      const port = /^\d{1,5}$/.test(value) ? Number(value) : Number.NaN;
      if (port <= 65_535) return port;
      note(name, `Is not a port. ${use} Write a whole number from 0 to 65535.`);
      return null;
    },
    numbers: (name) => {
      const entries = (raw(name) ?? '').split(/[,;\n]/).map((entry) => entry.trim());
      const read = entries.map((entry, index) => {
        if (entry === '') return null;
        const result = readE164(entry);
        if (result.ok) return result.value;
        note(name, `Number ${index + 1} ${result.error} It is not used.`);
        return null;
      });
      return [...new Set(read.filter((number) => number !== null))];
    },
  };
}
