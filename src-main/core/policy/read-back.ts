import type { Tool, ToolArguments, ToolScene } from '../tools/tool.ts';
import { showTime } from '../tools/show-time.ts';

/** What is longer cannot be decided by ear. */
const longestChars = 400;

/** The question as it is asked aloud: every value that would run, ending with the question. Null: too long for that. */
export function readBack(tool: Pick<Tool, 'title' | 'args'>, args: ToolArguments, scene: ToolScene): string | null {
  const title = plain(tool.title(args, scene));
  const details = tool.args.flatMap((spec) => {
    const value = args[spec.name];
    if (value === undefined) return [];
    const shown = spec.kind === 'datetime' ? showTime(value) : value;
    const isNamed = spec.kind === 'phone' && value === scene.peer.number;
    return isNamed || soundOf(title).includes(soundOf(shown)) ? [] : [`${spec.label}: ${plain(shown)}.`];
  });
  const question = [`${title}.`, ...details, 'Shall I do it?'].join(' ');
  return question.length <= longestChars ? question : null;
}

/** The words end with the question, letter by letter and digit by digit; spaces and punctuation do not count. */
export function asksThis(words: string, question: string): boolean {
  return soundOf(words).endsWith(soundOf(question));
}

function soundOf(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** On one line and without quotation marks: it is quoted to the assistant. */
function plain(text: string): string {
  return text.replace(/["“”]/g, '').replace(/\s+/g, ' ').trim().replace(/[.]+$/, '');
}
