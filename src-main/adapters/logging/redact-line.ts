/** Fields whose value is never written, whatever it looks like. */
const secretNames = /(^|[_-]|[a-z])(api_?key|secret|password|passwd|passphrase|token|authorization|cookie|credentials)$|^(key|pin|cvv|otp)$/i;
/** Numbers are left as they are (times, sizes), but for these fields. */
const personalNames = /(phone|number|digits|card|callee|caller)$/i;
const maxDepth = 12;

/** One JSON line, its texts and names redacted; a line that is no JSON is redacted as one text. Never throws. */
export function redactLine(line: string, redact: (text: string) => string): string {
  try {
    return `${JSON.stringify(clean(JSON.parse(line), redact, 0))}\n`;
  } catch {
    return `${JSON.stringify({ level: 'error', event: 'log.unreadable', text: redact(line).slice(0, 2000) })}\n`;
  }
}

function clean(value: unknown, redact: (text: string) => string, depth: number): unknown {
  if (depth > maxDepth) return '[too deep]';
  if (typeof value === 'string') return redact(value);
  if (Array.isArray(value)) return value.map((item) => clean(item, redact, depth + 1));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [redact(name), cleanMember(name, member, redact, depth)]));
}

function cleanMember(name: string, member: unknown, redact: (text: string) => string, depth: number): unknown {
  if (secretNames.test(name) && member !== null && typeof member !== 'boolean') return '[secret]';
  if (personalNames.test(name) && typeof member === 'number' && Math.abs(member) >= 1e6) return '[number]';
  return clean(member, redact, depth + 1);
}
