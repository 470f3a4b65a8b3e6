import type { EndReason } from '../../../src-shared/domain/call.ts';

/** Why a call ended, for people. `detail` is the three-part text of a failure, when there is one. */
export function endReasonText(reason: EndReason, peerName: string, detail: string | null): string {
  switch (reason) {
    case 'hung_up_by_owner': return 'You hung up.';
    case 'hung_up_by_them': return `${peerName} hung up.`;
    case 'hung_up_by_assistant': return 'The assistant said goodbye and hung up.';
    case 'time_limit': return 'The time you set for this call was over.';
    case 'cost_limit': return 'The cost limit you set for this call was reached.';
    case 'busy': return 'The line was busy.';
    case 'no_answer': return 'Nobody answered.';
    case 'failed_line': return (detail ?? 'The line failed. The call is over. Place it again.').slice(0, 300);
    case 'failed_engine': return (detail ?? 'The assistant’s connection was lost. The call is over. Place it again.').slice(0, 300);
    case 'app_closed': return 'Consigliere was closed.';
    case 'interrupted': return 'Consigliere stopped during this call. What was said until then is kept.';
  }
}
