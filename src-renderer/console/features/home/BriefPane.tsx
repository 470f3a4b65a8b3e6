import { useId } from 'react';
import { Facts } from './Facts.tsx';
import type { Home } from './use-home.ts';
import { Limits } from './Limits.tsx';
import { LinePicks } from './LinePicks.tsx';
import { PlaceButtons } from './PlaceButtons.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { defaultEndsAtUsd } from '../../../../src-shared/domain/brief.ts';
import { languages, voices, withPresent } from '../../ui/voices-and-languages.ts';
import { useConsoleState } from '../../stores/use-console-state.ts';
import { useServices } from '../../stores/use-services.ts';

/** What the assistant may do on this call. */
export function BriefPane({ home }: { readonly home: Home }) {
  const { draft: drafts } = useServices();
  const { brief, target } = home.draft;
  const usualUsd = useConsoleState((state) => state.settings.callCostLimitUsd) ?? defaultEndsAtUsd;
  const goalId = useId();
  return (
    <aside className="brief" aria-labelledby="brief-title" data-pane="aside" tabIndex={-1}>
      <header className="brief-head"><h2 className="pane-title" id="brief-title">Brief</h2><span className="ink-3 one-line">{target === null ? 'for a new call' : `for ${target.name ?? 'a new number'}`}</span></header>
      <div className="brief-body">
        <div>
          <label className="field-label brief-label" htmlFor={goalId}>Goal</label>
          <div className="field-box brief-goal">
            <textarea id={goalId} rows={3} maxLength={2000} placeholder="What should the call achieve?" value={brief.goal} onChange={(event) => { drafts.dispatch({ type: 'brief', change: { goal: event.target.value } }); }} />
          </div>
        </div>
        <Facts facts={brief.facts} onChange={(facts) => { drafts.dispatch({ type: 'brief', change: { facts } }); }} />
        <Limits limits={brief.limits} usualUsd={usualUsd} onChange={(limits) => { drafts.dispatch({ type: 'brief', change: { limits } }); }} />
        <div className="brief-pair">
          <SelectField label="Voice" value={brief.voice} options={withPresent(voices, brief.voice)} onChange={(voice) => { drafts.dispatch({ type: 'brief', change: { voice } }); }} />
          <SelectField label="Language" value={brief.language} options={withPresent(languages, brief.language)} onChange={(language) => { drafts.dispatch({ type: 'brief', change: { language } }); }} />
        </div>
        <LinePicks line={home.draft.line} onChange={(line) => { drafts.dispatch({ type: 'line', line }); }} />
      </div>
      <PlaceButtons home={home} />
    </aside>
  );
}
