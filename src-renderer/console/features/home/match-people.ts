import type { Person } from './person.ts';

export interface PersonMatch {
  readonly person: Person;
  /** `keyword`: only what they are about matched, not their name or number. */
  readonly by: 'name' | 'number' | 'keyword';
}

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const wordsOf = (text: string) => plain(text).split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
const everyWordStartsOne = (asked: readonly string[], words: readonly string[]) => asked.every((part) => words.some((word) => word.startsWith(part)));

/** Everyone whom the words may mean, names before numbers before keywords, in their given order. Accents and case do not matter. */
export function matchPeople(query: string, people: readonly Person[]): readonly PersonMatch[] {
  const asked = wordsOf(query);
  const digits = query.replace(/\D/g, '');
  const isNumber = digits.length >= 2 && !/\p{L}/u.test(query);
  const matches = people.flatMap((person): PersonMatch[] => {
    if (isNumber) return person.number.replace(/\D/g, '').includes(digits) ? [{ person, by: 'number' }] : [];
    if (asked.length === 0) return [];
    if (everyWordStartsOne(asked, wordsOf(person.name))) return [{ person, by: 'name' }];
    if (everyWordStartsOne(asked, wordsOf(`${person.name} ${person.about} ${person.note}`))) return [{ person, by: 'keyword' }];
    return [];
  });
  const rank = { name: 0, number: 1, keyword: 2 } as const;
  return matches.sort((a, b) => rank[a.by] - rank[b.by]);
}
