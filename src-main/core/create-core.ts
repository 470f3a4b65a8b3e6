import type { Application } from './application.ts';
import type { Core } from './core.ts';
import type { CoreDeps } from './core-deps.ts';
import type { Store } from './ports/store.ts';
import type { CreateSession } from './calls/call-deps.ts';
import { announceEnvironment } from './settings/announce-environment.ts';
import { announceHearing } from './settings/announce-hearing.ts';
import { announceRealtime } from './settings/announce-realtime.ts';
import { consoleHandlers } from './console-handlers.ts';
import { createApprovals } from './policy/approvals.ts';
import { createAuditReader, type AuditReader } from './history/audit-reader.ts';
import { createAudioHub } from './telephony/audio-hub.ts';
import { createDoNotCallList } from './policy/do-not-call.ts';
import { createHistory } from './history/history.ts';
import { createKeeper } from './history/keeper.ts';
import { createMediaLine } from './telephony/media-line.ts';
import { createMessages, shownMessages } from './messages/messages.ts';
import { createNotices, type Notices } from './notices.ts';
import { createProjection } from './projection.ts';
import { createRealtimeSession } from './realtime/create-realtime-session.ts';
import { createWarmSockets } from './realtime/create-warm-sockets.ts';
import { createRecorder } from './recording/create-recorder.ts';
import { createSignals } from './signals.ts';
import { createSwitchboard } from './calls/switchboard.ts';
import { deskHandlers } from './desk-handlers.ts';
import { gatherGuardFacts } from './policy/guard-facts.ts';
import { initialConsole, initialDesk, scenarioViews } from './initial-state.ts';
import { err, ok } from '../../src-shared/domain/result.ts';
import { lineStatuses } from './telephony/line-statuses.ts';
import { mediaLineStatus } from './telephony/media-line-status.ts';
import { notifyWaiting } from './policy/notify-waiting.ts';
import { openPolicy } from './policy/open-policy.ts';
import { policyView } from './policy/policy-view.ts';
import { openKeys } from './settings/keys.ts';
import { openSettings } from './settings/settings-store.ts';
import { realtimeOffer } from './settings/realtime-offer.ts';
import { recoverCalls } from './calls/recover-calls.ts';
import { redactRow } from './policy/redact-audit.ts';
import { reduceConsole } from '../../src-shared/contract/reduce-console.ts';
import { startAsked } from './messages/start-asked.ts';
import { reduceDesk } from '../../src-shared/contract/reduce-desk.ts';

/** Unanswered deaths of legs are not waited for longer than this at the end. */
const stopWithinMs = 3_500;
/** Decided approvals outside a call that stay on screen. */
const keptDecided = 20;

