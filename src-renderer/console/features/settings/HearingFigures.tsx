import { ChevronRight } from 'lucide-react';
import type { SettingsView } from '../../../../src-shared/contract/views.ts';
import { NumberBox } from '../../ui/NumberBox.tsx';
import { Row } from './Row.tsx';

type Hearing = SettingsView['hearing'];

/** On the wire 0 to 1; here in percent. */
const percent = { low: 0, high: 100 };
/** Root mean square of 16-bit samples. */
const loudness = { low: 0, high: 32_767 };

/** The exact figures, folded away: the four steps of "How strict" are enough for most rooms. */
export function HearingFigures({ hearing, onChange }: { readonly hearing: Hearing; readonly onChange: (changed: Partial<Hearing>) => void }) {
  return (
    <details className="settings-more">
      <summary className="more-head"><ChevronRight size={16} aria-hidden="true" />Exact figures</summary>
      <Row label="Speech needed" hint="Of each 100 ms">
        {(id) => <NumberBox id={id} unit="%" value={Math.round(hearing.confidenceThreshold * 100)} bounds={percent} onCommit={(share) => { onChange({ confidenceThreshold: (share ?? 50) / 100 }); }} />}
      </Row>
      <Row label="Softest speech" hint="0 takes any; 1,500 misses soft voices">
        {(id) => <NumberBox id={id} unit="of 32,767" value={hearing.energyThreshold} bounds={loudness} onCommit={(energyThreshold) => { onChange({ energyThreshold: energyThreshold ?? 0 }); }} />}
      </Row>
    </details>
  );
}
