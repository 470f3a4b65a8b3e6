import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readFile } from 'node:fs/promises';
import type { SafeStorage } from 'electron/main';
import type { Secrets } from '../core/ports/secrets.ts';

type AsyncSafeStorage = Pick<SafeStorage, 'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync' | 'getSelectedStorageBackend'>;

export interface SafeStorageDeps {
  readonly safeStorage: AsyncSafeStorage;
  readonly platform: string;
  readonly home: string;
  /** Temp file, fsync, rename; mode 0600. */
  readonly writeAtomic: (path: string, text: string) => Promise<void>;
}

/** What stands in secrets/keychain.json: by name, the value as the operating system encrypted it, base64. */
interface KeychainFile { readonly values: Readonly<Record<string, string>> }

/**
 * Secrets encrypted by the operating system's key chain. Null where that would protect nothing, and where this home already has
 * its keys in a key file (opened by the web host before): two places for one key would lock one of them out.
 * Reading or writing the disk, or a locked key chain, rejects.
 */
export async function safeStorageSecrets({ safeStorage, platform, home, writeAtomic }: SafeStorageDeps): Promise<Secrets | null> {
  if (existsSync(join(home, 'secrets', 'secrets.json')) || !await safeStorage.isAsyncEncryptionAvailable()) return null;
  // On Linux "basic_text" is a fixed password.
  if (platform === 'linux' && ['basic_text', 'unknown'].includes(safeStorage.getSelectedStorageBackend())) return null;

  const path = join(home, 'secrets', 'keychain.json');
  let values: ReadonlyMap<string, string> = new Map(Object.entries(existsSync(path) ? (JSON.parse(await readFile(path, 'utf8')) as KeychainFile).values : {}));
  let lastChange: Promise<unknown> = Promise.resolve();

  /** One after the other; memory changes only once the disk has. */
  const change = async (edit: (next: Map<string, string>) => Promise<void> | void): Promise<void> => {
    const write = lastChange.then(async () => {
      const next = new Map(values);
      await edit(next);
      await writeAtomic('secrets/keychain.json', JSON.stringify({ values: Object.fromEntries(next) } satisfies KeychainFile));
      values = next;
    });
    lastChange = write.catch(() => undefined);
    await write;
  };
  const set = (name: string, value: string): Promise<void> => change(async (next) => { next.set(name, (await safeStorage.encryptStringAsync(value)).toString('base64')); });

  return {
    protection: 'Protected by this computer’s key chain.',
    async get(name) {
      await lastChange;
      const sealed = values.get(name);
      if (sealed === undefined) return null;
      const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(Buffer.from(sealed, 'base64'));
      if (shouldReEncrypt) await set(name, result);
      return result;
    },
    set,
    delete: (name) => change((next) => { next.delete(name); }),
  };
}