/** The composition root of the application: the parts, wired; no decisions. Tests give their own way to a session. */
export async function createCore(deps: CoreDeps, options: { readonly createSession?: CreateSession } = {}): Promise<Core> {
  const { clock, environment, ids, logger, practice } = deps;
  // Every row goes through here: no secret is written, whoever writes the row.
  const store: Store = { ...deps.store, appendAudit: (entry) => deps.store.appendAudit({ ...entry, data: redactRow(entry.data) }) };
  const auditChange: Application['auditChange'] = (kind, data) => {
    const saved = store.appendAudit({ atMs: clock.nowMs(), kind, callId: null, data });
    if (!saved.ok) logger.error('audit.failed', { kind, problem: saved.error.code });
    return saved.ok;
  };
  const settings = await openSettings({ files: deps.files, secrets: deps.secrets, environment, logger, audit: (data) => auditChange('identity', data) });
  const keys = await openKeys({ secrets: deps.secrets, environment, logger });
  const policy = openPolicy({ settings, audit: (data) => auditChange('settings', data) });
  const { calls: recovered, approvals: expired } = recoverCalls({ store, nowMs: clock.nowMs(), logger });
  const leftOver = expired.slice(-keptDecided);

  const policyContext = () => ({ homeCountry: settings.current.country, practiceNumbers: practiceNumbers(), guards: guards(), refuseOtherSide: policy.current.refuseOtherSide, overrides: policy.current.overrides });
  const practiceNumbers = (): readonly string[] => practice.scenarios().map((scenario) => scenario.peer.number);
  const doNotCall = createDoNotCallList({ store, clock, country: () => settings.current.country, practiceNumbers });
  const guards = () => gatherGuardFacts({ clock, store, settings: settings.current.guards, doNotCall, running: switchboard.running() });
  const phone = deps.phone ?? null;
  const mediaStatus = mediaLineStatus(environment, phone);
  const media = phone?.streams.ok === true && mediaStatus?.state === 'ready'
    ? ok(createMediaLine({ clock, ids, logger, rest: phone.rest, streams: phone.streams.value, accountSid: environment.twilio.accountSid ?? '', number: environment.twilio.phoneNumber ?? '' }))
    : err(mediaStatus?.text ?? 'No Twilio account is set.');
  const lines = () => [...lineStatuses({ practice, hasOpenaiKey: keys.openai() !== null, media: mediaStatus })];

  const console = createProjection<'console'>(initialConsole({ app: deps.app, settings: settings.current, realtime: realtimeOffer(environment, clock.nowMs()), policy: policyView(policy.current), keys: keys.statuses(), lines: lines(), practice, messages: shownMessages(store), approvals: leftOver }), reduceConsole);
  const desk = createProjection<'desk'>(initialDesk(settings.current, leftOver), reduceDesk, () => { approvals.leaveEditing(); });
  const notices = createNotices({ present: () => console.state.notices, push: console.push });
  const signals = createSignals({ clock, wanted: () => switchboard.anyOn() || approvals.anyOpen() });
  const keeper = createKeeper({ clock, notices, logger });
  const hub = createAudioHub({ logger });

  const historyChanged = (): void => { console.push({ type: 'history', revision: console.state.historyRevision + 1 }); };
  const recorder = createRecorder({
    clock, logger, files: deps.recordings, opus: deps.opus, hub, store, keeper, raise: notices.raise, keepDays: () => settings.current.recording.keepDays,
    changed: (callId) => {
      approvals.refresh(callId);
      historyChanged();
    },
  });

  const audit = createAuditReader(store);
  const messages = createMessages({
    store, keeper, ids, clock,
    changed: () => {
      const present = shownMessages(store);
      console.push({ type: 'messages', messages: present, unread: present.filter((message) => !message.read).length });
    },
  });

  const onScreen = (callId: string): boolean => console.state.calls.some((call) => call.id === callId);
  /** Approvals outside a call have no call to leave the screen with: the newest decided ones stay. */
  const forgetOldest = (): void => {
    const decided = console.state.approvals.filter((each) => each.callId === null && each.decided !== null && each.state !== 'executing');
    for (const { id } of decided.slice(0, Math.max(0, decided.length - keptDecided))) {
      approvals.release(id);
      console.push({ type: 'approval.removed', approvalId: id });
      desk.push({ type: 'approval.removed', approvalId: id });
    }
  };
  const waiting = notifyWaiting({ clock, notifier: deps.notifier });
  const approvals = createApprovals({
    clock, ids, logger, store, playable: recorder.playable,
    save: (record) => { keeper.save(`approval ${record.id}`, () => store.saveApproval(record), 'now'); },
    emit: (approval) => {
      if (approval.callId !== null && !onScreen(approval.callId)) return;
      console.push({ type: 'approval', approval });
      desk.push({ type: 'approval', approval });
      signals.wind();
      forgetOldest();
      waiting.changed(approval);
    },
  });

  const sockets = createWarmSockets(deps.sockets, clock);
  const createSession: CreateSession = options.createSession ?? ((config, voice, onEvent, callLogger) => createRealtimeSession({ sockets, clock, logger: callLogger, ids }, config, voice, onEvent));
  const dismissed = new Set<string>();
  const switchboard = createSwitchboard({
    environment, practice, power: deps.power, openaiKey: keys.openai, realtime: () => settings.current.realtime, recording: () => settings.current.recording, hearing: () => settings.current.hearing,
    keepConnected: () => settings.current.keepConnected, prepare: sockets.prepare, media,
    inbound: () => ({ voice: settings.current.voice, language: settings.current.language, endsAtUsd: settings.current.callCostLimitUsd }),
    call: {
      clock, ids, logger, store, keeper, approvals, hub, createSession, createDetector: deps.createDetector, practiceNumbers,
      ownerName: () => settings.current.owner.name,
      country: () => settings.current.country,
      policy: policyContext,
      voiceApproval: () => policy.current.voiceApproval,
      hideDigits: () => settings.current.recording.hideCardNumbers,
      isOwnerNumber: settings.identity.isOwner,
      emitCall: (call) => {
        if (dismissed.has(call.id)) return;
        console.push({ type: 'call', call });
        const confirmed = switchboard.find(call.id)?.ownerConfirmed() ?? null;
        if (call.phase === 'ended' || confirmed === null || call.peer.number === null) desk.push({ type: 'caller.removed', callId: call.id });
        else desk.push({ type: 'caller', caller: { callId: call.id, name: call.peer.name, number: call.peer.number, confirmed } });
        signals.wind();
      },
      emitLine: (line) => { if (!dismissed.has(line.callId)) console.push({ type: 'line', line }); },
      emitEarlier: (earlier) => { if (!dismissed.has(earlier.callId)) desk.push({ type: 'earlier', earlier }); },
      raise: notices.raise,
      clear: notices.clear,
      signal: signals.send,
      record: recorder.begin,
      messages,
      onFinished: (callId) => {
        notices.clear(`screen.${callId}`);
        historyChanged();
        signals.wind();
      },
    },
  });

  const placeListeners = new Set<Parameters<Core['onDeskPlace']>[0]>();
  const app: Application = {
    clock, logger, store, console, desk, signals, notices, settings, policy, keys, approvals, switchboard, practiceNumbers, doNotCall, guards,
    history: createHistory(store, recorder), messages, audit, recorder,
    refreshLines: () => {
      console.push({ type: 'lines', lines: lines() });
      console.push({ type: 'scenarios', scenarios: scenarioViews(practice) });
    },
    startAsked: (messageId, askId) => startAsked({ messages, approvals, getCall: store.getCall, policy: policyContext, ownerName: () => settings.current.owner.name }, messageId, askId),
    settingsChanged: () => {
      const { current } = settings;
      console.push({ type: 'settings', settings: current });
      desk.push({ type: 'theme', theme: current.theme });
      desk.push({ type: 'owner', ownerName: current.owner.name });
      announceRealtime(current.realtime, environment, notices, clock.nowMs());
      announceHearing(current.hearing, current.realtime, deps.createDetector !== null, notices);
      if (!current.keepConnected) sockets.stop();
      switchboard.stayConnected();
    },
    policyChanged: () => { console.push({ type: 'policy', policy: policyView(policy.current) }); },
    keysChanged: () => {
      console.push({ type: 'keys', keys: [...keys.statuses()] });
      app.refreshLines();
      sockets.stop();
      switchboard.stayConnected();
    },
    auditChange,
    dismiss: (callId) => {
      dismissed.add(callId);
      switchboard.forget(callId);
      for (const approval of desk.state.approvals.filter((each) => each.callId === callId)) desk.push({ type: 'approval.removed', approvalId: approval.id });
      desk.push({ type: 'earlier.cleared', callId });
      console.push({ type: 'call.removed', callId });
      approvals.forget(callId);
    },
    placeDesk: ({ layout, focusCallId, rect }) => {
      desk.push({ type: 'layout', layout, focusCallId });
      for (const listener of [...placeListeners]) listener({ layout, rect });
    },
  };

  for (const notice of deps.openingNotices) notices.raise({ ...notice, place: 'app' });
  settings.announce(notices);
  announceRealtime(settings.current.realtime, environment, notices, clock.nowMs());
  announceHearing(settings.current.hearing, settings.current.realtime, deps.createDetector !== null, notices);
  policy.announce(notices);
  announceEnvironment([...environment.problems, ...settings.identity.problems], notices);
  const engine = practice.engine();
  if (!engine.ok) notices.raise({ id: 'practice', tone: 'danger', place: 'app', title: 'The practice line is not working', text: engine.error });
  if (recovered.length > 0) {
    const many = recovered.length > 1;
    notices.raise({
      id: 'calls.recovered', tone: 'attention', place: 'app', title: many ? `${recovered.length} calls were cut off` : 'A call was cut off',
      text: `Consigliere stopped while ${many ? 'calls were' : 'a call was'} on. What was said until then is in the history; nothing that waited for you was done. Ring again if it matters.`,
    });
  }

  recorder.tidy();
  switchboard.stayConnected();
  // Behind the first screens: a long log takes a while.
  const stopVerifying = clock.after(0, () => { tellBroken(audit.verify(), notices); });

  return {
    handlers: { console: consoleHandlers(app), desk: deskHandlers(app) },
    projections: { console, desk },
    subscribeSignals: signals.subscribe,
    attachAudio: hub.attach,
    onDeskPlace: (listener) => {
      placeListeners.add(listener);
      return () => { placeListeners.delete(listener); };
    },
    stop: async () => {
      stopVerifying();
      waiting.stop();
      if (media.ok) media.value.stop();
      switchboard.stop();
      await settled(clock, () => !switchboard.anyOn() && !approvals.anyRunning(null) && !console.state.calls.some((call) => approvals.anyRunning(call.id)));
      recorder.stop();
      // What is being made smaller stays as it was.
      await deps.opus.stop();
      await within(clock, stopWithinMs, recorder.settled());
      keeper.stop();
      signals.stop();
      sockets.stop();
    },
  };
}

