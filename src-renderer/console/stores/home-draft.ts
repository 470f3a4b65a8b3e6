import type { BriefView, SettingsView } from '../../../src-shared/contract/views.ts';
import type { LineKind } from '../../../src-shared/domain/line.ts';
import { defaultMayPropose } from '../../../src-shared/domain/brief.ts';

/** Who would be called. `to` is what call.place gets. */
export interface DialTarget {
  readonly name: string | null;
  readonly to: string;
  readonly kind: 'practice' | 'number';
}

/** What stands on the Home screen. Survives a reload. */
export interface HomeDraft {
  readonly text: string;
  readonly target: DialTarget | null;
  /** The target was picked, not merely understood while typing. */
  readonly picked: boolean;
  readonly brief: BriefView;
  /** The owner wrote in the brief: typing in the search field no longer changes it. */
  readonly touched: boolean;
  readonly line: LineKind;
}

/** The brief that a person or a typed instruction brings along. */
export interface SuggestedBrief { readonly goal: string; readonly facts: readonly string[] }

export type HomeEvent =
  | { readonly type: 'typed'; readonly text: string }
  /** The first option as now understood; null when there is none. */
  | { readonly type: 'understood'; readonly target: DialTarget | null; readonly suggested: SuggestedBrief | null }
  | { readonly type: 'picked'; readonly text: string; readonly target: DialTarget; readonly suggested: SuggestedBrief | null }
  | { readonly type: 'brief'; readonly change: Partial<BriefView> }
  | { readonly type: 'line'; readonly line: LineKind }
  | { readonly type: 'cleared' }
  | { readonly type: 'placed'; readonly callCostLimitUsd: number | null };

/** What settings give a new brief. */
export type BriefDefaults = Pick<SettingsView, 'voice' | 'language' | 'callCostLimitUsd'>;

export function emptyBrief(settings: BriefDefaults): BriefView {
  return { goal: '', facts: [], limits: { neverAgreesToCost: true, endsAfterMin: 5, endsAtUsd: settings.callCostLimitUsd }, voice: settings.voice, language: settings.language, mayPropose: [...defaultMayPropose] };
}

export const emptyDraft = (settings: BriefDefaults): HomeDraft =>
  ({ text: '', target: null, picked: false, brief: emptyBrief(settings), touched: false, line: 'practice' });

/** Pure. What the owner wrote himself is never overwritten by what was understood. */
export function reduceHomeDraft(draft: HomeDraft, event: HomeEvent): HomeDraft {
  switch (event.type) {
    case 'typed': return { ...draft, text: event.text, picked: false };
    case 'understood': {
      if (draft.picked) return draft;
      return withTarget(draft, event.target, event.suggested);
    }
    case 'picked': return { ...withTarget(draft, event.target, event.suggested), text: event.text, picked: true };
    case 'brief': return { ...draft, brief: { ...draft.brief, ...event.change }, touched: draft.touched || event.change.goal !== undefined || event.change.facts !== undefined };
    case 'line': return { ...draft, line: event.line };
    case 'cleared': return { ...withTarget({ ...draft, picked: false }, null, null), text: '' };
    case 'placed': return { ...emptyDraft({ ...draft.brief, callCostLimitUsd: event.callCostLimitUsd }), line: draft.line };
  }
}

function withTarget(draft: HomeDraft, target: DialTarget | null, suggested: SuggestedBrief | null): HomeDraft {
  const line = target?.kind === 'practice' ? 'practice' : draft.line;
  if (draft.touched) return { ...draft, target, line };
  return { ...draft, target, line, brief: { ...draft.brief, goal: suggested?.goal ?? '', facts: [...(suggested?.facts ?? [])] } };
}
