import { guardsView, type SettingsView } from '../../../src-shared/contract/views.ts';

/** `settings.json`. `version` is raised when a key changes its meaning. */
export const settingsPath = 'settings.json';
export const settingsVersion = 1;

export interface ReadSettings {
  readonly settings: SettingsView;
  /** The whole object as it was, so that keys of a newer version survive our writing. */
  readonly rest: Readonly<Record<string, unknown>>;
  /** Fields whose value could not be used. */
  readonly problems: readonly { readonly field: string; readonly text: string }[];
}

type Check = (value: unknown) => boolean;
const isText = (max: number): Check => (value) => typeof value === 'string' && value.length <= max;
const isAs = (schema: { safeParse(value: unknown): { readonly success: boolean } }): Check => (value) => schema.safeParse(value).success;
const orNull = (check: Check): Check => (value) => value === null || check(value);

/** One row a field: where it stands, what it may be, and what is wrong otherwise. */
const fields: readonly { readonly path: readonly [string] | readonly [string, string]; readonly ok: Check; readonly wrong: string }[] = [
  { path: ['owner', 'name'], ok: isText(120), wrong: 'is not a name of at most 120 characters' },
  { path: ['owner', 'phones'], ok: (value) => Array.isArray(value) && value.length <= 10 && value.every((phone) => typeof phone === 'string' && /^\+\d{6,15}$/.test(phone)), wrong: 'is not a list of numbers like +14155550110' },
  { path: ['owner', 'email'], ok: isText(254), wrong: 'is not an email address' },
  { path: ['theme'], ok: (value) => value === 'system' || value === 'light' || value === 'dark', wrong: 'is not one of system, light, dark' },
  { path: ['country'], ok: (value) => typeof value === 'string' && /^[A-Z]{2}$/.test(value), wrong: 'is not a country of two capital letters' },
  { path: ['voice'], ok: isText(64), wrong: 'is not the name of a voice' },
  { path: ['language'], ok: (value) => typeof value === 'string' && /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(value), wrong: 'is not a language like en-US' },
  { path: ['callCostLimitUsd'], ok: orNull((value) => typeof value === 'number' && value >= 0.01 && value <= 1000), wrong: 'is not an amount from 0.01 to 1000 dollars' },
  { path: ['firstRunDone'], ok: (value) => typeof value === 'boolean', wrong: 'is neither true nor false' },
  { path: ['devices', 'microphoneId'], ok: orNull(isText(400)), wrong: 'is not the id of a device' },
  { path: ['devices', 'speakerId'], ok: orNull(isText(400)), wrong: 'is not the id of a device' },
  { path: ['guards', 'countries'], ok: isAs(guardsView.shape.countries), wrong: 'is not a list of countries of two capital letters' },
  { path: ['guards', 'quietHours'], ok: isAs(guardsView.shape.quietHours), wrong: 'is not an hour to begin and a later one to end' },
  { path: ['guards', 'caps'], ok: isAs(guardsView.shape.caps), wrong: 'is not the four limits with numbers in their range' },
];

/** Null: the text is no JSON object at all. A wrong field keeps its default and is named. */
export function readSettingsFile(text: string, defaults: SettingsView): ReadSettings | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isRecord(parsed)) return null;
  const settings = structuredClone(defaults) as unknown as Record<string, unknown>;
  const problems: { field: string; text: string }[] = [];
  for (const { path: [first, second], ok, wrong } of fields) {
    const holder = second === undefined ? parsed : parsed[first];
    const key = second ?? first;
    if (holder === undefined) continue;
    const value = isRecord(holder) ? holder[key] : null;
    if (value === undefined) continue;
    const field = second === undefined ? first : `${first}.${second}`;
    if (!isRecord(holder) || !ok(value)) problems.push({ field, text: `${field} ${wrong}` });
    else if (second === undefined) settings[first] = value;
    else (settings[first] as Record<string, unknown>)[second] = value;
  }
  return { settings: settings as unknown as SettingsView, rest: parsed, problems };
}

/** The file's text: our keys over whatever else was there. */
export function writeSettingsFile(settings: SettingsView, rest: Readonly<Record<string, unknown>>): string {
  const within = (key: 'owner' | 'devices' | 'guards'): Record<string, unknown> => ({ ...(isRecord(rest[key]) ? rest[key] : {}), ...settings[key] });
  return `${JSON.stringify({ ...rest, ...settings, owner: within('owner'), devices: within('devices'), guards: within('guards'), version: settingsVersion }, null, 2)}\n`;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
