import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SearchQuery } from '../../../../../src-main/core/ports/store.ts';
import { aCall, aLine } from '../../../../fakes/store-records.ts';
import { openTestStore } from '../../../../fakes/open-test-store.ts';
import { newestVersion } from '../../../../../src-main/adapters/store/migrate.ts';
import { makeSnippet, wantedTokens } from '../../../../../src-main/adapters/store/make-snippet.ts';
import { searchDigits, searchExpressions, searchWords } from '../../../../../src-main/adapters/store/search-words.ts';

const ask = (query: string, over: Partial<SearchQuery> = {}): SearchQuery => ({ query, sinceMs: null, outcome: null, limit: 50, before: null, ...over });
const brief = (goal: string, facts: readonly string[] = []) => ({ ...aCall().brief, goal, facts });

function openWithCalls() {
  const opened = openTestStore();
  const { store } = opened;
  store.saveCall(aCall({ id: 'old', startedAtMs: 100, peerName: 'Dr Weiß', peerNumber: '+493012345678', brief: brief('Move the appointment'), summary: 'Moved to Tuesday.', outcome: 'goal_met' }));
  store.saveLine(aLine({ callId: 'old', id: '1', text: 'Dental practice, how can I help?' }));
  store.saveLine(aLine({ callId: 'old', id: '2', text: 'Tuesday at nine would be free, in the café opposite.' }));
  store.saveCall(aCall({ id: 'new', startedAtMs: 200, peerName: 'Luca Ferrante', peerNumber: '+15550100142', brief: brief('Ask for the address', ['He lives by the harbour']), summary: 'He sent it.', outcome: 'talked' }));
  store.saveLine(aLine({ callId: 'new', id: '1', text: 'Tuesday suits me too.' }));
  store.saveCall(aCall({ id: 'on', startedAtMs: 300, endedAtMs: null, outcome: null, peerName: 'Tuesday club' }));
  return { ...opened, ids: (query: string, over: Partial<SearchQuery> = {}) => store.search(ask(query, over)).hits.map((hit) => hit.call.id) };
}

test('without words: every ended call, newest first, by pages, with the total of all pages', () => {
  const { store, ids } = openWithCalls();
  expect(ids('')).toEqual(['new', 'old']);
  expect(store.search(ask('', { limit: 1 }))).toMatchObject({ total: 2, hits: [{ call: { id: 'new' }, snippet: [] }] });
  expect(store.search(ask('', { limit: 1, before: 200 }))).toMatchObject({ total: 2, hits: [{ call: { id: 'old' } }] });
  expect(ids('', { sinceMs: 150 })).toEqual(['new']);
  expect(ids('', { outcome: 'goal_met' })).toEqual(['old']);
});

test('finds words that were said, written in the brief or the summary, and names', () => {
  const { ids } = openWithCalls();
  expect(ids('dental')).toEqual(['old']);
  expect(ids('harbour')).toEqual(['new']);
  expect(ids('moved')).toEqual(['old']);
  expect(ids('FERRANTE')).toEqual(['new']);
  expect(ids('cafe')).toEqual(['old']);
  expect(ids('tuesday')).toEqual(['new', 'old']);
});

test('every word must stand somewhere in the call; the last may be unfinished', () => {
  const { ids } = openWithCalls();
  expect(ids('tuesday nin')).toEqual(['old']);
  expect(ids('luca tues')).toEqual(['new']);
  expect(ids('tues nine')).toEqual([]);
  expect(ids('ferrante dental')).toEqual([]);
});

test('filters and pages apply to found calls, the total to all pages', () => {
  const { store, ids } = openWithCalls();
  expect(store.search(ask('tuesday', { limit: 1 }))).toMatchObject({ total: 2, hits: [{ call: { id: 'new' } }] });
  expect(store.search(ask('tuesday', { before: 200 }))).toMatchObject({ total: 2, hits: [{ call: { id: 'old' } }] });
  expect(ids('tuesday', { outcome: 'goal_met' })).toEqual(['old']);
  expect(ids('tuesday', { sinceMs: 150 })).toEqual(['new']);
});

test('a part of the number is found however it is spaced', () => {
  const { store } = openWithCalls();
  expect(store.search(ask('(555) 010-0142')).hits).toMatchObject([{ call: { id: 'new' }, snippet: [{ text: '+15550100142', hit: true }] }]);
});

test('the snippet is the line with the most of the words, in pieces', () => {
  const { store } = openWithCalls();
  const [hit] = store.search(ask('nine tuesday')).hits;
  expect(hit!.snippet.filter((piece) => piece.hit).map((piece) => piece.text)).toEqual(['Tuesday', 'nine']);
  expect(hit!.snippet.map((piece) => piece.text).join('')).toBe('Tuesday at nine would be free, in the café opposite.');
});

