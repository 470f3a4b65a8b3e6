import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type Database from 'better-sqlite3-multiple-ciphers';
import { aCall, aLine, aMessage, aRecording } from '../../../../fakes/store-records.ts';
import { allMigrations } from '../../../../../src-main/adapters/store/migrations/all-migrations.ts';
import { connect } from '../../../../../src-main/adapters/store/connect.ts';
import { migrate, newestVersion, readVersion } from '../../../../../src-main/adapters/store/migrate.ts';
import { prepareCalls } from '../../../../../src-main/adapters/store/call-rows.ts';
import { prepareDoNotCall } from '../../../../../src-main/adapters/store/do-not-call-rows.ts';
import { prepareLines } from '../../../../../src-main/adapters/store/line-rows.ts';
import { prepareMessages } from '../../../../../src-main/adapters/store/message-rows.ts';
import { prepareRecordings } from '../../../../../src-main/adapters/store/recording-rows.ts';
import { prepareSearch } from '../../../../../src-main/adapters/store/call-search.ts';
import { tempHome } from '../../../../fakes/temp-home.ts';
import { testKey } from '../../../../fakes/open-test-store.ts';

function fresh(): Database.Database {
  const db = connect(join(tempHome(), 'x.db'), testKey);
  onTestFinished(() => { db.close(); });
  return db;
}

const schemaOf = (db: Database.Database): string =>
  db.prepare<[], string>(`SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT GLOB '*_fts_*' ORDER BY type, name`).pluck().all().map((sql) => sql.replace(/\s+/g, ' ')).join(';\n');

/** A call as the first three releases of the schema wrote it: their brief knew no cost limit. */
function saveOldCall(db: Database.Database): void {
  const { brief, usage, peerName, startedAtMs, costUsd, cutIns } = aCall();
  const { neverAgreesToCost, endsAfterMin } = brief.limits;
  db.prepare<[Record<string, unknown>]>(`INSERT INTO calls (id, direction, line, line_label, peer_name, peer_standing, brief, brief_words, started_at_ms, ended_at_ms, end_text, summary, who, cost_usd, usage, cut_ins)
    VALUES ('call_1', 'outbound', 'practice', '', @peerName, 'contact', @brief, @words, @startedAtMs, 90000, '', '', '', @costUsd, @usage, @cutIns)`)
    .run({ peerName, brief: JSON.stringify({ ...brief, limits: { neverAgreesToCost, endsAfterMin } }), words: brief.goal, startedAtMs, costUsd, usage: JSON.stringify(usage), cutIns });
}

test('versions run from 1 without a gap', () => {
  expect(allMigrations.map((migration) => migration.version)).toEqual(allMigrations.map((_, index) => index + 1));
});

test.each(allMigrations.map((migration) => migration.version))('the schema after %i is as released', async (version) => {
  const db = fresh();
  migrate(db, version);
  expect(readVersion(db)).toBe(version);
  await expect(`${schemaOf(db)}\n`).toMatchFileSnapshot(`schemas/000${version}.sql`);
});

test('0001 keeps every table strict', () => {
  const db = fresh();
  migrate(db, 1);
  expect(() => db.prepare<[string]>(`INSERT INTO messages VALUES ('m', 'c', 'not a time', '', NULL, '', '', ?)`).run('yes')).toThrow(/datatype|cannot store/);
});

test('0002 makes words findable that were saved before it', () => {
  const db = fresh();
  migrate(db, 1);
  saveOldCall(db);
  prepareLines(db).save(aLine({ text: 'The terrace is heated' }));
  expect(migrate(db, 2)).toEqual({ from: 1, to: 2 });
  // Rows are read as this release reads them.
  migrate(db);
  const search = prepareSearch(db);
  const everything = { sinceMs: null, outcome: null, limit: 10, before: null };
  expect(search({ ...everything, query: 'terrace' }).total).toBe(1);
  expect(search({ ...everything, query: 'eight' }).total).toBe(1);
  db.exec(`INSERT INTO lines_fts (lines_fts, rank) VALUES ('integrity-check', 1); INSERT INTO calls_fts (calls_fts, rank) VALUES ('integrity-check', 1);`);
});

