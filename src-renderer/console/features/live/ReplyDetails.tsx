import type { CallFiguresView } from '../../../../src-shared/contract/views.ts';
import { PartsBar } from '../../ui/figures/PartsBar.tsx';
import { countOf } from '../../ui/format/count-of.ts';
import { formatSeconds } from '../../ui/format/format-seconds.ts';
import { replyWord } from '../../ui/format/reply-word.ts';

/** From the end of their speech to the first sound of the answer, and where that time went. */
export function ReplyDetails({ figures: { replies, nudges, falseInterruptions, reconnects } }: { readonly figures: CallFiguresView }) {
  return (
    <>
      <dl className="details-list">
        <ReplyRow name="Half of the replies within" replyMs={replies.p50Ms} />
        <ReplyRow name="95% within" replyMs={replies.p95Ms} />
      </dl>
      {replies.last !== null && (
        <section aria-label="Last reply">
          <h3 className="details-head"><span>Last reply</span><span className="num">{formatSeconds(replies.last.replyMs)}</span></h3>
          <PartsBar parts={replies.last.parts} wholeMs={replies.last.replyMs} />
        </section>
      )}
      <dl className="details-list details-more">
        <Row name="Had to be asked to speak" value={times(nudges)} />
        <Row name="Went on after a short sound" value={times(falseInterruptions)} />
        <Row name="Reconnected" value={times(reconnects)} />
      </dl>
    </>
  );
}

function ReplyRow({ name, replyMs }: { readonly name: string; readonly replyMs: number | null }) {
  const word = replyWord(replyMs);
  return <div><dt>{name}</dt><dd className="num">{formatSeconds(replyMs)}{word !== null && <span className={`details-word tone-${word.tone}`}>{word.word}</span>}</dd></div>;
}

const Row = ({ name, value }: { readonly name: string; readonly value: string }) => <div><dt>{name}</dt><dd className="num">{value}</dd></div>;
const times = (count: number): string => (count === 0 ? 'Never' : countOf(count, 'time'));
