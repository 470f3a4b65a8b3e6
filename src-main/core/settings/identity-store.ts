import type { Environment, EnvironmentProblem } from './environment.ts';
import type { Files } from '../ports/files.ts';
import type { HandlerError } from '../../../src-shared/contract/error-codes.ts';
import type { Logger } from '../ports/logger.ts';
import type { Secrets } from '../ports/secrets.ts';
import { err, ok, type Result } from '../../../src-shared/domain/result.ts';
import { identityPath, parseIdentity, readIdentity, writeIdentity, type Identity } from './identity-file.ts';
import { same } from '../same.ts';

const secretName = 'godfather_identity';

export interface IdentityStore {
  /** The environment's numbers and the stored ones. */
  readonly phones: readonly string[];
  /** The stored one, else the environment's, else empty. */
  readonly email: string;
  /** The number is one of his. It proves nothing: a caller ID can be forged. */
  isOwner(number: string | null): boolean;
  /** What could not be read while opening. */
  readonly problems: readonly EnvironmentProblem[];
  /** Keeps what he entered, all of it. What the environment says anyway is not stored, so that it goes when it goes there. */
  save(entered: Identity): Promise<Result<null, HandlerError>>;
}

export interface IdentityDeps {
  readonly secrets: Pick<Secrets, 'get' | 'set'>;
  readonly files: Pick<Files, 'read'>;
  readonly environment: Pick<Environment, 'godfatherPhones' | 'godfatherEmail'>;
  readonly logger: Logger;
  /** False: the row could not be written, so nothing is changed. */
  readonly audit: (data: Readonly<Record<string, unknown>>) => boolean;
}

/** Who the owner is, kept in the secret store. secrets/godfather.json is its first value, read once and never touched (docs/adr/0011). */
export async function openIdentity(deps: IdentityDeps): Promise<IdentityStore> {
  const { environment, secrets } = deps;
  const problems: EnvironmentProblem[] = [];
  let stored: Identity = { phones: [], email: '' };

  const keep = async (next: Identity, source: string): Promise<Result<null, HandlerError>> => {
    const row = {
      source, added: next.phones.filter((phone) => !stored.phones.includes(phone)), removed: stored.phones.filter((phone) => !next.phones.includes(phone)),
      ...(next.email === stored.email ? {} : { email: next.email }),
    };
    if (!deps.audit(row)) return err(notAudited);
    try {
      await secrets.set(secretName, writeIdentity(next));
    } catch (error) {
      deps.logger.error('identity.write_failed', { error: String(error) });
      deps.audit({ ...row, notSaved: true });
      return err(notStored);
    }
    stored = next;
    return ok(null);
  };

  const first = await readStored(deps, problems);
  if (first.state === 'stored') stored = first.identity;
  if (first.state === 'none') {
    const found = await readFile(deps, problems);
    // The environment's address goes before the file's.
    const value = found === null ? null : { phones: found.phones, email: environment.godfatherEmail === null ? found.email : '' };
    // What cannot be kept now is taken up again at the next start.
    if (value !== null && (value.phones.length > 0 || value.email !== '')) await keep(value, identityPath);
  }

  return {
    get phones() { return [...new Set([...environment.godfatherPhones, ...stored.phones])]; },
    get email() { return stored.email === '' ? (environment.godfatherEmail ?? '') : stored.email; },
    isOwner: (number) => number !== null && (environment.godfatherPhones.includes(number) || stored.phones.includes(number)),
    problems,
    save: async (entered) => {
      const next: Identity = {
        phones: [...new Set(entered.phones)].filter((phone) => !environment.godfatherPhones.includes(phone)), email: entered.email === environment.godfatherEmail ? '' : entered.email,
      };
      return same(next, stored) ? ok(null) : keep(next, 'settings');
    },
  };
}

type Stored = { readonly state: 'none' | 'unreadable' } | { readonly state: 'stored'; readonly identity: Identity };

/** A secret that cannot be read must not bring back what the file says: numbers that he took out would be his again. */
async function readStored(deps: IdentityDeps, problems: EnvironmentProblem[]): Promise<Stored> {
  const unreadable = (): Stored => {
    problems.push({ name: 'Your numbers', text: 'The secret store did not give them out. Only the numbers of the environment are known as yours.' });
    return { state: 'unreadable' };
  };
  try {
    const text = await deps.secrets.get(secretName);
    if (text === null) return { state: 'none' };
    const written = parseIdentity(text);
    return written === null ? unreadable() : { state: 'stored', identity: { phones: written.phones.split(',').filter((phone) => phone !== ''), email: written.email } };
  } catch (error) {
    deps.logger.error('identity.read_failed', { error: String(error) });
    return unreadable();
  }
}

async function readFile(deps: IdentityDeps, problems: EnvironmentProblem[]): Promise<Identity | null> {
  try {
    const text = await deps.files.read(identityPath);
    if (text === null) return null;
    const read = readIdentity(text, identityPath);
    problems.push(...read.problems);
    return read.identity;
  } catch (error) {
    deps.logger.error('identity.file_failed', { error: String(error) });
    problems.push({ name: identityPath, text: 'Could not be opened. It is left as it is, and no number is known as yours from it.' });
    return null;
  }
}

const notAudited: HandlerError = { code: 'store_unavailable', field: 'owner', message: 'Your numbers were not changed, because the change could not be written to the audit log. Those from before count. Free some disk space, then save again.' };
const notStored: HandlerError = { code: 'store_unavailable', field: 'owner', message: 'Your numbers could not be stored. Those from before count. Unlock the key chain or check the folder, then save again.' };
