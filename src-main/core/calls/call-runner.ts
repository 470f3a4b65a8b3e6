import type { AuditKind } from '../../../src-shared/domain/audit.ts';
import type { CallDeps } from './call-deps.ts';
import type { CallFigures } from './call-facts.ts';
import type { CallView } from '../../../src-shared/contract/views.ts';
import type { Disposer } from '../../../src-shared/domain/disposer.ts';
import type { LegEvents, LineLeg } from '../ports/line-leg.ts';
import type { RealtimeSession, SessionEvent } from '../realtime/session-api.ts';
import type { CallParts, RunningCall } from './running-call.ts';
import type { ToolScene } from '../tools/tool.ts';
import { actorOf, ownersPart } from './actor-of.ts';
import { actionView } from '../history/action-view.ts';
import { assertNever } from '../../../src-shared/domain/assert-never.ts';
import { attribute } from './call-words.ts';
import { callNotice } from './call-notice.ts';
import { callRecord, callView } from './call-facts.ts';
import { createCallActions } from './call-actions.ts';
import { createCallCounter } from './create-call-counter.ts';
import { createCallEars } from './call-ears.ts';
import { createCallMinutes } from './call-minutes.ts';
import { createCallSpeech } from './call-speech.ts';
import { createVoiceDecisions } from './voice-decisions.ts';
import { goalSteps } from './goal-steps.ts';
import { pricesOf } from '../realtime/usage-meter.ts';
import { outcomeOf, summaryOf } from './outcome.ts';
import { ownTurnSettings } from './settle-hearing.ts';
import { leavingMs, startCall, stepCall, type CallEffect, type CallEvent, type CallMachine, type CallTimer } from './call-machine.ts';
import { watchLastWords } from './last-words.ts';

const nudgedNotes = { no_answer: 'Had not answered and was asked to', farewell: 'Said goodbye and was asked to hang up', line_silent: 'Nobody spoke; it was asked to go on' } as const;

