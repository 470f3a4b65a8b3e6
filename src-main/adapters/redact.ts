/** Takes what must not be read out of texts. Pure; order matters: what is long and certain goes before what is short and likely. */
export interface RedactOptions {
  /** The app's own folder, shown as `<home>`. */
  readonly home: string;
  /** The user's folder, shown as `~`. */
  readonly userHome: string;
  /** Secrets known by value: they go wherever they stand and whatever they look like. Shorter ones than six characters are left alone. */
  readonly known?: () => Iterable<string>;
}

const shortestKnown = 6;

interface Redactor {
  readonly name: string;
  readonly pattern: RegExp;
  readonly replace: (match: string, ...groups: string[]) => string;
}

const before = String.raw`(?<![A-Za-z0-9_])`;
const after = String.raw`(?![A-Za-z0-9_])`;
const digitsOf = (text: string): string => text.replace(/\D/g, '');

const redactors: readonly Redactor[] = [
  { name: 'url-credentials', pattern: /([a-z][a-z0-9+.-]*:\/\/)[^\s/?#"']*@/gi, replace: (_, scheme = '') => `${scheme}[credentials]@` },
  { name: 'url-secret', pattern: /([?&#;](?:[\w-]*(?:token|key|secret|password|signature|auth|code)|t)=)[^\s&#"']+/gi, replace: (_, name = '') => `${name}[secret]` },
  { name: 'header', pattern: /\b(bearer|basic|digest)(\s+|%20)[A-Za-z0-9._~+/=:-]{6,}/gi, replace: (_, scheme = '') => `${scheme} [secret]` },
  { name: 'assignment', pattern: /\b([\w-]*(?:api[_-]?key|secret|password|passwd|passphrase|auth[_-]?token|access[_-]?token))(["']?\s*[:=]\s*)(?!\[)("[^"]*"|'[^']*'|[^\s,;&"'}]+)/gi, replace: (_, name = '', sign = '') => `${name}${sign}[secret]` },
  { name: 'jwt', pattern: /\beyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*)?/g, replace: () => '[token]' },
  { name: 'api-key', pattern: /(?<![A-Za-z0-9])(?:sk|rk|pk|ek|sess)[-_][A-Za-z0-9_-]{8,}/g, replace: () => '[api key]' },
  { name: 'twilio-sid', pattern: new RegExp(`${before}([A-Z]{2})[0-9a-fA-F]{32}${after}`, 'g'), replace: (match, kind = '') => `[${kind} …${match.slice(-4)}]` },
  // A database key is 64 hex digits, a Twilio token 32; of a hash the first eight are enough to find it again.
  { name: 'hex', pattern: new RegExp(`${before}(?:[0-9a-fA-F]{64}|[0-9a-fA-F]{32})${after}`, 'g'), replace: (match) => (match.length === 64 ? `[hex ${match.slice(0, 8)}…]` : '[token]') },
  { name: 'email', pattern: /[\p{L}\p{N}._%+'-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu, replace: () => '[e-mail]' },
  { name: 'card', pattern: /(?<![\w.])\d(?:[ -]?\d){12,18}(?!\w)/g, replace: (match) => (isCard(match) || digitsOf(match).length > 15 ? '[card]' : match) },
  { name: 'phone', pattern: new RegExp(String.raw`(?<![A-Za-z0-9])(?!\d{4}-\d{2}-\d{2}(?!\d))(?:\+|00)?\(?\d(?:[ \u00a0().\/-]{0,2}\d){5,16}(?![A-Za-z0-9_])`, 'g'), replace: phone },
  // A "+" says that it is a number wherever it stands.
  { name: 'e164', pattern: /\+\d(?:[ \u00a0().-]{0,2}\d){5,16}/g, replace: (match) => `[phone …${digitsOf(match).slice(-3)}]` },
];

/** Luhn's check, for 13 to 19 digits. */
function isCard(text: string): boolean {
  const digits = digitsOf(text);
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** Seven digits with a separator or a plus, or eight without: shorter ones are counts, ports and years. */
function phone(match: string): string {
  const digits = digitsOf(match);
  const plain = /^\d+$/.test(match);
  return digits.length >= (plain ? 8 : 7) ? `[phone …${digits.slice(-3)}]` : match;
}

/** A redactor of texts. Folders are put in short form, then what is secret goes. */
export function createRedactor(options: RedactOptions): (text: string) => string {
  const folders = [[options.home, '<home>'], [options.userHome, '~']] as const;
  return (text) => {
    let clean = text;
    for (const secret of options.known?.() ?? []) {
      if (secret.length >= shortestKnown) clean = clean.replaceAll(secret, '[secret]');
    }
    for (const [folder, short] of folders) {
      if (folder.length > 1) clean = clean.replaceAll(folder, short);
    }
    for (const { pattern, replace } of redactors) clean = clean.replace(pattern, (match: string, ...groups: unknown[]) => replace(match, ...groups.filter((group): group is string => typeof group === 'string')));
    return clean;
  };
}
