import { describe, expect, test } from 'vitest';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createHomeFiles } from '../../../../src-main/adapters/home-files.ts';
import { join } from 'node:path';
import { safeStorageSecrets, type SafeStorageDeps } from '../../../../src-main/host-electron/safe-storage-secrets.ts';
import { tempHome } from '../../../fakes/temp-home.ts';

/** A key chain whose ciphers can be told apart by generation, as after a rotated key. */
function keyChain(more: { available?: boolean; backend?: ReturnType<SafeStorageDeps['safeStorage']['getSelectedStorageBackend']> } = {}) {
  const chain = {
    generation: 1,
    isAsyncEncryptionAvailable: () => Promise.resolve(more.available ?? true),
    getSelectedStorageBackend: () => more.backend ?? 'gnome_libsecret' as const,
    encryptStringAsync: (text: string) => Promise.resolve(Buffer.from(`${chain.generation}:${Buffer.from(text).toString('hex')}`)),
    decryptStringAsync: (sealed: Buffer) => {
      const [generation = '', hex = ''] = sealed.toString().split(':');
      return Promise.resolve({ result: Buffer.from(hex, 'hex').toString(), shouldReEncrypt: Number(generation) !== chain.generation });
    },
  };
  return chain;
}
const open = (home: string, safeStorage: SafeStorageDeps['safeStorage'], platform = 'linux') => {
  const files = createHomeFiles(home, () => 0);
  return safeStorageSecrets({ safeStorage, platform, home, writeAtomic: (path, text) => files.writeAtomic(path, text) });
};

describe('safeStorageSecrets', () => {
  test('values survive a restart, and are not in the file in clear', async () => {
    const home = tempHome();
    const first = await open(home, keyChain());
    await first?.set('openai', 'sk-test-1234');
    await Promise.all([first?.set('a', '1'), first?.set('b', '2'), first?.delete('a')]);
    expect(readFileSync(join(home, 'secrets/keychain.json'), 'utf8')).not.toContain('sk-test');
    const second = await open(home, keyChain());
    expect([await second?.get('openai'), await second?.get('a'), await second?.get('b'), await second?.get('c')]).toEqual(['sk-test-1234', null, '2', null]);
  });

  test('a value under an old key is written anew', async () => {
    const home = tempHome();
    const chain = keyChain();
    const secrets = await open(home, chain);
    await secrets?.set('k', 'v');
    chain.generation = 2;
    expect(await secrets?.get('k')).toBe('v');
    const file = JSON.parse(readFileSync(join(home, 'secrets/keychain.json'), 'utf8')) as { values: Record<string, string> };
    expect(Buffer.from(file.values['k'] ?? '', 'base64').toString()).toBe('2:76');
  });

  test('where the key chain protects nothing there is none', async () => {
    expect(await open(tempHome(), keyChain({ available: false }))).toBeNull();
    expect(await open(tempHome(), keyChain({ backend: 'basic_text' }))).toBeNull();
    expect(await open(tempHome(), keyChain({ backend: 'basic_text' }), 'darwin')).not.toBeNull();
  });

  test('a home whose keys are in a key file stays with it', async () => {
    const home = tempHome();
    mkdirSync(join(home, 'secrets'));
    writeFileSync(join(home, 'secrets/secrets.json'), '{}');
    expect(await open(home, keyChain())).toBeNull();
    expect(existsSync(join(home, 'secrets/keychain.json'))).toBe(false);
  });
});
