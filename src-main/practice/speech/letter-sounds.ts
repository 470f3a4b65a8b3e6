import type { Sound } from './sound-pieces.ts';

/**
 * Letters to sounds, tried in this order at each place of the word; `^` is its beginning, `$` its end. Names are what reaches this
 * table, so vowels are read plainly, as most European names want it, and a few Italian spellings are known.
 */
const rules: readonly (readonly [RegExp, readonly Sound[]])[] = ([
  // whole word beginnings and ends
  ['^kn', 'n'], ['^ng', 'n'], ['^wr', 'r'], ['^ps', 's'], ['^x', 'z'], ['^mc', 'm uh k'], ['^mac', 'm ah k'], ['^o\'', 'oh'], ['^y(?=[aeiou])', 'y'], ['^i(?=[aeou])', 'y'], ['^rh', 'r'],
  ['tion$', 'sh uh n'], ['sion$', 'sh uh n'], ['ture$', 'ch uh r'], ['ough$', 'oh'], ['ight', 'ai t'], ['igh', 'ai'], ['le$', 'uh l'], ['ey$', 'ee'], ['ie$', 'ee'], ['ye$', 'ai'],
  ['y$', 'ee'], ['oe$', 'oh'], ['ue$', 'oo'], ['es$', 'eh z'], ['ine$', 'ee n'], ['er$', 'uh r'], ['or$', 'uh r'], ['ah$', 'ah'], ['a$', 'uh'], ['i$', 'ee'], ['o$', 'oh'], ['u$', 'oo'], ['ow$', 'oh'], ['aw', 'ah'],
  // vowel, one consonant, silent e
  ['a(?=[bdfgklmnpstvz]e$)', 'ay'], ['i(?=[bdfgklmnpstvz]e$)', 'ai'], ['o(?=[bdfgklmnpstvzr]e$)', 'oh'], ['u(?=[bdfgklmnpstvzr]e$)', 'oo'], ['(?<=[aeiouy][bcdfgklmnprstvz])e$', ''],
  // several letters, one sound
  ['tsch', 'ch'], ['sch', 'sh'], ['tch', 'ch'], ['cch(?=[ei])', 'k'], ['ch(?=et|el|in[io]$|ia|i$)', 'k'], ['ch(?=[lr])', 'k'], ['ch', 'ch'], ['sh', 'sh'], ['ph', 'f'], ['th', 'th'], ['gh(?=[aeiou])', 'g'], ['gh', ''],
  ['gli(?=[aeo])', 'l y'], ['gn(?=[aeiou])', 'n y'], ['gn', 'n'], ['ck', 'k'], ['cq', 'k'], ['qu', 'k w'], ['q', 'k'], ['dge', 'j'], ['dg', 'j'], ['ng(?=$|[^aeiour])', 'ng'], ['nk', 'ng k'], ['sc(?=[ei])', 's'],
  ['cc(?=[ei])', 'ch'], ['ci(?=[aou])', 'ch'], ['gi(?=[aou])', 'j'], ['zz', 't s'], ['tz', 't s'], ['dt', 't'], ['zh', 'j'], ['cz', 'ch'], ['sz', 'sh'], ['wh', 'w'], ['mb$', 'm'],
  ['eau', 'oh'], ['oo', 'oo'], ['ou', 'oo'], ['ow(?=[^aeiouy]|$)', 'oh'], ['oy', 'oh ih'], ['oi', 'oh ih'], ['ee', 'ee'], ['ea', 'ee'], ['ai', 'ay'], ['ay', 'ay'], ['ei', 'ai'], ['ey', 'ay'], ['ie(?=[nl])', 'ee eh'], ['ie', 'ee'], ['au', 'ah oo'], ['eu', 'oh ih'], ['oa', 'oh'], ['ue', 'oo'], ['ae', 'ay'],
  ['or(?=[^aeiouy])', 'oh r'], ['er(?=[^aeiouy])', 'uh r'], ['ir(?=[^aeiouy])', 'uh r'], ['ur(?=[^aeiouy])', 'uh r'],
  // one letter
  ['c(?=[eiy])', 's'], ['c', 'k'], ['g(?=[iy][^n])', 'g'], ['g(?=e[^rt])', 'j'], ['h(?=[aeiouy])', 'h'], ['h', ''], ['x', 'k s'], ['j', 'j'], ['y(?=[aeiou])', 'y'], ['y', 'ih'],
  ['a', 'ah'], ['e', 'eh'], ['i(?=[^aeiou][aeiouy])', 'ee'], ['i', 'ih'], ['o(?=[^aeiou]{2})', 'ah'], ['o', 'oh'], ['u(?=[^aeiou]{2})', 'uh'], ['u', 'oo'],
  ['b', 'b'], ['d', 'd'], ['f', 'f'], ['g', 'g'], ['k', 'k'], ['l', 'l'], ['m', 'm'], ['n', 'n'], ['p', 'p'], ['r', 'r'], ['s', 's'], ['t', 't'], ['v', 'v'], ['w(?=[aeiouy])', 'w'], ['w', 'v'], ['z', 'z'],
] as const).map(([letters, sounds]) => [new RegExp(letters, 'y'), (sounds === '' ? [] : sounds.split(' ')) as Sound[]] as const);

/** How a word that no list holds may be pronounced. Never empty: a letter of another script becomes a short vowel. */
export function letterSounds(word: string): readonly Sound[] {
  // Doubled consonants sound once; the pairs with a rule of their own stay.
  const plain = word.toLowerCase().replace(/([bdfgklmnprstv])\1/g, '$1').replace(/c(?=ck)|c(?=c[^eihk])/g, '');
  const sounds: Sound[] = [];
  let at = 0;
  while (at < plain.length) {
    const rule = rules.find(([pattern]) => {
      pattern.lastIndex = at;
      return pattern.test(plain);
    });
    if (rule === undefined) {
      if (/\p{L}/u.test(plain[at]!)) sounds.push('n', 'uh');
      at += 1;
      continue;
    }
    const [pattern, found] = rule;
    sounds.push(...found);
    at = pattern.lastIndex;
  }
  return sounds.length === 0 ? ['uh'] : sounds;
}
