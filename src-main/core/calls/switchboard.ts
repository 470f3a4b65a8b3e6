import type { AssistantLeg } from '../telephony/assistant-leg.ts';
import type { CallDeps } from './call-deps.ts';
import type { CallPlan } from './call-facts.ts';
import type { CallTally } from '../ports/store.ts';
import type { Brief } from '../../../src-shared/domain/brief.ts';
import type { Disposer } from '../../../src-shared/domain/disposer.ts';
import type { Environment } from '../settings/environment.ts';
import type { HandlerError } from '../../../src-shared/contract/error-codes.ts';
import type { HearingSettings } from '../../../src-shared/domain/hearing.ts';
import type { InputOf } from '../../../src-shared/contract/methods.ts';
import type { LegEvents, LineLeg } from '../ports/line-leg.ts';
import type { MediaLine } from '../telephony/media-line.ts';
import type { Power } from '../ports/power.ts';
import type { Practice } from '../ports/practice.ts';
import type { RealtimeSettingsView, SettingsView } from '../../../src-shared/contract/views.ts';
import type { SettingProblem } from '../realtime/session-api.ts';
import { buildInstructions } from './build-instructions.ts';
import { defaultRealtimeSettings } from '../realtime/realtime-settings.ts';
import { changeCalls } from './change-calls.ts';
import { chooseEngine } from './call-engine.ts';
import { createAssistantLeg } from '../telephony/assistant-leg.ts';
import { err, ok, type Result } from '../../../src-shared/domain/result.ts';
import { judgeCaps } from '../policy/caps.ts';
import { judgePlacing } from './judge-placing.ts';
import { leastTurnSilenceMs } from './call-hearing.ts';
import { lineLabel } from '../telephony/line-statuses.ts';
import { offeredTools } from '../tools/registry.ts';
import { readNumber } from '../telephony/numbers.ts';
import { ownTurnSettings, settleHearing } from './settle-hearing.ts';
import type { RunningCall } from './running-call.ts';
import { runCall } from './call-runner.ts';
import { sessionAddress } from '../realtime/session-address.ts';

export interface SwitchboardDeps {
  readonly call: CallDeps;
  readonly environment: Environment;
  readonly practice: Practice;
  readonly power: Power;
  readonly openaiKey: () => string | null;
  /** For the next call. */
  readonly realtime: () => RealtimeSettingsView;
  /** For the next call. */
  readonly recording: () => SettingsView['recording'];
  readonly hearing: () => HearingSettings;
  /** The owner wants a connection kept for the next call. */
  readonly keepConnected: () => boolean;
  readonly prepare: (url: string, headers: Readonly<Record<string, string>>) => void;
  /** Phone calls over media streams; else why there are none. */
  readonly media: Result<MediaLine, string>;
  /** Of the calls that ring here. */
  readonly inbound: () => InboundDefaults;
}

/** What the owner's settings give a call whose brief he did not write. */
export type InboundDefaults = Pick<Brief, 'voice' | 'language'> & Pick<Brief['limits'], 'endsAtUsd'>;

export type Placed = Result<{ readonly callId: string }, HandlerError>;

export interface Switchboard {
  place(input: InputOf<'call.place'>): Placed;
  simulateInbound(scenarioId: string): Placed;
  find(callId: string): RunningCall | null;
  /** The leg of an assistant-line call, to open a screen's streams on. */
  assistantLeg(callId: string): AssistantLeg | null;
  anyOn(): boolean;
  /** The calls that are on, as they stand now. */
  running(): readonly CallTally[];
  /** Settings changed while calls are on; answers what these cannot take. */
  changeRealtime(before: RealtimeSettingsView, after: RealtimeSettingsView): readonly SettingProblem[];
  /** Opens a connection ahead, where that is wanted: the next real call's assistant is ready at once. */
  stayConnected(): void;
  /** Lets go of an ended call. */
  forget(callId: string): void;
  /** Ends every call. */
  stop(): void;
}

