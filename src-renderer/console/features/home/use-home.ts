import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import type { HistoryRowView } from '../../../../src-shared/contract/views.ts';
import type { HomeDraft } from '../../stores/home-draft.ts';
import type { Request } from '../../stores/use-request.ts';
import type { Suggestion } from './suggest.ts';
import { callBlock } from './call-block.ts';
import { peopleOf } from './person.ts';
import { suggest } from './suggest.ts';
import { useConsoleState } from '../../stores/use-console-state.ts';
import { useNumberCheck } from './use-number-check.ts';
import { useRecent } from './use-recent.ts';
import { useRequest } from '../../stores/use-request.ts';
import { useServices } from '../../stores/use-services.ts';

export interface Home {
  readonly draft: HomeDraft;
  readonly suggestions: readonly Suggestion[];
  /** What is wrong with the typed number, for under the field. */
  readonly numberProblem: string | null;
  readonly recent: readonly HistoryRowView[] | null;
  /** Why Call is off; null when it is on. */
  readonly block: string | null;
  readonly request: Request;
  choose(suggestion: Suggestion): void;
  place(): void;
  /** Once more, after the core said that it is late or early there. */
  placeAnyway(): void;
}

/** The Home screen's logic, apart from its looks. */
export function useHome(): Home {
  const { app, draft: drafts, navigation } = useServices();
  const draft = useStore(drafts.store);
  const scenarios = useConsoleState((state) => state.scenarios);
  const lines = useConsoleState((state) => state.lines);
  const callCostLimitUsd = useConsoleState((state) => state.settings.callCostLimitUsd);
  const connected = useStore(app, (state) => state.connection !== 'down');
  const recent = useRecent();
  const check = useNumberCheck(draft.text);
  const request = useRequest();

  const people = useMemo(() => peopleOf(scenarios, recent ?? []), [scenarios, recent]);
  const inbound = useMemo(() => scenarios.filter((scenario) => scenario.direction === 'inbound'), [scenarios]);
  const suggestions = useMemo(() => suggest({ text: draft.text, people, inbound, check }), [draft.text, people, inbound, check]);

  // What is understood while typing shows in the brief at once; nothing runs before Call.
  useEffect(() => {
    const first = suggestions[0];
    const understood = draft.text.trim().length >= 2 && first?.kind === 'call' && first.certain ? first : null;
    drafts.dispatch({ type: 'understood', target: understood?.target ?? null, suggested: understood?.suggested ?? null });
  }, [drafts, suggestions, draft.text]);

  const block = callBlock(draft, { lines, check, connected });

  const place = (lift: 'quiet_hours'[]): void => {
    if (block !== null || draft.target === null || request.busy) return;
    void request.run('call.place', { to: draft.target.to, name: draft.target.name, line: draft.line, brief: draft.brief, lift }).then((answer) => {
      if (!answer.ok) return;
      drafts.dispatch({ type: 'placed', callCostLimitUsd });
      navigation.go({ screen: 'call', callId: answer.value.callId });
    });
  };

  return {
    draft, suggestions, recent, block, request,
    // While known numbers still begin like this one it is unfinished, not wrong.
    numberProblem: check?.kind === 'problem' && suggestions.length === 0 ? check.reason : null,
    choose(suggestion) {
      if (suggestion.kind === 'call') {
        drafts.dispatch({ type: 'picked', text: suggestion.target.name ?? suggestion.title.replace(/^Call /, ''), target: suggestion.target, suggested: suggestion.suggested });
        return;
      }
      void request.run('call.simulateInbound', { scenarioId: suggestion.scenarioId }).then((answer) => {
        if (answer.ok) navigation.go({ screen: 'call', callId: answer.value.callId });
      });
    },
    place() { place([]); },
    placeAnyway() { place(['quiet_hours']); },
  };
}
