import type { PolicyRowView, PolicyView } from '../../../src-shared/contract/views.ts';
import type { AskerKind, PolicyAnswer, PolicySettings } from '../../../src-shared/domain/policy.ts';
import { answerOf, choicesOf, riskTable, rowOf, unknownToolRow } from './risk-table.ts';

/** Stands for every tool that the table does not name. */
const anyOther = '*';

/** The risk table as Settings shows it: what holds now, and what may be chosen. */
export function policyView(policy: PolicySettings): PolicyView {
  const rows = [...Object.keys(riskTable), anyOther].map((tool): PolicyRowView => ({
    tool, action: tool === anyOther ? unknownToolRow.action : rowOf(tool).action, risk: rowOf(tool).risk,
    godfather: cell(policy, tool, 'godfather'), outbound_other: cell(policy, tool, 'outbound_other'), inbound_other: cell(policy, tool, 'inbound_other'),
  }));
  const changed = policy.refuseOtherSide || !policy.voiceApproval || rows.some((row) => row.godfather.changed || row.outbound_other.changed || row.inbound_other.changed);
  return { rows, refuseOtherSide: policy.refuseOtherSide, voiceApproval: policy.voiceApproval, changed };
}

function cell(policy: PolicySettings, tool: string, asker: AskerKind): PolicyRowView[AskerKind] {
  const answer = answerOf(tool, asker, policy.overrides);
  return {
    answer, text: answerText(answer, asker), changed: answer !== rowOf(tool)[asker],
    choices: choicesOf(tool, asker).map((choice) => ({ answer: choice, text: answerText(choice, asker) })),
  };
}

/** What an answer means for this asker, as the table on screen says it. */
export function answerText(answer: PolicyAnswer, asker: AskerKind): string {
  switch (answer) {
    case 'allow': return 'Runs';
    case 'ask': return 'You click';
    case 'brief': return asker === 'godfather' ? 'You click' : 'You click, if the brief names it';
    case 'refuse': return asker === 'godfather' ? 'Never' : 'Never, takes a message';
  }
}