test('the index follows a line that grows, and a brief that changes', () => {
  const { store, ids } = openWithCalls();
  store.saveLine(aLine({ callId: 'new', id: '9', text: 'The pass', status: 'partial' }));
  store.saveLine(aLine({ callId: 'new', id: '9', text: 'The passage is closed', status: 'final' }));
  expect(ids('closed')).toEqual(['new']);
  store.saveLine(aLine({ callId: 'new', id: '9', text: 'Nothing' }));
  expect(ids('closed')).toEqual([]);
  store.saveCall(aCall({ id: 'new', startedAtMs: 200, peerName: 'Luca', brief: brief('Something else'), outcome: 'talked' }));
  expect(ids('harbour')).toEqual([]);
});

test('no query is ever an expression: anything typed is answered without an error', () => {
  const { store, logger } = openWithCalls();
  const nasty = ['"', '*', 'a AND', 'NEAR(', 'text:x', '-', '^a', '(', 'a"b', "'; DROP TABLE calls", '\u0000', '🎉', '{x}', '"""', '東京', 'a*b', '\ud800'];
  for (const query of nasty) expect(store.search(ask(query))).toHaveProperty('total');
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (query) => { store.search(ask(query)); }), { numRuns: 300 });
  expect(logger.entries).toEqual([{ level: 'info', event: 'store.migrated', fields: { from: 0, to: newestVersion } }]);
});

test('an operator is looked for as a word', () => {
  const { store, ids } = openWithCalls();
  store.saveLine(aLine({ callId: 'new', id: '5', text: 'this or that' }));
  expect(ids('this OR dental')).toEqual([]);
  expect(ids('or that')).toEqual(['new']);
});

test('words and digits', () => {
  expect(searchExpressions(searchWords('  say "hi" now'))).toEqual(['"say"', '"""hi"""', '"now"*']);
  expect(searchWords('-- ?')).toEqual([]);
  expect(searchWords('a '.repeat(100))).toHaveLength(16);
  expect(searchDigits('+1 (555) 01')).toBe('155501');
  expect(searchDigits('12')).toBeNull();
  expect(searchDigits('call 555')).toBeNull();
});

test('a snippet shows the stretch with most of the words, marked, and says where it is cut', () => {
  const text = `${'x '.repeat(50)}before the Café was full on Friday${' after'.repeat(50)}`;
  const snippet = makeSnippet(text, wantedTokens(['before', 'cafe', 'fri']));
  expect(snippet?.score).toBe(3);
  expect(snippet?.pieces.map((piece) => (piece.hit ? `[${piece.text}]` : piece.text)).join('')).toMatch(/^…(x ){6}\[before\] the \[Café\] was full on \[Friday\]( after){11}…$/);
  expect(makeSnippet('frida friday', wantedTokens(['friday', 'x']))?.pieces).toEqual([{ text: 'frida ', hit: false }, { text: 'friday', hit: true }]);
  expect(makeSnippet('nothing', wantedTokens(['noth', 'x']))).toBeNull();
});

test('pieces show the text as it is, and stay within their limits', () => {
  const unit = fc.constantFrom('a', 'b', ' ', '\u0002', 'é', 'e\u0301', '\n', '\ud83d', '文');
  fc.assert(fc.property(fc.string({ unit, maxLength: 2000 }), fc.array(fc.string({ unit, minLength: 1, maxLength: 4 }), { maxLength: 4 }), (text, words) => {
    const snippet = makeSnippet(text, wantedTokens(words));
    if (snippet === null) return;
    expect(snippet.pieces.length).toBeLessThanOrEqual(40);
    expect(snippet.pieces.some((piece) => piece.hit)).toBe(true);
    for (const piece of snippet.pieces) expect(piece.text).toMatch(/^[^\u0000-\u001f]{1,400}$/);
    const shown = snippet.pieces.map((piece) => piece.text).join('').replace(/^…|…$/g, '').replace(/\s+/g, ' ').slice(0, 200);
    expect(text.replace(/[\p{Cc}\s]+/gu, ' ')).toContain(shown);
  }));
});

test('what the index finds, the snippet marks', () => {
  const { store } = openTestStore();
  const texts = ['Müllerstraße 5', 'naïve café', 'ÅNGSTRÖM', 'O’Brien’s', 'x-ray', '１２３', 'Ёлка', 'don\'t', 'Zoë'];
  texts.forEach((text, n) => {
    store.saveCall(aCall({ id: `c${n}`, startedAtMs: n, peerName: '', brief: brief(''), summary: '' }));
    store.saveLine(aLine({ callId: `c${n}`, text }));
    const hits = store.search(ask(text)).hits;
    expect(hits.map((hit) => hit.call.id)).toEqual([`c${n}`]);
    expect(hits[0]!.snippet.some((piece) => piece.hit)).toBe(true);
  });
});
