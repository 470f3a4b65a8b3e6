import type { HomeDraft } from '../../stores/home-draft.ts';
import type { LineStatusView } from '../../../../src-shared/contract/views.ts';
import type { NumberCheck } from './suggest.ts';
import { parseIntent } from './parse-intent.ts';

/** Why no call can be placed as things stand, in words for under the button. Null: it can. */
export function callBlock(draft: HomeDraft, { lines, check, connected }: { readonly lines: readonly LineStatusView[]; readonly check: NumberCheck | null; readonly connected: boolean }): string | null {
  if (!connected) return 'No connection to Consigliere. Wait until it is back.';
  if (draft.target === null) {
    const intent = parseIntent(draft.text);
    if (intent.kind === 'number') return check?.kind === 'problem' ? 'Finish the number to call.' : 'Choose who to call.';
    return intent.kind === 'empty' ? 'Choose who to call.' : 'No one by that name. Choose who to call.';
  }
  const line = lines.find((each) => each.kind === draft.line);
  if (line === undefined) return 'Choose a line.';
  if (line.state !== 'ready') return line.text;
  if (draft.line === 'practice' && draft.target.kind === 'number') return 'The practice line reaches practice people only. Choose one of them, or a phone line.';
  if (draft.line !== 'practice' && draft.target.kind === 'practice') return 'Practice people are on the practice line only. Choose that line.';
  return null;
}