/** A log that was changed behind our back is said on every screen; new rows go on behind it. */
function tellBroken({ rows, brokenAt }: ReturnType<AuditReader['verify']>, notices: Pick<Notices, 'raise'>): void {
  if (brokenAt === null) return;
  notices.raise({
    id: 'audit.broken', tone: 'danger', place: 'app', title: 'The audit log does not hold together',
    text: `Row ${brokenAt} of ${rows} does not fit the rows before it: the file was damaged, or changed by another program. Calls go on, and what you decide from now on is written behind it. Export the log and keep a copy before anything else.`,
  });
}

/** Waits for it, but no longer than this. */
async function within(clock: CoreDeps['clock'], ms: number, done: Promise<void>): Promise<void> {
  let stop = (): void => {};
  await Promise.race([done, new Promise<void>((resolve) => { stop = clock.after(ms, resolve); })]);
  stop();
}

/** Resolves when the condition holds, or after `stopWithinMs`. */
function settled(clock: CoreDeps['clock'], condition: () => boolean): Promise<void> {
  if (condition()) return Promise.resolve();
  return new Promise((resolve) => {
    const until = clock.monoMs() + stopWithinMs;
    const stop = clock.every(50, () => {
      if (!condition() && clock.monoMs() < until) return;
      stop();
      resolve();
    });
  });
}
