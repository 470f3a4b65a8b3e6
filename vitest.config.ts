import { defineConfig } from 'vitest/config';

/** Only unit tests share the processors: the others run calls faster than real time over real sockets, and a starved clock changes what is said. */
const project = (name: string) => ({ test: { name, fileParallelism: name === 'unit', maxConcurrency: 12, include: [`test/${name}/**/*.test.ts`], environment: 'node' as const, testTimeout: 60_000, hookTimeout: 60_000 } });

export default defineConfig({ test: { projects: ['unit', 'contract', 'integration', 'faults', 'security'].map(project) } });
