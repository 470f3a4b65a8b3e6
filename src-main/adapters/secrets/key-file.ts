import { randomBytes } from 'node:crypto';
import type { Files } from '../../core/ports/files.ts';

/** Where the key that seals the secrets comes from. A passphrase can take the file's place. */
export interface KeySource {
  /** 32 bytes; `isNew` when there was none that could be read. */
  key(): Promise<{ readonly key: Uint8Array; readonly isNew: boolean }>;
}

const keyBytes = 32;

/** A random key in a file of its own, made at first use. A file that holds no key is set aside. */
export function createKeyFile(files: Files, path: string): KeySource {
  return {
    key: async () => {
      const text = await files.read(path);
      if (text !== null && /^[0-9a-f]{64}\s*$/.test(text)) return { key: Buffer.from(text.trim(), 'hex'), isNew: false };
      if (text !== null) await files.quarantine(path);
      const key = randomBytes(keyBytes);
      await files.writeAtomic(path, `${key.toString('hex')}\n`);
      return { key, isNew: true };
    },
  };
}
