import type { CallView } from '../../../../src-shared/contract/views.ts';

/** The state of a call in one or two words. */
export function phaseWord(call: Pick<CallView, 'phase' | 'onHold' | 'direction'>): string {
  switch (call.phase) {
    case 'dialing': return 'Dialing';
    case 'ringing': return 'Ringing';
    case 'connected': return call.onHold ? 'On hold' : 'Connected';
    case 'ending': return 'Ending';
    case 'ended': return 'Ended';
  }
}
