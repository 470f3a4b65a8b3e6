import './figures.css';
import type { ReplyPartsView } from '../../../../src-shared/contract/views.ts';
import { formatMs } from '../format/format-ms.ts';
import { replySegments } from './reply-segments.ts';

/** Where the time of a reply went. The bar is a picture of the list under it. */
export function PartsBar({ parts, wholeMs }: { readonly parts: ReplyPartsView; readonly wholeMs: number | null }) {
  const segments = replySegments(parts, wholeMs);
  return (
    <div className="parts">
      <div className="parts-bar" aria-hidden="true">
        {segments.map(({ part, ms }) => ms !== null && ms > 0 && <i key={part} data-part={part} style={{ flexGrow: ms }} />)}
      </div>
      <dl className="parts-list">
        {segments.map(({ part, word, ms }) => <div key={part}><dt><i data-part={part} aria-hidden="true" />{word}</dt><dd className="num">{formatMs(ms)}</dd></div>)}
      </dl>
    </div>
  );
}
