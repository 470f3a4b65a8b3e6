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
  const values = new Map(Object.entries(existsSync(path) ? (JSON.parse(await readFile(path, 'utf8')) as KeychainFile).values : {}));
  let lastWrite: Promise<unknown> = Promise.resolve();
  const save = async (): Promise<void> => {
    const write = lastWrite.then(() => writeAtomic('secrets/keychain.json', JSON.stringify({ values: Object.fromEntries(values) } satisfies KeychainFile)));
    lastWrite = write.catch(() => undefined);
    await write;
  };
  const set = async (name: string, value: string): Promise<void> => {
    values.set(name, (await safeStorage.encryptStringAsync(value)).toString('base64'));
    await save();
  };

  return {
    protection: 'Protected by this computer’s key chain.',
    async get(name) {
      const sealed = values.get(name);
      if (sealed === undefined) return null;
      const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(Buffer.from(sealed, 'base64'));
      if (shouldReEncrypt) await set(name, result);
      return result;
    },
    set,
    async delete(name) {
      if (values.delete(name)) await save();
    },
  };
}