/** Runs one call: feeds its machine, and does in one place what the machine asks for. */
export function runCall(deps: CallDeps, parts: CallParts): RunningCall {
  const { plan } = parts;
  const { clock, keeper } = deps;
  const logger = deps.logger.with({ callId: plan.id });
  const minutes = createCallMinutes(plan.id, deps);
  const timers = new Map<CallTimer, Disposer>();
  const otherSpeaker = plan.line === 'assistant' ? 'you' : 'them';
  const queue: CallEvent[] = [];
  let running = false;
  let machine: CallMachine = startCall(plan.direction, plan.brief.limits.endsAfterMin === null ? null : plan.brief.limits.endsAfterMin * 60_000, plan.brief.limits.endsAtUsd);
  let figures: CallFigures = {
    connectedAtMs: null, endedAtMs: null, trouble: null, listening: false, speaking: { them: false, assistant: false }, cutIns: 0, outcome: null, summary: null,
    goalSteps: goalSteps(plan.brief, [], null),
  };
  let leg: LineLeg | null = null;
  let lastWords: Disposer | null = null;
  let connectedMono: number | null = null;
  let generation = 0;
  let ownerConfirmed = false;
  const part = (): ReturnType<typeof ownersPart> => ownersPart(plan, deps.isOwnerNumber, ownerConfirmed);

  const view = (): CallView => ({ ...callView(plan, machine, figures, counter.counted, sound.view), recording: recording.view() });
  const show = (change: Partial<CallFigures> = {}): void => {
    figures = { ...figures, ...change };
    deps.emitCall(view());
  };
  const save = (when: 'now' | 'soon' = 'now'): void => { keeper.save(`call ${plan.id}`, () => deps.store.saveCall(callRecord(plan, machine, figures, counter.counted, sound.whole())), when); };
  const atMs = (): number => (connectedMono === null ? 0 : Math.round(clock.monoMs() - connectedMono));

  const counter = createCallCounter({
    clock, callId: plan.id, prices: parts.billed ? pricesOf(parts.session.model) : null, raise: deps.raise, clear: deps.clear,
    spent: (usd) => { dispatch({ type: 'spent', usd }); },
    changed: () => {
      sound.tick();
      show();
    },
  });

  const session: RealtimeSession = deps.createSession(parts.session, {
    play: (samples) => {
      counter.said(samples.length);
      leg?.play(samples);
    },
    playG711: (bytes) => {
      counter.said(bytes.length * 3);
      leg?.playG711?.(bytes);
    },
    endOfUtterance: () => leg?.endOfUtterance(),
    duck: (on) => leg?.duck(on),
    clear: () => leg?.clear(),
    playedSamples: () => leg?.playedSamples() ?? 0,
    queuedSamples: () => leg?.queuedSamples() ?? 0,
  }, (event) => { heard(event); }, logger);

  const audit = (kind: AuditKind, data: Readonly<Record<string, unknown>>): boolean => {
    const saved = deps.store.appendAudit({ atMs: clock.nowMs(), kind, callId: plan.id, data });
    if (!saved.ok) logger.error('audit.failed', { kind, problem: saved.error.code });
    return saved.ok;
  };
  const ears = createCallEars(deps, {
    parts, session, counter, atMs, audit,
    connected: () => machine.phase === 'connected', onHold: () => machine.onHold, muted: () => machine.micMuted,
    changed: (listening) => { show({ listening }); },
  });
  const { media, recording, sound, hearing } = ears;

  const scene: ToolScene = {
    callId: plan.id, line: plan.line, direction: plan.direction, peer: plan.peer, ownerName: deps.ownerName() === '' ? 'the owner' : deps.ownerName(), country: deps.country(), practiceNumbers: deps.practiceNumbers(),
  };
  const voice = createVoiceDecisions({
    clock, approvals: deps.approvals, audit,
    on: () => deps.voiceApproval() && (part() === 'microphone' || part() === 'phone_confirmed'),
    instruct: (text, respond) => { session.sendText(text, { role: 'system', respond }); },
    showOnDesk: (approvalId) => { deps.signal({ type: 'focus', to: 'desk', approvalId }); },
  });
  const actions = createCallActions({
    callId: plan.id, clock, scene, approvals: deps.approvals, lineLabel: plan.lineLabel, atMs,
    acts: {
      hangUp: () => { dispatch({ type: 'assistant_leaves' }); },
      sendDigits: (digits) => leg?.sendDigits(digits),
      takeMessage: (message) => { deps.messages.keep(plan, message); },
    },
    policy: () => ({ ...deps.policy(), mayPropose: part() === 'phone_confirmed' ? null : plan.brief.mayPropose, knownNumbers: new Set(plan.peer.number === null ? [] : [plan.peer.number]) }),
    actor: (tool) => actorOf(plan, part(), tool),
    attribution: (tool) => attribute(plan, minutes.transcript, tool, part(), minutes.shown),
    sessionGeneration: () => Math.max(1, generation),
    audit,
    answer: (id, output, respond) => { if (machine.phase !== 'ended') session.sendToolResult(id, output, { respond: respond && machine.phase === 'connected' }); },
    waits: (view, question, lastWords) => {
      if (voice.ask(view, question) || lastWords !== '') return;
      session.sendText('What you proposed waits for your owner. Say in a few words that you are checking, then go on.', { role: 'system', respond: true });
    },
    changed: voice.changed,
    outsideAsked: (ask) => { deps.messages.refused(plan, ask); },
    put: (record) => {
      minutes.action(record);
      // What the owner approved is not cut off by a limit of time or cost.
      dispatch({ type: 'keep_open', on: actions.records().some((each) => each.risk === 'HIGH' && each.state === 'running') });
      if (record.state === 'refused' || (record.risk === 'LOW' && record.state !== 'running')) {
        deps.emitEarlier({
          callId: plan.id, toolCallId: record.toolCallId, icon: record.state === 'refused' ? 'refused' : record.state === 'done' ? 'done' : 'failed', atMs: record.atMs,
          title: record.state === 'refused' ? `Refused: ${record.title.charAt(0).toLowerCase()}${record.title.slice(1)}` : actionView(record).title,
          detail: record.state === 'done' ? 'Low risk, runs without asking.' : `${record.detail.replace(/\.$/, '')}.`,
        });
      }
      if (figures.endedAtMs === null) show({ goalSteps: goalSteps(plan.brief, actions.records(), null) });
      else conclude();
    },
  });

  /** What came of it. Again when an action that was under way at the end is done. */
  const conclude = (): void => {
    const facts = {
      direction: plan.direction, connectedMs: figures.connectedAtMs === null || figures.endedAtMs === null ? null : figures.endedAtMs - figures.connectedAtMs, endReason: machine.end?.reason ?? 'failed_line', peerName: plan.peer.name,
      theirLines: minutes.transcript.lines.filter((line) => line.speaker === 'them' && line.kind === 'speech').map(minutes.shown), actions: actions.records(), doneSentences: actions.doneSentences(),
    } as const;
    const outcome = outcomeOf(facts);
    figures = { ...figures, outcome, summary: summaryOf(facts, outcome), goalSteps: goalSteps(plan.brief, actions.records(), outcome) };
    save();
    show();
  };

  const dispatch = (event: CallEvent): void => {
    queue.push(event);
    if (running) return;
    running = true;
    try {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
        const before = machine;
        const step = stepCall(machine, next);
        machine = step.state;
        for (const effect of step.effects) perform(effect);
        if (machine.micMuted || machine.onHold) hearing.pause();
        if (machine !== before) show();
      }
    } finally {
      running = false;
    }
  };

  const perform = (effect: CallEffect): void => {
    switch (effect.type) {
      case 'connect_session': return session.connect();
      case 'open_leg': {
        const opened = parts.openLeg(legEvents);
        if (!opened.ok) return dispatch({ type: 'leg_failed', text: opened.error });
        leg = opened.value;
        return dispatch({ type: 'leg_opened' });
      }
      case 'answer_leg': return leg?.answer();
      case 'hang_up_leg': return leg?.hangUp();
      case 'disconnect_session': return session.disconnect('call over');
      case 'speak_first': return session.respond();
      case 'mute_session': return session.setMuted(effect.on);
      case 'hold_all':
        session.setHeld(effect.on);
        sound.restart();
        return leg?.hold(effect.on);
      case 'watch_last_words':
        lastWords?.();
        lastWords = watchLastWords(clock, effect.quietMs, () => speech.assistantSpeaks() || (leg?.queuedSamples() ?? 0) > 0, () => { dispatch({ type: 'said_all' }); });
        return;
      case 'say_time_is_short': return session.sendText('Half a minute is left on this call. Say goodbye, then use hangup_call.', { role: 'system', respond: false });
      case 'say_money_is_short': {
        const { usd, estimated } = counter.cost();
        deps.raise(callNotice(plan.id, { type: 'cost_near', usd, estimated, limitUsd: machine.limitUsd ?? usd }));
        return session.sendText('Little money is left for this call. Come to an end soon: say goodbye, then use hangup_call.', { role: 'system', respond: false });
      }
      case 'say_goodbye':
        lastWords?.();
        deps.raise(callNotice(plan.id, { type: 'limit', limit: effect.because, lastWordsMs: leavingMs }));
        return session.sendText('This call must end now. Say goodbye in one short sentence, then use hangup_call.', { role: 'system', respond: true });
      case 'start_timer':
        timers.get(effect.timer)?.();
        timers.set(effect.timer, clock.after(effect.ms, () => { dispatch({ type: 'timer', timer: effect.timer }); }));
        return;
      case 'stop_timer':
        timers.get(effect.timer)?.();
        timers.delete(effect.timer);
        return;
      case 'offline': return deps.approvals.offline(plan.id, effect.on);
      case 'connected':
        connectedMono = clock.monoMs();
        figures = { ...figures, connectedAtMs: Math.max(plan.startedAtMs, clock.nowMs()) };
        counter.start();
        recording.connected();
        return save();
      case 'winding_up': return deps.approvals.callOver(plan.id);
      case 'finished': return finish();
      default: return assertNever(effect);
    }
  };

  const finish = (): void => {
    lastWords?.();
    for (const stop of timers.values()) stop();
    ears.stop();
    counter.stop();
    minutes.close();
    // Counted from its start: the wall clock may have been set meanwhile.
    const endedAtMs = figures.connectedAtMs === null ? Math.max(plan.startedAtMs, clock.nowMs()) : figures.connectedAtMs + atMs();
    figures = { ...figures, endedAtMs, speaking: { them: false, assistant: false }, trouble: null, listening: false };
    conclude();
    deps.messages.callOver(plan);
    logger.info('call.ended', { reason: machine.end?.reason, outcome: figures.outcome, hearing: hearing.figures() });
    deps.onFinished(plan.id);
  };

  const legEvents: LegEvents = {
    onRinging: () => { dispatch({ type: 'ringing' }); },
    onAnswered: () => { dispatch({ type: 'answered' }); },
    onAudio: ears.them,
    onPlayed: ears.played,
    onDigit: (digit) => { minutes.add('note', otherSpeaker, `Pressed ${digit}`, atMs()); },
    onEnded: (reason, text) => { dispatch({ type: 'leg_ended', reason, text: text ?? null }); },
  };

  const speech = createCallSpeech({
    callId: plan.id, minutes, otherSpeaker, atMs, generation: () => generation, spoke: dispatch, cutIn: () => { figures = { ...figures, cutIns: figures.cutIns + 1 }; },
    speaking: (speaking) => { show({ speaking }); },
  });

  const heard = (event: SessionEvent): void => {
    if (machine.phase === 'ended') return;
    voice.heard(event);
    counter.hear(event);
    recording.hear(event);
    if (speech.hear(event)) return;
    switch (event.type) {
      case 'state':
        if (event.state === 'ready' && machine.session !== 'ready') generation += 1;
        if (event.problem !== null) logger.warn('call.session_problem', { code: event.problem.code, state: event.state });
        figures = { ...figures, trouble: event.problem?.text ?? (event.state === 'ready' ? null : figures.trouble) };
        dispatch({ type: 'session', state: event.state, fatal: event.problem?.fatal ?? false, text: event.problem?.text ?? null });
        return show();
      case 'tool.call': return machine.phase === 'connected' ? actions.asked(event.id, event.name, event.argumentsText) : undefined;
      // No call has hosted servers yet: what asks all the same is refused.
      case 'mcp.request': return session.answerMcp(event.id, false, 'The owner has not allowed this server.');
      case 'nudged':
        minutes.add('note', 'assistant', nudgedNotes[event.why], atMs());
        return show();
      case 'usage':
        // What was paid for is known also after a crash.
        save('soon');
        return show();
      case 'headroom': case 'latency': case 'false_interruption': return show();
      case 'response.done': return;
      default: return assertNever(event);
    }
  };

  save();
  show();
  dispatch({ type: 'placed' });

  return {
    plan, view, media, sound,
    ownerConfirmed: () => (part() === 'phone_confirmed' ? true : part() === 'phone_unconfirmed' ? false : null),
    confirmOwner: (on) => {
      if ((part() !== 'phone_confirmed' && part() !== 'phone_unconfirmed') || !audit('identity', { caller: plan.peer.number, confirmed: on, by: 'You, here' })) return false;
      ownerConfirmed = on;
      session.sendText(on
        ? 'The caller is your owner himself; he confirmed it at his desk. What he asks for may be proposed with your tools, and he decides on each.'
        : 'It is no longer certain that the caller is your owner. Treat him as an outside caller.', { role: 'system', respond: false });
      show();
      return true;
    },
    tell: dispatch,
    whisper: (text) => {
      minutes.add('whisper', 'you', text, atMs());
      // Nothing is said before the other side is there and it is settled who speaks first; it is known by then.
      session.sendText(`Whisper from your owner: ${text}`, { role: 'system', respond: machine.opened && machine.phase === 'connected' });
    },
    typed: (text) => {
      minutes.add('typed', 'you', text, atMs());
      dispatch({ type: 'they_spoke' });
      session.sendText(text, { role: 'user', respond: true });
    },
    digits: (text) => {
      leg?.sendDigits(text);
      minutes.add('note', 'you', `Pressed ${text}`, atMs());
    },
    record: recording.do,
    talk: (on) => {
      if (parts.hearing.turns !== 'push_to_talk') return { code: 'wrong_state', message: 'This call does not wait for a key. Just speak.' };
      if (on && machine.micMuted) return { code: 'wrong_state', message: 'Your microphone is muted. Nothing was sent. Unmute it, then press the key.' };
      if (on && machine.onHold) return { code: 'wrong_state', message: 'The call is on hold. Nothing was sent. Resume it, then press the key.' };
      hearing.talk(on);
      return null;
    },
    change: (change) => {
      // How turns are found is fixed for a call that finds them itself.
      const changed = session.update({ ...change, ...(Object.hasOwn(change, 'turnDetection') || Object.hasOwn(change, 'interruption') ? ownTurnSettings(parts.hearing) : {}) });
      return changed.ok ? [] : changed.error;
    },
  };
}
