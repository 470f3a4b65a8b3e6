import type { MethodName } from './methods.ts';
import type { Surface } from './surfaces.ts';

/**
 * The allow-lists as plain data, for the preloads and the type of each surface's bridge.
 * A contract test holds them equal to `methods[…].surfaces`.
 */
export const surfaceMethods = {
  console: [
    'console.snapshot', 'number.check', 'call.place', 'call.simulateInbound', 'call.hangUp', 'call.dismiss', 'call.muteAssistant', 'call.muteMicrophone', 'call.hold', 'call.listen',
    'call.whisper', 'call.sendText', 'call.sendDigits', 'call.openMicrophone', 'call.record', 'call.reportSound', 'call.talkKey', 'approval.deny', 'desk.place', 'focus.move', 'history.search', 'history.get', 'message.markRead', 'message.setDone', 'message.delete', 'message.startAction',
    'recording.peaks', 'recording.play', 'recording.stop', 'recording.erase',
    'audit.read', 'audit.verify', 'audit.export',
    'settings.update', 'policy.set', 'policy.switch', 'policy.restore', 'doNotCall.list', 'doNotCall.add', 'doNotCall.remove', 'key.set', 'notice.dismiss', 'log.report',
  ],
  desk: ['desk.snapshot', 'approval.deny', 'approval.shown', 'approval.edit', 'approval.revise', 'approval.approve', 'line.play', 'caller.confirm', 'desk.measured', 'focus.move', 'log.report'],
} as const satisfies Record<Surface, readonly MethodName[]>;

export type MethodOf<S extends Surface> = (typeof surfaceMethods)[S][number];
