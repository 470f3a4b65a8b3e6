/** One way to read "Call <who> and <goal>". */
export interface CallReading { readonly who: string; readonly goal: string }

/** What was typed into search-or-dial. */
export type Intent =
  | { readonly kind: 'empty' }
  | { readonly kind: 'number'; readonly text: string }
  /** Longest `who` first, so that "Smith and Sons" is tried before "Smith". */
  | { readonly kind: 'call'; readonly readings: readonly CallReading[] }
  | { readonly kind: 'search'; readonly query: string };

const verb = /^(?:call|ring|phone|dial)\s+(.+)$/is;
const numberLike = /^[+(]?[\d\s().*#-]{2,}$/;
/** Words that end the name and begin the goal. */
const joint = /\s*(?:,|:|\s(?:and then|and|to|about)\s)\s*/gi;

export function parseIntent(text: string): Intent {
  const typed = text.trim();
  if (typed === '') return { kind: 'empty' };
  if (numberLike.test(typed)) return { kind: 'number', text: typed };
  const rest = verb.exec(typed)?.[1]?.trim();
  if (rest === undefined) return { kind: 'search', query: typed };
  if (numberLike.test(rest)) return { kind: 'number', text: rest };
  const readings: CallReading[] = [{ who: rest, goal: '' }];
  for (const match of rest.matchAll(joint)) {
    const goal = rest.slice(match.index + match[0].length).trim();
    const who = rest.slice(0, match.index).trim();
    if (who !== '' && goal !== '') readings.push({ who, goal: sentence(/about/i.test(match[0]) ? `ask about ${goal}` : goal) });
  }
  return { kind: 'call', readings: readings.sort((a, b) => b.who.length - a.who.length) };
}

/** First letter large, full stop at the end. */
function sentence(words: string): string {
  const capital = words.charAt(0).toUpperCase() + words.slice(1);
  return /[.?!]$/.test(capital) ? capital : `${capital}.`;
}
