import type { Json } from '../json-reader.ts';

/**
 * ga: the protocol of today, and the form of every event inside this app. beta: what OpenAI switched off and compatible servers still speak.
 * seed: beta with the names that older guides for this app use and no service ever had.
 */
export const dialectNames = ['ga', 'beta', 'seed'] as const;
export type DialectName = (typeof dialectNames)[number];

/** How a session object looks; dialects may share one. Each is also the name of the dialect to take when only this is known of a server. */
export type SessionShape = 'ga' | 'beta';

/** What was left out because the other side has no word for it. Closed, so that it may be logged. */
export type Dropped = 'temperature' | 'reasoning' | 'parallel_tool_calls' | 'idle_timeout' | 'hosted_tools' | 'tool_name' | 'audio_format' | 'audio_settings' | 'call' | 'late_words';

export type NoteDropped = (what: Dropped) => void;

/** One connection's translation, both ways. Keys that neither side renames pass as they are. */
export interface Translation {
  /** The events of the wire for one of ours; none: it has no twin, or waits for one that follows. */
  write(event: Json): readonly Json[];
  /** Ours for one of the wire, whose `type` is of today already. */
  read(event: Json): readonly Json[];
}

export interface Dialect {
  readonly shape: SessionShape;
  /** Besides the key. */
  readonly headers: Readonly<Record<string, string>>;
  /** Null: the wire speaks as we do, and its texts pass untouched. */
  readonly translate: ((note: NoteDropped) => Translation) | null;
}
