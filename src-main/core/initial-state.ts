import type { ConsoleState, DeskState } from '../../src-shared/contract/state.ts';
import type { CoreDeps } from './core-deps.ts';
import type { KeyStatusView, LineStatusView, MessageView, RealtimeOfferView, ScenarioView, SettingsView } from '../../src-shared/contract/views.ts';
import type { Practice } from './ports/practice.ts';
import { contractVersion } from '../../src-shared/contract/version.ts';

/** What a screen sees before anything happened. */
export function initialConsole(from: {
  readonly app: CoreDeps['app']; readonly settings: SettingsView; readonly realtime: RealtimeOfferView; readonly keys: readonly KeyStatusView[]; readonly lines: LineStatusView[]; readonly practice: Practice; readonly messages: readonly MessageView[];
}): ConsoleState {
  return {
    app: { name: 'Consigliere', contractVersion, ...from.app },
    settings: from.settings,
    realtime: from.realtime,
    keys: [...from.keys],
    lines: from.lines,
    scenarios: scenarioViews(from.practice),
    calls: [],
    transcripts: {},
    approvals: [],
    notices: [],
    unreadMessages: from.messages.filter((message) => !message.read).length,
    messages: [...from.messages],
    historyRevision: 0,
    deskHeight: 0,
  };
}

export function initialDesk(settings: SettingsView): DeskState {
  return { theme: settings.theme, layout: 'hidden', focusCallId: null, ownerName: settings.owner.name, approvals: [], earlier: [] };
}

export function scenarioViews(practice: Practice): ScenarioView[] {
  return practice.scenarios().map((scenario) => ({
    id: scenario.id, title: scenario.title, about: scenario.about, direction: scenario.direction, peer: { ...scenario.peer },
    suggestedBrief: { goal: scenario.suggestedBrief.goal, facts: [...scenario.suggestedBrief.facts] },
  }));
}
