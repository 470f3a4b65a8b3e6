import { betaDialect } from './beta-dialect.ts';
import type { Dialect, DialectName } from './dialect.ts';
import { seedDialect } from './seed-dialect.ts';

export const dialects: Readonly<Record<DialectName, Dialect>> = {
  ga: { shape: 'ga', headers: {}, translate: null },
  beta: betaDialect,
  seed: seedDialect,
};
