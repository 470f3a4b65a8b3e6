import type { Environment } from './environment.ts';
import type { Files } from '../ports/files.ts';
import type { HandlerError } from '../../../src-shared/contract/error-codes.ts';
import type { InputOf } from '../../../src-shared/contract/methods.ts';
import type { Logger } from '../ports/logger.ts';
import type { Notices } from '../notices.ts';
import type { SettingsView } from '../../../src-shared/contract/views.ts';
import { defaultEndsAtUsd } from '../../../src-shared/domain/brief.ts';
import { defaultGuards } from '../../../src-shared/domain/guards.ts';
import { err, ok, type Result } from '../../../src-shared/domain/result.ts';
import { defaultSound } from './default-sound.ts';
import { defaultRealtime } from './default-realtime.ts';
import { realtimeProblem } from './realtime-problem.ts';
import { openIdentity, type IdentityDeps, type IdentityStore } from './identity-store.ts';
import { readNumber } from '../telephony/numbers.ts';
import { readSettingsFile, settingsPath, writeSettingsFile } from './settings-file.ts';

export interface SettingsStore {
  readonly current: SettingsView;
  readonly identity: Pick<IdentityStore, 'isOwner' | 'problems'>;
  /** Problems found while opening, raised as notices once there is a screen to show them. */
  announce(notices: Notices): void;
  /** One after the other, so that none is lost; `realtime` changes key by key. */
  update(change: SettingsChange): Promise<Result<SettingsView, HandlerError>>;
  /** A part of the file that is read and checked elsewhere, as it stands there; undefined when there is none. */
  part(key: string): unknown;
  savePart(key: string, value: unknown): Promise<Result<null, HandlerError>>;
}

export type SettingsChange = InputOf<'settings.update'>;

const notWritten: HandlerError = { code: 'store_unavailable', message: 'The settings could not be written to disk. Calls go on with the settings from before. Free some space or check the folder, then save again.' };

/** Settings in a small file, and who the owner is in the secret store; what cannot be read is set aside and named, and the app opens with defaults. */
export async function openSettings(deps: IdentityDeps & { readonly files: Files; readonly environment: Environment; readonly logger: Logger }): Promise<SettingsStore> {
  const { files, environment } = deps;
  const defaults: SettingsView = {
    owner: { name: '', phones: [], email: '' },
    theme: 'system', country: 'US', voice: environment.realtimeVoice, language: 'en-US', callCostLimitUsd: defaultEndsAtUsd, realtime: defaultRealtime, keepConnected: false, firstRunDone: false, ...defaultSound,
    guards: { ...defaultGuards, countries: [...defaultGuards.countries] },
  };
  const found: { readonly id: string; readonly title: string; readonly text: string }[] = [];
  let settings = defaults;
  let rest: Readonly<Record<string, unknown>> = {};
  let last: Promise<unknown> = Promise.resolve();

  let text: string | null = null;
  try {
    text = await files.read(settingsPath);
  } catch (error) {
    deps.logger.error('settings.read_failed', { path: settingsPath, error: String(error) });
    found.push({ id: 'settings.settings.json', title: 'The settings could not be read', text: `settings.json could not be opened. It was set aside as ${await aside(files, settingsPath, deps.logger)}; calls work without it. Check the file and its permissions, or set the values again here.` });
  }
  const parsed = text === null ? null : readSettingsFile(text, defaults);
  if (text !== null && parsed === null) {
    found.push({ id: 'settings.file', title: 'The settings could not be read', text: `settings.json is not a JSON object. It was set aside as ${await aside(files, settingsPath, deps.logger)}; calls work with default settings. Set them again here.` });
  }
  if (parsed !== null) {
    ({ settings, rest } = parsed);
    for (const problem of parsed.problems) found.push({ id: `settings.${problem.field}`, title: 'A setting could not be read', text: `In settings.json, ${problem.text}. The default is used instead. Set it again here.` });
  }

  const identity = await openIdentity(deps);
  const current = (): SettingsView => ({ ...settings, owner: { name: settings.owner.name, phones: identity.phones.slice(0, 10), email: identity.email } });

  return {
    get current() { return current(); },
    identity,
    announce: (notices) => { for (const notice of found) notices.raise({ ...notice, tone: 'attention', place: 'settings' }); },
    update: (change) => inTurn(() => apply(change)),
    part: (key) => (Object.hasOwn(rest, key) ? rest[key] : undefined),
    savePart: (key, value) => inTurn(async () => {
      const next = { ...rest, [key]: value };
      const written = await write(settings, next);
      if (written.ok) rest = next;
      return written;
    }),
  };

  function inTurn<T>(act: () => Promise<T>): Promise<T> {
    const done = last.then(act);
    last = done.catch(() => undefined);
    return done;
  }

  async function write(next: SettingsView, nextRest: Readonly<Record<string, unknown>>): Promise<Result<null, HandlerError>> {
    try {
      await files.writeAtomic(settingsPath, writeSettingsFile(next, nextRest));
      return ok(null);
    } catch (error) {
      deps.logger.error('settings.write_failed', { error: String(error) });
      return err(notWritten);
    }
  }

  async function apply(change: SettingsChange): Promise<Result<SettingsView, HandlerError>> {
    const phones: string[] = [];
    for (const [index, typed] of (change.owner?.phones ?? []).entries()) {
      const number = readNumber(typed, change.country ?? settings.country);
      if (!number.ok) return err({ code: 'bad_number', field: `owner.phones.${index}`, message: number.error });
      phones.push(number.value.e164);
    }
    const realtime = { ...settings.realtime, ...definedOf(change.realtime ?? {}) };
    const unusable = realtimeProblem(settings.realtime, realtime, environment.realtimeModel);
    if (unusable !== undefined) return err({ code: 'invalid_input', field: `realtime.${unusable.field}`, message: `${unusable.text} Calls go on with the settings from before.` });
    const kept = change.owner === undefined ? ok(null) : await identity.save({ phones, email: change.owner.email.trim() });
    if (!kept.ok) return kept;
    const next: SettingsView = { ...settings, ...definedOf({ ...change, realtime }) };
    const written = await write(next, rest);
    if (!written.ok) return written;
    settings = next;
    return ok(current());
  }
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

function definedOf<T extends object>(value: T): Defined<T> {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as Defined<T>;
}

async function aside(files: Files, path: string, logger: Logger): Promise<string> {
  try {
    return await files.quarantine(path);
  } catch (error) {
    logger.error('settings.quarantine_failed', { path, error: String(error) });
    return path;
  }
}
