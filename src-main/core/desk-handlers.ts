import type { Application } from './application.ts';
import type { Handlers } from '../../src-shared/contract/handlers.ts';
import type { ApprovalFailure } from './policy/approvals.ts';
import type { Decider } from './policy/approval-machine.ts';
import { approvalError } from './approval-error.ts';
import { err, ok, type Result } from '../../src-shared/domain/result.ts';

const done = ok({});
/** Speech begins a little before it is noticed. */
const playBeforeMs = 300;
/** Of a line with none after it. */
const playMs = 8_000;
const here: Decider = { by: 'You, here', channel: 'desk' };

/** What the Desk may ask: the only surface that approves. */
export function deskHandlers(app: Application): Handlers<'desk'> {
  const { approvals } = app;
  const answer = (result: Result<null, ApprovalFailure>) => (result.ok ? done : err(approvalError(result.error)));
  return {
    'desk.snapshot': () => ok({ ...app.desk.snapshot(), nowMs: app.clock.nowMs() }),
    'approval.deny': ({ approvalId, reason }) => answer(approvals.deny(approvalId, reason, here)),
    'approval.shown': ({ approvalId }) => answer(approvals.shown(approvalId)),
    'approval.edit': ({ approvalId, on }) => answer(approvals.edit(approvalId, on)),
    'approval.revise': ({ approvalId, values }) => {
      const revised = approvals.revise(approvalId, values);
      return revised.ok ? ok({ approval: revised.value.approval, problems: revised.value.problems.map(({ field, text }) => ({ field, text })) }) : err(approvalError(revised.error));
    },
    'approval.approve': ({ approvalId, hash, scope }) => answer(approvals.approve(approvalId, hash, here, scope)),
    'line.play': ({ callId, atMs }) => {
      if (!app.recorder.playable(callId)) return err({ code: 'wrong_state', message: 'There is no recording of this call. Nothing is played. Read the line in the transcript instead.' });
      const next = app.store.linesOf(callId).filter((line) => line.kind === 'speech' && line.atMs > atMs).map((line) => line.atMs);
      app.signals.send({ type: 'play', callId, fromMs: Math.max(0, atMs - playBeforeMs), untilMs: next.length === 0 ? atMs + playMs : Math.min(...next) });
      return done;
    },
    'caller.confirm': ({ callId, on }) => {
      const call = app.switchboard.find(callId);
      if (call === null || call.view().phase === 'ended') return err({ code: 'not_found', message: 'This call is over.' });
      if (call.ownerConfirmed() === null) return err({ code: 'wrong_state', message: 'This caller does not ring from a number of yours. Nothing was changed.' });
      return call.confirmOwner(on) ? done : err({ code: 'store_unavailable', message: 'It could not be written to the audit log, so the caller stays as before. Free some disk space, then try again.' });
    },
    'desk.measured': ({ height }) => {
      app.console.push({ type: 'deskHeight', height });
      return done;
    },
    'focus.move': ({ to, approvalId }) => {
      app.signals.send({ type: 'focus', to, approvalId });
      return done;
    },
    'log.report': ({ message, stack }, peer) => {
      app.logger.error('screen.error', { surface: peer.surface, message, stack });
      return done;
    },
  };
}
