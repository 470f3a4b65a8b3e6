import type Database from 'better-sqlite3-multiple-ciphers';
import type { SearchHit, SearchQuery } from '../../core/ports/store.ts';
import { hitEnd, hitStart, snippetPieces } from './snippet-pieces.ts';
import { lineBits } from './line-rows.ts';
import { readCall, type CallRow } from './call-rows.ts';
import { searchDigits, searchWords } from './search-words.ts';

type SearchResult = { readonly hits: readonly SearchHit[]; readonly total: number };

/** Lines of one call that are weighed for its snippet. */
const candidateLines = 12;
const snippetTokens = 24;

const wanted = 'ended_at_ms IS NOT NULL AND (@sinceMs IS NULL OR started_at_ms >= @sinceMs) AND (@outcome IS NULL OR outcome = @outcome)';
const newestFirst = 'ORDER BY started_at_ms DESC, doc DESC';
/** Calls in which one word stands, said or written. A line's doc names its call. */
const withWord = `SELECT rowid >> ${lineBits} FROM lines_fts WHERE lines_fts MATCH ? UNION SELECT rowid FROM calls_fts WHERE calls_fts MATCH ?`;

/**
 * Ended calls, newest first. Every word must stand somewhere in the call: said, in the brief, in the summary, or as the name; a part of the
 * number is enough too. `total` counts all pages.
 */
export function prepareSearch(db: Database.Database) {
  const count = db.prepare<[Record<string, unknown>], number>(`SELECT count(*) FROM calls WHERE ${wanted}`).pluck();
  const page = db.prepare<[Record<string, unknown>], CallRow>(`SELECT * FROM calls WHERE ${wanted} AND (@before IS NULL OR started_at_ms < @before) ${newestFirst} LIMIT @limit`);
  const found = db.prepare<[Record<string, unknown>], { readonly doc: number; readonly startedAtMs: number }>(
    `SELECT doc, started_at_ms AS startedAtMs FROM calls WHERE ${wanted} AND doc IN (SELECT value FROM json_each(@docs)) ${newestFirst}`);
  const byDoc = db.prepare<[number], CallRow>('SELECT * FROM calls WHERE doc = ?');
  const byDigits = db.prepare<[string], number>('SELECT doc FROM calls WHERE instr(peer_number, ?) > 0').pluck();
  const snippetOf = (table: string, column: number) =>
    `SELECT snippet(${table}, ${column}, '${hitStart}', '${hitEnd}', '…', ${snippetTokens}) FROM ${table} WHERE ${table} MATCH ?`;
  const lineSnippets = db.prepare<[string, number, number], string>(`${snippetOf('lines_fts', 0)} AND rowid >= ? AND rowid < ? LIMIT ${candidateLines}`).pluck();
  const callSnippets = db.prepare<[string, number], string>(`${snippetOf('calls_fts', -1)} AND rowid = ?`).pluck();

  const docsWith = (words: readonly string[], digits: string | null): ReadonlySet<number> => {
    const docs = new Set<number>(digits === null ? [] : byDigits.all(digits));
    const every = words.map(() => `SELECT * FROM (${withWord})`).join(' INTERSECT ');
    for (const doc of db.prepare<string[], number>(every).pluck().all(...words.flatMap((word) => [word, word]))) docs.add(doc);
    return docs;
  };

  const snippetFor = (call: CallRow, words: readonly string[], digits: string | null): SearchHit['snippet'] => {
    const any = words.join(' OR ');
    const first = call.doc * 2 ** lineBits;
    const marked = [...lineSnippets.all(any, first, first + 2 ** lineBits), ...callSnippets.all(any, call.doc)];
    const best = marked.map(snippetPieces).sort((a, b) => differentHits(b) - differentHits(a))[0];
    if (best !== undefined) return best;
    return digits !== null && call.peer_number !== null ? [{ text: call.peer_number, hit: true }] : [];
  };

  return (query: SearchQuery): SearchResult => {
    const filters = { sinceMs: query.sinceMs, outcome: query.outcome };
    const limit = Math.max(0, Math.floor(query.limit));
    const words = searchWords(query.query);
    if (words.length === 0) {
      const rows = page.all({ ...filters, before: query.before, limit });
      return { hits: rows.map((row) => ({ call: readCall(row), snippet: [] })), total: count.get(filters) ?? 0 };
    }
    const digits = searchDigits(query.query);
    const all = found.all({ ...filters, docs: JSON.stringify([...docsWith(words, digits)]) });
    const hits = all
      .filter(({ startedAtMs }) => query.before === null || startedAtMs < query.before)
      .slice(0, limit)
      .flatMap(({ doc }): SearchHit[] => {
        const row = byDoc.get(doc);
        return row === undefined ? [] : [{ call: readCall(row), snippet: snippetFor(row, words, digits) }];
      });
    return { hits, total: all.length };
  };
}

const differentHits = (pieces: SearchHit['snippet']): number => new Set(pieces.filter((piece) => piece.hit).map((piece) => piece.text.toLowerCase())).size;
