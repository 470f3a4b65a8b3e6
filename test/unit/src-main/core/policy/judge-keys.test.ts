import { describe, expect, it } from 'vitest';
import { judgeKeys, type PressedKeys } from '../../../../../src-main/core/policy/judge-keys.ts';

/** Presses a second apart, the last of them now; `pauseMs` before the last. */
function judge(presses: readonly string[], o: { readonly home?: string; readonly peer?: string | null; readonly pauseMs?: number; readonly approved?: boolean } = {}) {
  const before = presses.slice(0, -1).map((keys, index): PressedKeys => ({ keys, atMs: index * 1_000, approved: o.approved ?? false }));
  return judgeKeys(presses.at(-1) ?? '', o.home ?? 'US', { before, nowMs: (before.at(-1)?.atMs ?? 0) + (o.pauseMs ?? 1_000), peerCountry: o.peer ?? null });
}
const codeOf = (presses: readonly string[], o?: Parameters<typeof judge>[1]): string | null => {
  const { refused, reason } = judge(presses, o);
  return refused?.code ?? reason?.code ?? null;
};

describe('what spells an emergency number', () => {
  it.each<[string, readonly string[]]>([
    ['alone', ['911']], ['behind an outside line', ['9911']], ['behind two', ['09911']], ['an outside line first', ['9', '911']], ['a zero first', ['0', '112']], ['key by key', ['9', '1', '1']], ['in two parts', ['91', '1']],
    ['behind a choice of the menu', ['3', '911']], ['behind an extension', ['2041', '9', '911']], ['with a hash to send it', ['911#']], ['hash by hash', ['9#', '911#']], ['behind a star code', ['*67', '911']], ['in one press with it', ['4#911']],
    ['a hash alone does not hide it', ['#911']], ['the lifeline', ['988']], ['full-width keys', ['９１１']],
  ])('%s is refused', (_name, presses) => { expect(codeOf(presses)).toBe('emergency_number'); });

  it('counts the codes of his country and of the other person’s, and the two of every network', () => {
    expect([codeOf(['999']), codeOf(['999'], { peer: 'GB' }), codeOf(['999'], { home: 'GB' })]).toEqual([null, 'emergency_number', 'emergency_number']);
    expect([codeOf(['112']), codeOf(['911'], { home: 'GB' })]).toEqual(['emergency_number', 'emergency_number']);
  });

  it('counts two-digit codes in one press only: a menu has many ways of two keys', () => {
    expect([codeOf(['15'], { home: 'FR' }), codeOf(['0', '15'], { home: 'FR' }), codeOf(['1', '5'], { home: 'FR' }), codeOf(['1', '5'], { peer: 'FR' }), codeOf(['4150'], { home: 'FR' })]).toEqual(['emergency_number', 'emergency_number', null, null, null]);
  });

  it('forgets what lies longer back than a switchboard waits', () => {
    expect(codeOf(['9', '1', '1'], { pauseMs: 60_000 })).toBe('emergency_number');
    expect(codeOf(['9', '1', '1'], { pauseMs: 60_001 })).toBe(null);
    expect(codeOf(['9', '911'], { pauseMs: 3_600_000 })).toBe('emergency_number');
  });

  it('asks where it stands within other keys', () => {
    expect([codeOf(['4911']), codeOf(['9115']), codeOf(['49', '11']), codeOf(['1', '4112'])]).toEqual(['keys_spell', 'keys_spell', 'keys_spell', 'keys_spell']);
  });
});

it.each<[string, readonly string[]]>([
  ['a choice', ['1']], ['the operator', ['0']], ['the operator again and again', ['0', '0', '0', '0']], ['a hash', ['#']], ['a star', ['*']], ['a walk through a menu', ['1', '2', '1', '3', '#']], ['an extension', ['2041']], ['an extension and a PIN', ['204', '7351#']],
  ['a PIN that looks like little else', ['9999#']], ['a date of birth', ['11021967']], ['a telephone number', ['4155550142']], ['a booking with a code deep inside', ['55591124']],
])('menus stay free: %s', (_name, presses) => { expect(judge(presses)).toEqual({ refused: null, reason: null }); });

describe('long codes', () => {
  it.each<[string, readonly string[]]>([['a card number', ['4242424242424242']], ['in groups', ['4242', '4242', '4242']], ['with hashes between', ['4242#', '4242#', '4242#']], ['key by key', Array.from({ length: 12 }, (_, n) => '42'.charAt(n % 2))]])('%s is asked for', (_name, presses) => { expect(codeOf(presses)).toBe('long_code'); });
  it('eleven digits are free, and what he approved is not counted again', () => {
    expect([codeOf(['42424242424']), codeOf(['424242424242', '1'], { approved: true }), codeOf(['424242424242', '1'])]).toEqual([null, null, 'long_code']);
  });
});