/** All calls, any number at once. */
export function createSwitchboard(deps: SwitchboardDeps): Switchboard {
  const calls = new Map<string, RunningCall>();
  const legs = new Map<string, AssistantLeg>();
  let awake: Disposer | null = null;

  const isOn = (call: RunningCall): boolean => call.view().phase !== 'ended';
  const anyOn = (): boolean => [...calls.values()].some(isOn);
  const keepAwake = (): void => {
    if (anyOn()) awake ??= deps.power.keepAwake('a call is on');
    else {
      awake?.();
      awake = null;
    }
  };

  const stayConnected = (): void => {
    if (!deps.keepConnected()) return;
    const engine = chooseEngine('assistant', { openaiKey: deps.openaiKey(), model: deps.realtime().model, environment: deps.environment, practice: deps.practice });
    // The practice line is on this computer: there is nothing to gain.
    if (engine.ok && engine.value.billed) deps.prepare(...sessionAddress(engine.value));
  };

  const callDeps: CallDeps = { ...deps.call, onFinished: (callId) => { keepAwake(); stayConnected(); deps.call.onFinished(callId); } };

  const begin = (plan: Omit<CallPlan, 'id' | 'startedAtMs' | 'lineLabel'>, openPhone: ((events: LegEvents) => Result<LineLeg, string>) | null = null): Placed => {
    const { model, ...chosen } = deps.realtime();
    const engine = chooseEngine(plan.line, { openaiKey: deps.openaiKey(), model, environment: deps.environment, practice: deps.practice });
    if (!engine.ok) return err({ code: 'engine_unavailable', message: `${engine.error} The call was not placed.` });
    const { clock } = deps.call;
    const id = deps.call.ids.next('call');
    const hearing = settleHearing(deps.hearing(), plan.line, deps.call.createDetector !== null);
    const recording = deps.recording();
    const full: CallPlan = { ...plan, id, startedAtMs: clock.nowMs(), lineLabel: lineLabel(plan.line, deps.environment.twilio.phoneNumber) };
    const call = runCall(callDeps, {
      plan: full,
      billed: engine.value.billed, recording, hearing,
      turnSilenceMs: chosen.turnDetection.type === 'server_vad' ? chosen.turnDetection.silenceDurationMs : leastTurnSilenceMs,
      session: {
        url: engine.value.url, apiKey: engine.value.apiKey, model: engine.value.model, voice: plan.brief.voice, language: plan.brief.language, tools: offeredTools(), mcpServers: [],
        // A phone's sound is µ-law: as it is, nothing is lost on the way.
        format: plan.line === 'media_stream' ? 'pcmu' : 'pcm24k',
        // At his own microphone the owner may think as long as he likes.
        settings: { ...defaultRealtimeSettings, ...chosen, ...ownTurnSettings(hearing), lineSilentMs: plan.line === 'assistant' ? null : defaultRealtimeSettings.lineSilentMs },
        instructions: buildInstructions({ ownerName: deps.call.ownerName(), brief: plan.brief, direction: plan.direction, line: plan.line, peerName: plan.peer.name, recording: plan.line === 'assistant' ? 'off' : recording.mode }),
      },
      openLeg: (events) => {
        if (openPhone !== null) return openPhone(events);
        if (plan.line !== 'assistant') return deps.practice.open({ callId: id, direction: plan.direction, number: plan.peer.number }, events);
        const leg = createAssistantLeg({ clock, hub: deps.call.hub, onScreen: (there) => { screenChanged(id, there); } }, { ...events, onEnded: (reason) => { legs.delete(id); events.onEnded(reason); } });
        legs.set(id, leg);
        return ok(leg);
      },
    });
    calls.set(id, call);
    keepAwake();
    return ok({ callId: id });
  };

  const screenChanged = (callId: string, there: boolean): void => {
    const noticeId = `screen.${callId}`;
    // With the screen went the key.
    if (!there) calls.get(callId)?.talk(false);
    if (there || calls.get(callId)?.view().phase === 'ended') deps.call.clear(noticeId);
    else deps.call.raise({ id: noticeId, tone: 'attention', place: { callId }, title: 'The window of this call was closed', text: 'The window with your microphone is gone. The call goes on, but nobody hears the assistant. Open this call again to speak and listen.' });
  };

  if (deps.media.ok) {
    const media = deps.media.value;
    media.onRing(({ callSid, from }) => {
      const { guards } = deps.call.policy();
      const capped = judgeCaps(guards.usage, guards.settings.caps, null);
      if (capped !== null) {
        deps.call.logger.info('phone.turned_away', { why: capped.code });
        return false;
      }
      // Hidden numbers come as words, and can be no number.
      const number = readNumber(from, deps.call.country());
      const peer = number.ok ? { name: number.value.shown, number: number.value.e164 } : { name: 'Unknown caller', number: null };
      return begin({ direction: 'inbound', line: 'media_stream', peer: { ...peer, standing: 'outside' }, brief: inboundBrief(unknownCaller, deps.inbound()) }, (events) => media.take(callSid, events)).ok;
    });
  }

  return {
    place: (input) => {
      const { brief } = input;
      // The guards first: an emergency number is short, and must not read as a typing mistake.
      const refused = judgePlacing(input, deps.call.policy());
      if (refused !== null) return err(refused);
      switch (input.line) {
        case 'assistant': return begin({ direction: 'outbound', line: 'assistant', peer: { name: 'You', number: null, standing: 'godfather' }, brief });
        case 'practice': {
          const scenarios = deps.practice.scenarios();
          const number = readNumber(input.to, deps.call.country(), scenarios.map((scenario) => scenario.peer.number));
          if (!number.ok) return err({ code: 'bad_number', field: 'to', message: number.error });
          const scenario = scenarios.find((each) => each.peer.number === number.value.e164 && each.direction === 'outbound');
          if (scenario === undefined) return err({ code: 'bad_number', field: 'to', message: 'Nobody on the practice line has this number. The call was not placed. Choose a person from the practice list.' });
          return begin({ direction: 'outbound', line: 'practice', peer: { name: input.name ?? scenario.peer.name, number: scenario.peer.number, standing: 'outside' }, brief });
        }
        case 'media_stream': {
          const { media } = deps;
          if (!media.ok) return err({ code: 'line_unavailable', field: 'line', message: `${media.error} The call was not placed.` });
          const number = readNumber(input.to, deps.call.country());
          if (!number.ok) return err({ code: 'bad_number', field: 'to', message: number.error });
          const { e164, shown } = number.value;
          return begin({ direction: 'outbound', line: 'media_stream', peer: { name: input.name ?? shown, number: e164, standing: 'outside' }, brief }, (events) => media.value.call(e164, events));
        }
        case 'softphone':
          return err({ code: 'line_unavailable', field: 'line', message: 'No Twilio account is set. The call was not placed. Choose the practice line, or add the account in Settings.' });
      }
    },
    simulateInbound: (scenarioId) => {
      const scenario = deps.practice.scenarios().find((each) => each.id === scenarioId);
      if (scenario === undefined) return err({ code: 'not_found', field: 'scenarioId', message: 'There is no such practice caller.' });
      if (scenario.direction !== 'inbound') return err({ code: 'wrong_state', field: 'scenarioId', message: 'This practice person waits for your call and does not ring you. Call the number instead.' });
      return begin({
        direction: 'inbound', line: 'practice', peer: { ...scenario.peer, standing: 'outside' },
        brief: inboundBrief(scenario.suggestedBrief, deps.inbound()),
      });
    },
    find: (callId) => calls.get(callId) ?? null,
    assistantLeg: (callId) => legs.get(callId) ?? null,
    anyOn,
    running: () => [...calls.values()].filter((call) => call.view().phase !== 'ended').map((call): CallTally => {
      const { id, direction, line, peer, startedAtMs } = call.plan;
      const { connectedAtMs, costUsd } = call.view();
      return { id, direction, line, peerNumber: peer.number, startedAtMs, connectedAtMs, endedAtMs: null, costUsd };
    }),
    changeRealtime: (before, after) => changeCalls([...calls.values()].filter(isOn), before, after),
    stayConnected,
    forget: (callId) => { calls.delete(callId); },
    stop: () => { for (const call of calls.values()) call.tell({ type: 'hang_up', by: 'app' }); },
  };
}

const unknownCaller = { goal: 'Find out who calls and what they want. Take a message.', facts: [] };

/** An outside caller starts nothing, so the brief of an incoming call names no tools. */
function inboundBrief(about: Pick<Brief, 'goal' | 'facts'>, { voice, language, endsAtUsd }: InboundDefaults): Brief {
  return { goal: about.goal, facts: about.facts, limits: { neverAgreesToCost: true, endsAfterMin: 10, endsAtUsd }, voice, language, mayPropose: [] };
}
