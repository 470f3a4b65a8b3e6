/** The app's order to begin, or to end, what is said next with a sentence. */
export interface Reminder {
  readonly at: 'begin' | 'end';
  readonly sentence: string;
}

/** Null: the text is no such order. */
export function readReminder(text: string): Reminder | null {
  const match = /\b(Begin|End) what you say next with this, word for word[^"]*"([^"]+)"$/u.exec(text.trim());
  return match?.[2] === undefined ? null : { at: match[1] === 'End' ? 'end' : 'begin', sentence: match[2] };
}
