import type { CallView } from '../../../../src-shared/contract/views.ts';
import { otherName } from '../../ui/transcript/other-name.ts';
import { qualityGroups, type QualityRow } from './quality-rows.ts';

/** What stands behind the grade of the sound, and what to do where it is bad. */
export function QualityDetails({ call }: { readonly call: CallView }) {
  if (call.sound === null) return <p className="small ink-2">{call.phase === 'ended' ? 'No sound came on this call.' : 'No sound has come yet. It is measured from the first word on.'}</p>;
  const groups = qualityGroups(call, call.sound, otherName(call.line, call.peer.name));
  return (
    <>
      {groups.map(({ title, rows }) => (
        <section key={title} aria-label={title}>
          <h3 className="details-head">{title}</h3>
          <dl className="details-list quality-list">{rows.map((each) => <Row key={each.name} row={each} />)}</dl>
        </section>
      ))}
      <p className="small ink-3">{call.phase === 'ended' ? 'Of the whole call.' : `Levels and times are of the last 10 s.${call.sound.screen === null ? ' This window plays nothing of this call.' : ''}`}</p>
    </>
  );
}

function Row({ row: { name, value, word, hint } }: { readonly row: QualityRow }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="num">{value}{word !== null && <span className={`details-word tone-${word.tone}`}>{word.word}</span>}</dd>
      <dd className="quality-hint">{hint}</dd>
    </div>
  );
}
