import type { Files } from '../../src-main/core/ports/files.ts';

export interface MemoryFiles extends Files {
  readonly contents: Map<string, string>;
  /** When set, writing throws this. */
  failWith: Error | null;
}

export function createMemoryFiles(initial: Readonly<Record<string, string>> = {}): MemoryFiles {
  const contents = new Map(Object.entries(initial));
  let quarantined = 0;
  return {
    contents,
    failWith: null,
    read: async (path) => contents.get(path) ?? null,
    async writeAtomic(path, text) {
      if (this.failWith !== null) throw this.failWith;
      contents.set(path, text);
    },
    quarantine: async (path) => {
      const aside = `${path}.corrupt-${++quarantined}`;
      contents.set(aside, contents.get(path) ?? '');
      contents.delete(path);
      return aside;
    },
  };
}
