import type { Origin } from '../../../src-shared/domain/tool-call.ts';
import type { ToolArguments, ToolScene } from '../tools/tool.ts';
import { markOtherWords, type Span } from './mark-other-words.ts';

/** Whose words there are, for finding out where an argument's value came from. */
export interface ArgumentSources {
  /** Goal and facts, and the person the owner rang. */
  readonly brief: readonly string[];
  /** What the owner's contacts say. */
  readonly contact: readonly string[];
  /** The owner's own words on this call: whispered, typed, spoken. */
  readonly owner: readonly string[];
  readonly other: readonly string[];
  /** What tools found outside, such as pages of the web. */
  readonly tool: readonly string[];
  /** Arguments whose whole value somebody outside gave, by name. */
  readonly outside: ToolArguments;
}

export const noSources: ArgumentSources = { brief: [], contact: [], owner: [], other: [], tool: [], outside: {} };

/** Parts of a value that came from outside and that the owner gave nowhere. */
export interface OutsideParts { readonly other: readonly Span[]; readonly tool: readonly Span[] }

const none: OutsideParts = { other: [], tool: [] };

export function outsideParts(name: string, value: string, sources: ArgumentSources, scene: Pick<ToolScene, 'peer'>): OutsideParts {
  if (value === '') return none;
  if (sources.outside[name] === value) return { other: [{ start: 0, end: value.length }], tool: [] };
  // The number that was dialled is no news, also when the other person says it again.
  if (value === scene.peer.number) return none;
  const given = [...sources.brief, ...sources.contact, ...sources.owner];
  return { other: markOtherWords(value, sources.other, given), tool: markOtherWords(value, sources.tool, [...given, ...sources.other]) };
}

/** `asked`: the value as it was asked for; what differs from it is the owner's own. */
export function originOf(name: string, value: string, asked: string, sources: ArgumentSources, scene: Pick<ToolScene, 'peer'>): Origin {
  if (value !== asked) return 'owner';
  const parts = outsideParts(name, value, sources, scene);
  if (parts.other.length > 0) return 'other';
  if (parts.tool.length > 0) return 'tool';
  const within = (texts: readonly string[]): boolean => texts.some((text) => text.toLowerCase().includes(value.toLowerCase()));
  if (within(sources.contact)) return 'contact';
  if (within(sources.brief)) return 'brief';
  return within(sources.owner) ? 'owner' : 'assistant';
}

/** The values themselves, for the reasons: the first five of each kind. */
export function outsideValues(args: ToolArguments, sources: ArgumentSources, scene: Pick<ToolScene, 'peer'>): { readonly other: readonly string[]; readonly tool: readonly string[] } {
  const found = { other: new Set<string>(), tool: new Set<string>() };
  for (const [name, value] of Object.entries(args)) {
    const parts = outsideParts(name, value, sources, scene);
    for (const span of parts.other) found.other.add(value.slice(span.start, span.end));
    for (const span of parts.tool) found.tool.add(value.slice(span.start, span.end));
  }
  return { other: [...found.other].slice(0, 5), tool: [...found.tool].slice(0, 5) };
}
