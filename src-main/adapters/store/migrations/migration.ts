import type Database from 'better-sqlite3-multiple-ciphers';

/** One step of the schema. Never edited once released; runs inside the transaction that also raises `user_version`. */
export interface Migration {
  /** 1, 2, 3 … without a gap; becomes `user_version`. */
  readonly version: number;
  readonly name: string;
  up(db: Database.Database): void;
}
