import { ArrowUpRight } from 'lucide-react';
import type { HistoryDetailView } from '../../../../src-shared/contract/views.ts';
import { routeHash } from '../../stores/route.ts';

/** What the caller said, as it was heard. */
export function InTheirWords({ callId, call }: { readonly callId: string; readonly call: HistoryDetailView | null }) {
  const said = (call?.lines ?? []).filter((line) => line.kind === 'speech' && line.speaker === 'them' && line.text.trim() !== '');
  return (
    <section className="message-part" aria-label="In their words">
      <div className="line-up">
        <h3 className="section-head fill">In their words</h3>
        <a className="button" data-kind="ghost" data-size="small" href={routeHash({ screen: 'history', callId })}>Open the call<ArrowUpRight size={16} aria-hidden="true" /></a>
      </div>
      {said.length > 0 && <blockquote className="message-quote">{said.map((line) => <p key={line.id}>{line.text}</p>)}</blockquote>}
    </section>
  );
}
