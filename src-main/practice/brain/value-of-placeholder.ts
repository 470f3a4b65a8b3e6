import type { Agenda } from './agenda.ts';
import { nextWeekday } from './next-weekday.ts';
import type { Instructions } from './read-instructions.ts';

export interface PlaceholderSources {
  readonly instructions: Instructions;
  /** Empty once it has been said. */
  readonly disclosure: string;
  readonly agenda: Agenda | null;
  readonly ran: Readonly<Record<string, string>>;
  readonly nowMs: number;
}

export function valueOfPlaceholder(name: string, sources: PlaceholderSources): string {
  const { instructions, agenda } = sources;
  const unnamed = instructions.owner === '' || instructions.owner.startsWith('the owner');
  const owner = unnamed ? 'my owner' : instructions.owner;
  switch (name) {
    case 'owner': return owner;
    case 'owner.first': return unnamed ? owner : (owner.split(' ')[0] ?? owner);
    case 'disclosure': return sources.disclosure;
    case 'goal': return instructions.goal;
    case 'number': return agenda?.scenario?.person.number ?? '';
    case 'name': return agenda?.scenario?.person.name ?? '';
    case 'said': return agenda?.said?.text ?? '';
    case 'said.number': return /\+?\d[\d\s().-]{5,}\d/u.exec(agenda?.said?.text ?? '')?.[0].replace(/[^\d+]/gu, '') ?? '';
    case 'said.rest': return restAfter(agenda?.said ?? null);
    default:
      if (name.startsWith('fact.')) return instructions.facts[Number(name.slice(5)) - 1] ?? '';
      if (name.startsWith('ran.')) return sources.ran[name.slice(4)] ?? '';
      if (name.startsWith('next.')) return nextWeekday(name.slice(5), sources.nowMs);
      return '';
  }
}

/** What was typed after the known phrase, a number and a leading "that" or colon left out; all of it when nothing follows. */
function restAfter(said: Agenda['said']): string {
  if (said === null) return '';
  const at = said.text.toLowerCase().indexOf(said.phrase.toLowerCase());
  const rest = at < 0 ? '' : said.text.slice(at + said.phrase.length).replace(/\+?\d[\d\s().-]{5,}\d/u, '').replace(/^[\s:,]*(?:that\b|saying\b)?[\s:,]*/iu, '').trim();
  return rest === '' ? said.text : rest;
}
