import type Database from 'better-sqlite3-multiple-ciphers';
import type { SearchHit, SearchQuery } from '../../core/ports/store.ts';
import { lineBits } from './line-rows.ts';
import { makeSnippet, wantedTokens, type Snippet, type WantedToken } from './make-snippet.ts';
import { readCall, type CallRow } from './call-rows.ts';
import { searchDigits, searchExpressions, searchWords } from './search-words.ts';

type SearchResult = { readonly hits: readonly SearchHit[]; readonly total: number };
type FoundCall = CallRow & { readonly brief_words: string };

/** Lines of one call that are looked through for its snippet. */
const snippetLines = 500;

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
  const byDoc = db.prepare<[number], FoundCall>('SELECT * FROM calls WHERE doc = ?');
  const byDigits = db.prepare<[string], number>('SELECT doc FROM calls WHERE instr(peer_number, ?) > 0').pluck();
  const linesOf = db.prepare<[number, number], string>(`SELECT text FROM lines WHERE doc >= ? AND doc < ? ORDER BY doc LIMIT ${snippetLines}`).pluck();

  const docsWith = (expressions: readonly string[], digits: string | null): ReadonlySet<number> => {
    const every = expressions.map(() => `SELECT * FROM (${withWord})`).join(' INTERSECT ');
    const docs = db.prepare<string[], number>(every).pluck().all(...expressions.flatMap((word) => [word, word]));
    return new Set([...docs, ...(digits === null ? [] : byDigits.all(digits))]);
  };

  const snippetFor = (call: FoundCall, tokens: readonly WantedToken[], digits: string | null): SearchHit['snippet'] => {
    const first = call.doc * 2 ** lineBits;
    let best: Snippet | null = null;
    const weigh = (text: string): void => {
      const snippet = makeSnippet(text, tokens);
      if (snippet !== null && snippet.score > (best?.score ?? 0)) best = snippet;
    };
    for (const text of linesOf.iterate(first, first + 2 ** lineBits)) weigh(text);
    for (const text of [call.summary, call.brief_words, call.peer_name]) weigh(text);
    // Assigned in `weigh`, which the compiler does not follow.
    const chosen = best as Snippet | null;
    if (chosen !== null) return chosen.pieces;
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
    const tokens = wantedTokens(words);
    const all = found.all({ ...filters, docs: JSON.stringify([...docsWith(searchExpressions(words), digits)]) });
    const hits = all
      .filter(({ startedAtMs }) => query.before === null || startedAtMs < query.before)
      .slice(0, limit)
      .flatMap(({ doc }): SearchHit[] => {
        const row = byDoc.get(doc);
        return row === undefined ? [] : [{ call: readCall(row), snippet: snippetFor(row, tokens, digits) }];
      });
    return { hits, total: all.length };
  };
}
