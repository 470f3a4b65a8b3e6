import type { Application } from './application.ts';
import type { DoNotCallView } from '../../src-shared/contract/views.ts';
import type { HandlerError } from '../../src-shared/contract/error-codes.ts';
import type { Handlers } from '../../src-shared/contract/handlers.ts';
import type { PolicyChange } from './policy/open-policy.ts';
import type { RunningCall } from './calls/running-call.ts';
import { approvalError } from './approval-error.ts';
import { err, ok, type Result } from '../../src-shared/domain/result.ts';
import { checkNumber } from './telephony/check-number.ts';
import { policyView } from './policy/policy-view.ts';

const done = ok({});
const gone: HandlerError = { code: 'not_found', message: 'This call is no longer on the list.' };
const over: HandlerError = { code: 'wrong_state', message: 'This call is over.' };

/** What the console may ask, each already validated. */
export function consoleHandlers(app: Application): Handlers<'console'> {
  const { switchboard, settings, policy, keys, notices, history, approvals, messages, recorder } = app;
  const onCall = <T>(callId: string, act: (call: RunningCall) => Result<T, HandlerError>): Result<T, HandlerError> => {
    const call = switchboard.find(callId);
    if (call === null) return err(gone);
    return call.view().phase === 'ended' ? err(over) : act(call);
  };
  const connected = <T>(callId: string, act: (call: RunningCall) => Result<T, HandlerError>): Result<T, HandlerError> => onCall(callId, (call) => (
    call.view().phase === 'connected' ? act(call) : err({ code: 'wrong_state', message: 'Nobody has answered this call yet.' })
  ));

  const after = (result: Result<null, HandlerError>) => (result.ok ? done : result);
  const policyAfter = async (change: PolicyChange) => {
    const changed = await change;
    if (!changed.ok) return changed;
    app.policyChanged();
    return ok({ policy: policyView(changed.value) });
  };
  const listed = (changed: Result<unknown, HandlerError>): Result<{ entries: DoNotCallView[] }, HandlerError> => {
    if (!changed.ok) return changed;
    const entries = app.doNotCall.entries();
    return entries === null ? err({ code: 'store_unavailable', message: 'The do-not-call list could not be read. Until it can, the assistant calls nobody. Check the folder of the app, then start it again.' }) : ok({ entries: [...entries.values()] });
  };

  return {
    'console.snapshot': () => {
      app.refreshLines();
      return ok({ ...app.console.snapshot(), nowMs: app.clock.nowMs() });
    },
    'number.check': ({ text, use }) => ok(checkNumber(text, use ?? 'call', { homeCountry: settings.current.country, practiceNumbers: app.practiceNumbers(), guards: app.guards() })),
    'call.place': (input) => switchboard.place(input),
    'call.simulateInbound': ({ scenarioId }) => switchboard.simulateInbound(scenarioId),
    'call.hangUp': ({ callId }) => onCall(callId, (call) => {
      call.tell({ type: 'hang_up', by: 'owner' });
      return done;
    }),
    'call.dismiss': ({ callId }) => {
      const call = switchboard.find(callId);
      if (call === null) return err(gone);
      if (call.view().phase !== 'ended') return err({ code: 'wrong_state', message: 'This call is still on. Hang up first.' });
      if (approvals.anyRunning(callId)) return err({ code: 'wrong_state', message: 'An approved action of this call is still being sent. Wait for its result.' });
      app.dismiss(callId);
      return done;
    },
    'call.muteAssistant': ({ callId, on }) => onCall(callId, (call) => {
      call.tell({ type: 'mute_assistant', on });
      return done;
    }),
    'call.muteMicrophone': ({ callId, on }) => onCall(callId, (call) => {
      if (call.plan.line !== 'assistant') return err({ code: 'wrong_state', message: 'Your microphone is not on this call.' });
      call.tell({ type: 'mute_microphone', on });
      return done;
    }),
    'call.hold': ({ callId, on }) => connected(callId, (call) => {
      call.tell({ type: 'hold', on });
      return done;
    }),
    'call.listen': ({ callId, on }, peer) => onCall<{ streamId: number | null }>(callId, (call) => {
      if (on) return ok({ streamId: call.media.listen(peer.peerId) });
      call.media.unlisten(peer.peerId);
      return ok({ streamId: null });
    }),
    'call.whisper': ({ callId, text }) => onCall(callId, (call) => {
      // The assistant is gone already: it would stand in the minutes and never have been heard.
      if (call.view().phase === 'ending') return err(over);
      call.whisper(text);
      return done;
    }),
    'call.sendText': ({ callId, text }) => connected(callId, (call) => {
      if (call.plan.line !== 'assistant') return err({ code: 'wrong_state', message: 'Only on the assistant line do typed words stand for spoken ones. Whisper to the assistant instead.' });
      call.typed(text);
      return done;
    }),
    'call.sendDigits': ({ callId, digits }) => connected(callId, (call) => {
      call.digits(digits);
      return done;
    }),
    'call.openMicrophone': ({ callId }, peer) => onCall(callId, () => {
      const leg = switchboard.assistantLeg(callId);
      return leg === null ? err({ code: 'wrong_state', message: 'Your microphone is not on this call.' }) : ok(leg.openScreen(peer.peerId));
    }),
    'call.record': ({ callId, do: what }) => onCall(callId, (call) => after(call.record(what))),
    'call.reportSound': ({ callId, streamId, screen, network }, peer) => onCall(callId, (call) => {
      // What is not sent over a lane of ours has no stream, and only there the carrier's own line tells of its network.
      const webrtc = call.plan.line === 'softphone';
      const plays = streamId === null ? webrtc : call.media.plays(peer.peerId, streamId) || switchboard.assistantLeg(callId)?.plays(peer.peerId, streamId) === true;
      if (!plays) return err({ code: 'wrong_state', message: 'This screen does not play this sound.' });
      call.sound.report(streamId, screen, webrtc ? network : null);
      return done;
    }),
    'call.talkKey': ({ callId, on }) => connected(callId, (call) => {
      const refused = call.talk(on);
      return refused === null ? done : err(refused);
    }),
    'recording.peaks': ({ callId, buckets }) => recorder.peaks(callId, buckets),
    'recording.play': (input, peer) => recorder.play(peer.peerId, input),
    'recording.stop': ({ streamId }, peer) => {
      recorder.stopPlaying(peer.peerId, streamId);
      return done;
    },
    'recording.erase': async ({ callId }) => after(await recorder.erase(callId)),
    'approval.deny': ({ approvalId, reason }) => {
      const denied = approvals.deny(approvalId, reason, { by: 'You, here', channel: 'console' });
      return denied.ok ? done : err(approvalError(denied.error));
    },
    'desk.place': (input) => {
      app.placeDesk(input);
      return done;
    },
    'focus.move': ({ to, approvalId }) => {
      app.signals.send({ type: 'focus', to, approvalId });
      return done;
    },
    'history.search': (input) => ok(history.search(input)),
    'history.get': ({ callId }) => history.get(callId),
    'message.markRead': ({ messageId }) => after(messages.markRead(messageId)),
    'message.setDone': ({ messageId, done: isDone }) => after(messages.setDone(messageId, isDone)),
    'message.delete': ({ messageId }) => after(messages.remove(messageId)),
    'message.startAction': ({ messageId, askId }) => app.startAsked(messageId, askId),
    'audit.read': (input) => ok(app.audit.read(input)),
    'audit.verify': () => ok({ ...app.audit.verify(), checkedAtMs: app.clock.nowMs() }),
    'audit.export': ({ after: last }) => ok(app.audit.export(last)),
    'settings.update': async (change) => {
      const before = settings.current.realtime;
      const updated = await settings.update(definedOf(change));
      if (!updated.ok) return updated;
      const waits = switchboard.changeRealtime(before, updated.value.realtime);
      app.auditChange('settings', { keys: Object.keys(definedOf(change)) });
      app.settingsChanged();
      return ok({ settings: updated.value, waits: [...waits] });
    },
    'policy.set': ({ tool, asker, answer }) => policyAfter(policy.set(tool, asker, answer)),
    'policy.switch': ({ name, on }) => policyAfter(policy.switch(name, on)),
    'policy.restore': () => policyAfter(policy.restore()),
    'doNotCall.list': () => listed(ok(null)),
    'doNotCall.add': ({ number, why }) => {
      const added = app.doNotCall.add(number, why);
      if (added.ok) app.auditChange('settings', { doNotCall: 'added', number: added.value.number });
      return listed(added);
    },
    'doNotCall.remove': ({ number }) => {
      const removed = app.doNotCall.remove(number);
      if (removed.ok) app.auditChange('settings', { doNotCall: 'removed', number });
      return listed(removed);
    },
    'key.set': async ({ value }) => {
      const set = await keys.setOpenai(value);
      if (!set.ok) return set;
      app.auditChange('settings', { key: set.value.name, present: set.value.present });
      app.keysChanged();
      return set;
    },
    'notice.dismiss': ({ noticeId }) => (notices.dismiss(noticeId) ? done : err({ code: 'not_found', message: 'This notice is already gone.' })),
    'log.report': ({ message, stack }, peer) => {
      app.logger.error('screen.error', { surface: peer.surface, message, stack });
      return done;
    },
  };
}

/** zod gives absent keys as `undefined`; only the keys present change. */
function definedOf<T extends object>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as { [K in keyof T]?: Exclude<T[K], undefined> };
}
