import type { Application } from './application.ts';
import type { Core } from './core.ts';
import type { CoreDeps } from './core-deps.ts';
import type { CreateSession } from './calls/call-deps.ts';
import { announceEnvironment } from './settings/announce-environment.ts';
import { consoleHandlers } from './console-handlers.ts';
import { createApprovals } from './policy/approvals.ts';
import { createAudioHub } from './telephony/audio-hub.ts';
import { createDoNotCallList } from './policy/do-not-call.ts';
import { createHistory } from './history/history.ts';
import { createKeeper } from './history/keeper.ts';
import { createNotices } from './notices.ts';
import { createProjection } from './projection.ts';
import { createRealtimeSession } from './realtime/create-realtime-session.ts';
import { createWarmSockets } from './realtime/create-warm-sockets.ts';
import { createSignals } from './signals.ts';
import { createSwitchboard } from './calls/switchboard.ts';
import { deskHandlers } from './desk-handlers.ts';
import { gatherGuardFacts } from './policy/guard-facts.ts';
import { initialConsole, initialDesk, scenarioViews } from './initial-state.ts';
import { lineStatuses } from './telephony/line-statuses.ts';
import { openKeys } from './settings/keys.ts';
import { openSettings } from './settings/settings-store.ts';
import { recoverCalls } from './calls/recover-calls.ts';
import { reduceConsole } from '../../src-shared/contract/reduce-console.ts';
import { reduceDesk } from '../../src-shared/contract/reduce-desk.ts';

/** Unanswered deaths of legs are not waited for longer than this at the end. */
const stopWithinMs = 3_500;
const shownMessages = 200;

/** The composition root of the application: the parts, wired; no decisions. Tests give their own way to a session. */
export async function createCore(deps: CoreDeps, options: { readonly createSession?: CreateSession } = {}): Promise<Core> {
  const { clock, environment, ids, logger, practice, store } = deps;
  const settings = await openSettings({ files: deps.files, environment, logger });
  const keys = await openKeys({ secrets: deps.secrets, environment, logger });
  const recovered = recoverCalls({ store, nowMs: clock.nowMs(), logger });

  const practiceNumbers = (): readonly string[] => practice.scenarios().map((scenario) => scenario.peer.number);
  const doNotCall = createDoNotCallList({ store, clock, country: () => settings.current.country, practiceNumbers });
  const guards = () => gatherGuardFacts({ clock, store, settings: settings.current.guards, doNotCall, running: switchboard.running() });
  const lines = () => [...lineStatuses({ practice, hasOpenaiKey: keys.openai() !== null })];
  const messages = () => [...store.messages(shownMessages)];

  const console = createProjection<'console'>(initialConsole({ app: deps.app, settings: settings.current, keys: keys.statuses(), lines: lines(), practice, messages: messages() }), reduceConsole);
  const desk = createProjection<'desk'>(initialDesk(settings.current), reduceDesk, () => { approvals.leaveEditing(); });
  const notices = createNotices({ present: () => console.state.notices, push: console.push });
  const signals = createSignals({ clock, wanted: () => switchboard.anyOn() || approvals.anyOpen() });
  const keeper = createKeeper({ clock, notices, logger });
  const hub = createAudioHub({ logger });

  const onScreen = (callId: string | null): boolean => callId !== null && console.state.calls.some((call) => call.id === callId);
  const approvals = createApprovals({
    clock, ids, logger, store,
    save: (record) => { keeper.save(`approval ${record.id}`, () => store.saveApproval(record), 'now'); },
    emit: (approval) => {
      if (!onScreen(approval.callId)) return;
      const known = console.state.approvals.some((each) => each.id === approval.id);
      console.push({ type: 'approval', approval });
      desk.push({ type: 'approval', approval });
      signals.wind();
      if (!known) deps.notifier.notify({ title: 'Approval needed', body: 'A call waits for your decision.', tag: approval.id });
    },
  });

  const sockets = createWarmSockets(deps.sockets, clock);
  const createSession: CreateSession = options.createSession ?? ((config, voice, onEvent, callLogger) => createRealtimeSession({ sockets, clock, logger: callLogger, ids }, config, voice, onEvent));
  const dismissed = new Set<string>();
  const switchboard = createSwitchboard({
    environment, practice, power: deps.power, openaiKey: keys.openai,
    call: {
      clock, ids, logger, store, keeper, approvals, hub, createSession, practiceNumbers,
      ownerName: () => settings.current.owner.name,
      country: () => settings.current.country,
      policy: () => ({ homeCountry: settings.current.country, practiceNumbers: practiceNumbers(), guards: guards(), refuseOtherSide: false }),
      emitCall: (call) => {
        if (dismissed.has(call.id)) return;
        console.push({ type: 'call', call });
        signals.wind();
      },
      emitLine: (line) => { if (!dismissed.has(line.callId)) console.push({ type: 'line', line }); },
      emitEarlier: (earlier) => { if (!dismissed.has(earlier.callId)) desk.push({ type: 'earlier', earlier }); },
      raise: notices.raise,
      clear: notices.clear,
      signal: signals.send,
      keepMessage: (message) => {
        keeper.save(`message ${message.id}`, () => store.saveMessage(message), 'now');
        app.refreshMessages();
      },
      onFinished: (callId) => {
        notices.clear(`screen.${callId}`);
        historyChanged();
        signals.wind();
      },
    },
  });
  const historyChanged = (): void => { console.push({ type: 'history', revision: console.state.historyRevision + 1 }); };

  const placeListeners = new Set<Parameters<Core['onDeskPlace']>[0]>();
  const app: Application = {
    clock, logger, store, console, desk, signals, notices, settings, keys, approvals, switchboard, practiceNumbers, doNotCall, guards,
    history: createHistory(store),
    refreshLines: () => {
      console.push({ type: 'lines', lines: lines() });
      console.push({ type: 'scenarios', scenarios: scenarioViews(practice) });
    },
    refreshMessages: () => {
      const present = messages();
      console.push({ type: 'messages', messages: present, unread: present.filter((message) => !message.read).length });
    },
    settingsChanged: () => {
      const { current } = settings;
      console.push({ type: 'settings', settings: current });
      desk.push({ type: 'theme', theme: current.theme });
      desk.push({ type: 'owner', ownerName: current.owner.name });
    },
    keysChanged: () => {
      console.push({ type: 'keys', keys: [...keys.statuses()] });
      app.refreshLines();
    },
    auditChange: (kind, data) => {
      const saved = store.appendAudit({ atMs: clock.nowMs(), kind, callId: null, data });
      if (!saved.ok) logger.error('audit.failed', { kind, problem: saved.error.code });
    },
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
  announceEnvironment(environment.problems, notices);
  const engine = practice.engine();
  if (!engine.ok) notices.raise({ id: 'practice', tone: 'danger', place: 'app', title: 'The practice line is not working', text: engine.error });
  if (recovered.length > 0) {
    const many = recovered.length > 1;
    notices.raise({
      id: 'calls.recovered', tone: 'attention', place: 'app', title: many ? `${recovered.length} calls were cut off` : 'A call was cut off',
      text: `Consigliere stopped while ${many ? 'calls were' : 'a call was'} on. What was said until then is in the history; nothing that waited for you was done. Ring again if it matters.`,
    });
  }

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
      switchboard.stop();
      await settled(clock, () => !switchboard.anyOn() && !console.state.calls.some((call) => approvals.anyRunning(call.id)));
      keeper.stop();
      signals.stop();
      sockets.stop();
    },
  };
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
