import type { Environment } from './environment.ts';
import type { Files } from '../ports/files.ts';
import type { HandlerError } from '../../../src-shared/contract/error-codes.ts';
import type { Logger } from '../ports/logger.ts';
import type { Notices } from '../notices.ts';
import type { SettingsView } from '../../../src-shared/contract/views.ts';
import { defaultEndsAtUsd } from '../../../src-shared/domain/brief.ts';
import { defaultGuards } from '../../../src-shared/domain/guards.ts';
import { err, ok, type Result } from '../../../src-shared/domain/result.ts';
import { identityPath, readIdentity, writeIdentity } from './identity-file.ts';
import { readNumber } from '../telephony/numbers.ts';
import { readSettingsFile, settingsPath, writeSettingsFile } from './settings-file.ts';

export interface SettingsStore {
  readonly current: SettingsView;
  /** Problems found while opening, raised as notices once there is a screen to show them. */
  announce(notices: Notices): void;
  update(change: Partial<SettingsView>): Promise<Result<SettingsView, HandlerError>>;
}

/** Settings over two small files; what cannot be read is set aside and named, and the app opens with defaults. */
export async function openSettings(deps: { readonly files: Files; readonly environment: Environment; readonly logger: Logger }): Promise<SettingsStore> {
  const { files, environment } = deps;
  const defaults: SettingsView = {
    owner: { name: '', phones: [...environment.godfatherPhones].slice(0, 10), email: environment.godfatherEmail ?? '' },
    theme: 'system', country: 'US', voice: environment.realtimeVoice, language: 'en-US', callCostLimitUsd: defaultEndsAtUsd, firstRunDone: false, devices: { microphoneId: null, speakerId: null },
    guards: { ...defaultGuards, countries: [...defaultGuards.countries] },
  };
  const found: { readonly id: string; readonly title: string; readonly text: string }[] = [];
  let settings = defaults;
  let rest: Readonly<Record<string, unknown>> = {};

  const read = async (path: string, title: string): Promise<string | null> => {
    try {
      return await files.read(path);
    } catch (error) {
      deps.logger.error('settings.read_failed', { path, error: String(error) });
      found.push({ id: `settings.${path}`.slice(0, 80), title, text: `${path} could not be opened. It was set aside as ${await aside(files, path, deps.logger)}; calls work without it. Check the file and its permissions, or set the values again here.` });
      return null;
    }
  };

  const text = await read(settingsPath, 'The settings could not be read');
  const parsed = text === null ? null : readSettingsFile(text, defaults);
  if (text !== null && parsed === null) {
    found.push({ id: 'settings.file', title: 'The settings could not be read', text: `settings.json is not a JSON object. It was set aside as ${await aside(files, settingsPath, deps.logger)}; calls work with default settings. Set them again here.` });
  }
  if (parsed !== null) {
    ({ settings, rest } = parsed);
    for (const problem of parsed.problems) found.push({ id: `settings.${problem.field}`, title: 'A setting could not be read', text: `In settings.json, ${problem.text}. The default is used instead. Set it again here.` });
  }

  const identityText = await read(identityPath, 'Your numbers could not be read');
  const identity = identityText === null ? null : readIdentity(identityText);
  if (identityText !== null && identity === null) {
    found.push({ id: 'settings.identity', title: 'Your numbers could not be read', text: `godfather.json is not as expected: phone_numbers_csv or email is no text. It was set aside as ${await aside(files, identityPath, deps.logger)}; no number is known as yours from it. Enter them again here.` });
  }
  if (identity !== null) settings = { ...settings, owner: { ...settings.owner, phones: [...identity.phones], email: identity.email } };

  return {
    get current() { return settings; },
    announce: (notices) => { for (const notice of found) notices.raise({ ...notice, tone: 'attention', place: 'settings' }); },
    update: async (change) => {
      const phones: string[] = [];
      for (const [index, typed] of (change.owner?.phones ?? []).entries()) {
        const number = readNumber(typed, change.country ?? settings.country);
        if (!number.ok) return err({ code: 'bad_number', field: `owner.phones.${index}`, message: number.error });
        phones.push(number.value.e164);
      }
      const next: SettingsView = { ...settings, ...definedOf(change), ...(change.owner === undefined ? {} : { owner: { ...change.owner, phones } }) };
      try {
        await files.writeAtomic(settingsPath, writeSettingsFile(next, rest));
        if (change.owner !== undefined) await files.writeAtomic(identityPath, writeIdentity({ phones, email: change.owner.email }));
      } catch (error) {
        deps.logger.error('settings.write_failed', { error: String(error) });
        return err({ code: 'store_unavailable', message: 'The settings could not be written to disk. Calls go on with the settings from before. Free some space or check the folder, then save again.' });
      }
      settings = next;
      return ok(settings);
    },
  };
}

function definedOf<T extends object>(value: T): Partial<T> {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as Partial<T>;
}

async function aside(files: Files, path: string, logger: Logger): Promise<string> {
  try {
    return await files.quarantine(path);
  } catch (error) {
    logger.error('settings.quarantine_failed', { path, error: String(error) });
    return path;
  }
}
