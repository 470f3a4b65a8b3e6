import { useId } from 'react';
import type { LineKind } from '../../../../src-shared/domain/line.ts';
import { useConsoleState } from '../../stores/use-console-state.ts';

/** Lines that reach someone else. One that does not work says why in the place of its price. */
export function LinePicks({ line, onChange }: { readonly line: LineKind; readonly onChange: (line: LineKind) => void }) {
  const lines = useConsoleState((state) => state.lines);
  const name = useId();
  return (
    <fieldset>
      <legend className="field-label brief-label">Line</legend>
      <div className="brief-pair">
        {lines.filter((each) => each.kind !== 'assistant').map((each) => {
          const off = each.state !== 'ready';
          return (
            <label key={each.kind} className="pick" data-chosen={each.kind === line || undefined} data-off={off || undefined}>
              <input type="radio" name={name} checked={each.kind === line} disabled={off && each.kind !== line} onChange={() => { onChange(each.kind); }} />
              <span className="medium">{each.label}</span>
              <span className="pick-note">{off ? each.text : each.price}</span>
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
