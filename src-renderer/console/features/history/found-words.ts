import { countOf } from '../../ui/format/count-of.ts';

/** "7 calls mention “dinner”", "1 call mentions “dinner”", "12 calls" */
export function foundWords(query: string, total: number): string {
  if (query === '') return total === 0 ? '' : countOf(total, 'call');
  return `${countOf(total, 'call')} ${total === 1 ? 'mentions' : 'mention'} “${query}”`;
}
