import { Lock } from 'lucide-react';
import type { BriefView } from '../../../../src-shared/contract/views.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { DollarBox } from './DollarBox.tsx';
import { useConsoleState } from '../../stores/use-console-state.ts';

type LimitsView = BriefView['limits'];
const usualMin = 5;
/** Set once for all calls, in Privacy and records. */
const saysFirst = { off: 'Says it is an AI in its first sentence', announce: 'Says it is an AI and that the call is recorded', ask: 'Says it is an AI and asks to record the call' } as const;

export function Limits({ limits, usualUsd, onChange }: { readonly limits: LimitsView; readonly usualUsd: number; readonly onChange: (limits: LimitsView) => void }) {
  const mode = useConsoleState((state) => state.settings.recording.mode);
  return (
    <fieldset>
      <legend className="field-label brief-label">Limits</legend>
      <ul>
        <li className="brief-row"><Lock size={16} className="ink-3" aria-hidden="true" /><span>{saysFirst[mode]}</span></li>
        <li className="brief-row"><Checkbox checked={limits.neverAgreesToCost} onChange={(neverAgreesToCost) => { onChange({ ...limits, neverAgreesToCost }); }}>Never agrees to a cost</Checkbox></li>
        <li className="brief-row">
          <Checkbox checked={limits.endsAfterMin !== null} onChange={(on) => { onChange({ ...limits, endsAfterMin: on ? usualMin : null }); }}>Ends the call after</Checkbox>
          {limits.endsAfterMin !== null && (
            <span className="field-box brief-minutes num">
              <input
                type="number" min={1} max={120} aria-label="Minutes" value={limits.endsAfterMin}
                onChange={(event) => {
                  const minutes = Math.round(event.target.valueAsNumber);
                  if (minutes >= 1 && minutes <= 120) onChange({ ...limits, endsAfterMin: minutes });
                }}
              />min
            </span>
          )}
        </li>
        <li className="brief-row">
          <Checkbox checked={limits.endsAtUsd !== null} onChange={(on) => { onChange({ ...limits, endsAtUsd: on ? usualUsd : null }); }}>Ends the call at a cost of</Checkbox>
          {limits.endsAtUsd !== null && <DollarBox usd={limits.endsAtUsd} onChange={(endsAtUsd) => { onChange({ ...limits, endsAtUsd }); }} />}
        </li>
      </ul>
    </fieldset>
  );
}
