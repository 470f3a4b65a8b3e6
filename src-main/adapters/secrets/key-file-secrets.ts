import type { Files } from '../../core/ports/files.ts';
import type { Logger } from '../../core/ports/logger.ts';
import type { Secrets } from '../../core/ports/secrets.ts';
import { createKeyFile, type KeySource } from './key-file.ts';
import { seal, unseal, type SealedValue } from './sealed-value.ts';

const secretsPath = 'secrets/secrets.json';
const keyPath = 'secrets/secrets.key';

/**
 * Secrets in one sealed file, opened by a key file beside it. Whoever can read this user's files can read both: the words say so.
 * A value that was tampered with is as good as none, and logged. What cannot be opened is kept aside before it is replaced. Disk problems reject.
 */
export async function openKeyFileSecrets(deps: { readonly files: Files; readonly logger: Logger; readonly keySource?: KeySource }): Promise<Secrets> {
  const { files, logger } = deps;
  const { key, isNew } = await (deps.keySource ?? createKeyFile(files, keyPath)).key();
  let entries = await readEntries(files, logger, isNew);
  let lastWrite: Promise<unknown> = Promise.resolve();

  /** One after the other; memory changes only once the disk has. */
  const change = async (edit: (before: ReadonlyMap<string, SealedValue>) => ReadonlyMap<string, SealedValue>): Promise<void> => {
    const write = lastWrite.then(async () => {
      const next = edit(entries);
      const isLost = ([name, sealed]: [string, SealedValue]): boolean => next.get(name) !== sealed && unseal(key, name, sealed) === null;
      if ([...entries].some(isLost)) logger.error('secrets.kept_aside', { aside: await files.quarantine(secretsPath) });
      await files.writeAtomic(secretsPath, `${JSON.stringify({ version: 1, entries: Object.fromEntries(next) }, null, 2)}\n`);
      entries = next;
    });
    lastWrite = write.catch(() => undefined);
    await write;
  };

  return {
    protection: 'Protected by file permissions only.',
    get: async (name) => {
      await lastWrite;
      const sealed = entries.get(name);
      if (sealed === undefined) return null;
      const value = unseal(key, name, sealed);
      if (value === null) logger.error('secrets.tampered', { name });
      return value;
    },
    set: (name, value) => change((before) => new Map(before).set(name, seal(key, name, value))),
    delete: (name) => change((before) => new Map([...before].filter(([other]) => other !== name))),
  };
}

async function readEntries(files: Files, logger: Logger, keyIsNew: boolean): Promise<ReadonlyMap<string, SealedValue>> {
  const text = await files.read(secretsPath);
  if (text === null) return new Map();
  const entries = parseEntries(text);
  if (entries !== null && !(keyIsNew && entries.size > 0)) return entries;
  const aside = await files.quarantine(secretsPath);
  logger.error(entries === null ? 'secrets.unreadable' : 'secrets.key_lost', { aside });
  return new Map();
}

function parseEntries(text: string): ReadonlyMap<string, SealedValue> | null {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isRecord(file) || !isRecord(file['entries'])) return null;
  return new Map(Object.entries(file['entries']).filter((entry): entry is [string, SealedValue & Record<string, unknown>] => isSealed(entry[1])));
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const isSealed = (value: unknown): value is SealedValue & Record<string, unknown> =>
  isRecord(value) && ['iv', 'tag', 'data'].every((name) => typeof value[name] === 'string');