test('0003 leaves calls as they were, and refuses to change an audit row', () => {
  const db = fresh();
  migrate(db, 2);
  saveOldCall(db);
  const before = db.prepare('SELECT * FROM calls').all();
  migrate(db, 3);
  expect(db.prepare('SELECT * FROM calls').all()).toEqual(before);
  db.exec(`INSERT INTO audit VALUES (1, 0, 'asked', NULL, '{}', '', 'h')`);
  expect(() => db.exec(`UPDATE audit SET data = '[]'`)).toThrow(/append-only/);
  expect(() => db.exec('DELETE FROM audit')).toThrow(/append-only/);
});

test('0004 gives calls from before no figures and their briefs no cost limit', () => {
  const db = fresh();
  migrate(db, 3);
  saveOldCall(db);
  migrate(db, 4);
  migrate(db);
  expect(prepareCalls(db).get('call_1')).toMatchObject({
    brief: aCall().brief, usage: aCall().usage, costUsd: 0.0123, costEstimated: false, cutIns: 2, nudges: 0, falseInterruptions: 0, reconnects: 0, replyP95Ms: null,
    replyParts: { vadWaitMs: null, networkMs: null, modelMs: null, lineMs: null, playoutMs: null },
  });
  prepareCalls(db).save(aCall());
  expect(prepareCalls(db).get('call_1')).toEqual(aCall());
});

test('0005 leaves calls as they were, and begins an empty do-not-call list', () => {
  const db = fresh();
  migrate(db, 4);
  saveOldCall(db);
  migrate(db, 5);
  migrate(db);
  expect(prepareCalls(db).since(0)).toMatchObject([{ id: 'call_1' }]);
  expect(prepareDoNotCall(db).all()).toEqual([]);
});

test('0006 keeps messages as they were: not done, nothing asked for', () => {
  const db = fresh();
  migrate(db, 5);
  saveOldCall(db);
  db.exec(`INSERT INTO messages VALUES ('msg_1', 'call_1', 5000, 'Rosa', NULL, 'today', 'Call me back', 1)`);
  migrate(db, 6);
  expect(prepareMessages(db).newest(9)).toEqual([aMessage({ read: true })]);
});

test('0007 leaves calls as they were, and none of them recorded', () => {
  const db = fresh();
  migrate(db, 6);
  saveOldCall(db);
  migrate(db, 8);
  expect(prepareCalls(db).get('call_1')).toMatchObject({ costUsd: 0.0123, cutIns: 2 });
  expect(prepareRecordings(db).all()).toEqual([]);
  prepareRecordings(db).save(aRecording(), new Uint8Array(2));
  db.exec(`DELETE FROM calls WHERE id = 'call_1'`);
  expect(prepareRecordings(db).get('call_1')).toBeNull();
});

test('0008 keeps calls as they were: their sound was not measured', () => {
  const db = fresh();
  migrate(db, 6);
  saveOldCall(db);
  migrate(db, 8);
  expect(prepareCalls(db).get('call_1')).toMatchObject({ costUsd: 0.0123, cutIns: 2, sound: null });
  prepareCalls(db).save(aCall());
  expect(prepareCalls(db).get('call_1')).toEqual(aCall());
});

test('a step that fails leaves the schema wholly as before', () => {
  const db = fresh();
  migrate(db, 1);
  const before = schemaOf(db);
  db.exec('CREATE TABLE audit (taken INTEGER)');
  expect(() => migrate(db)).toThrow(/already exists/);
  db.exec('DROP TABLE audit');
  expect(readVersion(db)).toBe(1);
  expect(schemaOf(db)).toBe(before);
  expect(migrate(db)).toEqual({ from: 1, to: newestVersion });
});
