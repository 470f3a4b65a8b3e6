import { defineConfig } from 'vitest/config';

const project = (name: string) => ({ test: { name, include: [`test/${name}/**/*.test.ts`], environment: 'node' as const, testTimeout: 60_000, hookTimeout: 60_000 } });

export default defineConfig({ test: { projects: ['unit', 'contract', 'integration', 'security'].map(project) } });
