import type { CallView } from '../../../../src-shared/contract/views.ts';

/** What one side is doing, in a word. `waits`: an approval of this call is open. */
export function laneWord(call: Pick<CallView, 'phase' | 'line' | 'session' | 'onHold' | 'aiMuted' | 'micMuted' | 'speaking'>, side: 'them' | 'assistant', waits: boolean): string {
  if (call.phase !== 'connected') return '';
  if (side === 'assistant' && (call.session === 'reconnecting' || call.session === 'lost')) return 'Lost';
  if (call.onHold) return 'On hold';
  if (side === 'them') return call.line === 'assistant' && call.micMuted ? 'Muted' : call.speaking.them ? 'Speaking' : 'Quiet';
  if (call.aiMuted) return 'Muted';
  if (call.speaking.assistant) return 'Speaking';
  return waits ? 'Waiting' : 'Quiet';
}
