/** What the assistant takes from its instructions, as a model would by reading them. Missing lines are empty. */
export interface Instructions {
  readonly owner: string;
  /** The sentence it must say first, word for word. */
  readonly disclosure: string;
  /** The question it ends in, which they have to answer first. */
  readonly question: string;
  readonly goal: string;
  readonly facts: readonly string[];
  readonly language: string;
  readonly incoming: boolean;
}

export function readInstructions(text: string): Instructions {
  const disclosure = /Say first, word for word:\s*["“]([^\n]+?)["”]\s*(?:\n|$)/u.exec(text)?.[1]?.trim() ?? '';
  const lines = text.split(/\r?\n/u).map((line) => line.trim());
  return {
    owner: /^Your owner is (.+?)\.?$/u.exec(lines.find((line) => line.startsWith('Your owner is ')) ?? '')?.[1]?.trim() ?? '',
    disclosure,
    question: /[^.?!]+\?$/u.exec(disclosure)?.[0].trim() ?? '',
    goal: after(lines, 'Goal:'),
    facts: factsOf(lines),
    language: after(lines, 'Language:'),
    incoming: /\b(?:incoming|inbound)\b|\byou answered a call\b/iu.test(text),
  };
}

function after(lines: readonly string[], label: string): string {
  return lines.find((line) => line.startsWith(label))?.slice(label.length).trim() ?? '';
}

/** The list under `Facts:`, up to the first line that is no list item. */
function factsOf(lines: readonly string[]): readonly string[] {
  const start = lines.findIndex((line) => line.startsWith('Facts:'));
  if (start < 0) return [];
  const facts: string[] = [];
  for (const line of lines.slice(start + 1)) {
    const item = /^(?:[-*•]|\d+[.)])\s+(.+)$/u.exec(line)?.[1];
    if (item === undefined) break;
    if (item.toLowerCase() !== 'none') facts.push(item);
  }
  return facts;
}
