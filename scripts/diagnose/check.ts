export interface Check {
  /** For machines. */
  readonly name: string;
  /** `fail`: the app, or calls with the key that is set, will not work. `warn`: something less will not, or not for long. */
  readonly level: 'ok' | 'warn' | 'fail';
  readonly what: string;
  readonly todo: string | null;
}

export const fine = (name: string, what: string): Check => ({ name, level: 'ok', what, todo: null });

/** From a text in house form, whose last sentence says what to do. */
export function fromText(name: string, level: 'warn' | 'fail', text: string, code: string | null = null): Check {
  const last = text.lastIndexOf('. ');
  const suffix = code === null ? '' : ` [${code}]`;
  return last < 0 ? { name, level, what: `${text}${suffix}`, todo: 'Correct it, then run this again.' } : { name, level, what: `${text.slice(0, last + 1)}${suffix}`, todo: text.slice(last + 2) };
}
