import { useState } from 'react';
import type { TranscriptLineView } from '../../../../src-shared/contract/views.ts';
import { countOf } from '../format/count-of.ts';
import { markWords } from './mark-words.ts';
import { splitHeard } from './split-heard.ts';

interface Props { readonly line: TranscriptLineView; readonly them: string; readonly query: string }

/** Partial words look partial; words that were not heard are struck, and say so to the ear. */
export function LineWords({ line, them, query }: Props) {
  switch (line.status) {
    case 'partial': return <PartialWords text={line.text} />;
    case 'final': return <Marked text={line.text} query={query} />;
    case 'cut': case 'unheard': {
      const { heard, unheard, unheardWords } = splitHeard(line.text, line.status === 'unheard' ? 0 : line.heardChars);
      if (unheardWords === 0) return <Marked text={line.text} query={query} />;
      return (
        <>
          <Marked text={heard} query={query} />
          {line.status === 'cut' && <span className="cut-bar" />}
          <span className="hidden-text"> Not heard: </span>
          <s className="not-heard"><Marked text={unheard} query={query} /></s>{' '}
          <span className="minute-note">{line.status === 'cut' && line.speaker === 'assistant' && `${them} cut in, `}{countOf(unheardWords, 'word')} not heard</span>
        </>
      );
    }
  }
}

/** What was already there stands in ink; what came last is still grey and may change. */
function PartialWords({ text }: { readonly text: string }) {
  const [{ text: seen, settled }, setSeen] = useState({ text, settled: 0 });
  if (seen !== text) setSeen({ text, settled: text.startsWith(seen) ? seen.length : 0 });
  return <>{text.slice(0, settled)}<span className="partial">{text.slice(settled)}</span><span className="caret" aria-hidden="true" /></>;
}

function Marked({ text, query }: { readonly text: string; readonly query: string }) {
  return query === '' ? <>{text}</> : <>{markWords(text, query).map((piece, at) => (piece.hit ? <mark key={at}>{piece.text}</mark> : piece.text))}</>;
}
