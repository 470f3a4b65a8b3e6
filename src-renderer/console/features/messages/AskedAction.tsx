import { Button } from '../../ui/Button.tsx';
import type { ActionState } from '../../../../src-shared/domain/transcript.ts';
import type { MessageView } from '../../../../src-shared/contract/views.ts';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { formatLength } from '../../ui/format/format-length.ts';
import { formatNumber } from '../../ui/format/format-number.ts';
import { useRequest } from '../../stores/use-request.ts';

const words: Readonly<Record<ActionState, string>> = {
  refused: 'Refused on the call', waiting: 'Waits for you on the Desk', running: 'Running', done: 'Done, as your own', denied: 'You denied it on the Desk', expired: 'Ran out of time on the Desk', failed: 'Failed',
};

/** Something the caller asked for in vain. Its button starts it as the owner's own: the Desk then asks, and nothing runs before. */
export function AskedAction({ messageId, ask }: { readonly messageId: string; readonly ask: MessageView['asked'][number] }) {
  const { run, problem, busy, clear } = useRequest();
  return (
    <li className="message-ask">
      {!ask.canStart && <p className="medium">{ask.title}</p>}
      <p className="small ink-3">{words[ask.state]}{ask.state === 'refused' && <span className="num"> at {formatLength(ask.atMs)}. {ask.reason}</span>}</p>
      {ask.fields.length > 0 && <dl className="message-ask-fields">{ask.fields.map((field) => <div key={field.label}><dt>{field.label}</dt><dd className="num">{formatNumber(field.value)}</dd></div>)}</dl>}
      <ProblemNotice title="Nothing was started" problem={problem} onDismiss={clear} />
      {ask.canStart && (
        <div className="message-start">
          <Button className="message-start-button" title={ask.title} disabled={busy} onClick={() => { void run('message.startAction', { messageId, askId: ask.id }); }}><span className="one-line">{ask.title}</span></Button>
          <span className="small ink-3">As your own. The Desk shows all of it and asks you first.</span>
        </div>
      )}
    </li>
  );
}
