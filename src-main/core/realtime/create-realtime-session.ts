import { randomInt } from 'node:crypto';
import type { Clock } from '../ports/clock.ts';
import type { Ids } from '../ports/ids.ts';
import type { Logger } from '../ports/logger.ts';
import type { Sockets } from '../ports/sockets.ts';
import { changeConfig } from './change-config.ts';
import { changeProblems } from './change-problems.ts';
import { appendSound, cancelResponse, clearAudio, commitAudio, createItem, createResponse, deleteItem, sessionUpdate, truncateItem, turnDetectionUpdate } from './client-event.ts';
import { createConversationMemory } from './conversation-memory.ts';
import { createAssistantVoice } from './create-assistant-voice.ts';
import { createConnection } from './create-connection.ts';
import { createWire } from './dialects/create-wire.ts';
import { createHearing } from './create-hearing.ts';
import { createInterruptions } from './create-interruptions.ts';
import { createOutbox } from './create-outbox.ts';
import { createOwnTurns } from './create-own-turns.ts';
import { createRotation } from './create-rotation.ts';
import { createServerEventHandler } from './create-server-event-handler.ts';
import { createSilenceWatch } from './create-silence-watch.ts';
import { createTheirWords } from './their-words.ts';
import { createTurnTaking } from './create-turn-taking.ts';
import { isFarewell } from './farewell.ts';
import { modelWarning } from './model-warning.ts';
import { nudgeText } from './nudge-text.ts';
import { problemText } from './problem-text.ts';
import type { RealtimeSession, SessionConfig, SessionEvent, VoiceOut } from './session-api.ts';
import type { SoundFrame } from './sound-frame.ts';
import { samplesOf } from './sound-frame.ts';
import { usableConfig } from './usable-config.ts';
import { chooseVoice } from './voice-registry.ts';
import { err, ok } from '../../../src-shared/domain/result.ts';

export interface RealtimeSessionDeps {
  readonly sockets: Sockets;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly ids: Ids;
  /** In [0, 1): spreads retries in time. Tests give their own. */
  readonly random?: () => number;
}

/** What semantic turn detection may wait for, at most. */
const longestSilenceMs = 8_000;

const randomPart = (): number => randomInt(2 ** 32) / 2 ** 32;

/**
 * One Realtime session of one call. It joins parts that each know one thing: the connection, turn-taking (when a response may be
 * asked for), the assistant's voice (what was heard of it), hearing (sound towards the service), the memory that a new connection
 * is told, and the handler of what the service says.
 */
export function createRealtimeSession(deps: RealtimeSessionDeps, given: SessionConfig, voiceOut: VoiceOut, onEvent: (event: SessionEvent) => void): RealtimeSession {
  const { clock } = deps;
  const usable = usableConfig(given, clock.nowMs());
  let config = usable.config;
  const logger = deps.logger.with({ model: config.model });
  const outbox = createOutbox(onEvent, logger);
  const memory = createConversationMemory();
  const words = createTheirWords(outbox.put, memory);
  const wire = createWire(config.dialect ?? 'auto', logger);
  const hearing = createHearing(clock, logger, given.format, {
    send: (frame) => connection.send(appendSound(frame)),
    bufferedBytes: () => connection.bufferedBytes(),
    fillsGaps: () => !isManual(),
    onStalled: () => connection.fail({ class: 'reconnect', code: 'connection_dropped', retryAfterMs: null }),
  });

  let muted = false;
  let held = false;
  let closed = false;
  /** Whether the service was last told to answer speech by itself. */
  let toldMayRespond = true;
  /** Sound of the assistant came over the present connection: its voice is fixed. */
  let hasSpoken = false;
  // The service limits item ids to 32 characters; the tag keeps ours apart from ids of other sessions in a log.
  const tag = deps.ids.next('').replace(/[^A-Za-z0-9]/g, '').slice(-12);
  let made = 0;
  const nextId = (kind: string): string => {
    made += 1;
    return `${kind}_${tag}_${made}`;
  };

  const mayRespond = (): boolean => !muted && !held;
  const enter = outbox.enter;

  const turns = createTurnTaking(clock, {
    enter,
    ask(eventId) {
      assistant.replyAsked();
      connection.send(createResponse(eventId));
    },
    cancel(responseId) {
      connection.send(cancelResponse(responseId));
      assistant.dispatch({ type: 'discard', responseId });
    },
  });

  const assistant = createAssistantVoice(clock, voiceOut, given.format, {
    enter,
    rttMs: () => connection.rttMs(),
    emit: outbox.put,
    onWords(itemId, text) {
      silence.dispatch({ type: 'assistant_said', farewell: isFarewell(text) });
      memory.noteSpoken(itemId, 'assistant', null);
      memory.setText(itemId, text);
    },
    truncate(itemId, contentIndex, audioEndMs, heardText) {
      const correction = memory.cutTo(itemId, heardText);
      if (correction.by === 'truncate') connection.send(truncateItem(itemId, contentIndex, audioEndMs));
      if (correction.by !== 'replace') return;
      connection.send(deleteItem(itemId));
      if (heardText !== '') connection.send(createItem(correction.item, correction.after));
    },
    remove(itemId) {
      if (memory.remove(itemId)) connection.send(deleteItem(itemId));
    },
  });

  const connection = createConnection({ sockets: deps.sockets, clock, logger, wire, random: deps.random ?? randomPart }, config, {
    enter,
    onText: (text) => wire.read(text).forEach(handler.onEvent),
    onConfigure() {
      toldMayRespond = mayRespond();
      hasSpoken = false;
      connection.send(sessionUpdate(config, handler.nextSettingsId(), toldMayRespond));
    },
    onRestore() {
      hearing.connected();
      for (const item of memory.replay()) connection.send(createItem(item, null));
      hearing.flush();
      turns.dispatch({ type: 'restored' });
      // A turn of theirs comes before the wish to answer it.
      ownTurns.restored();
      turns.dispatch({ type: 'set_blocked', blocked: held });
      tellMayRespond();
      rotation.started();
      silence.start();
    },
    onDropped() {
      ownTurns.dropped();
      memory.forgetServer();
      interruptions.dispatch({ type: 'reset' });
      hearing.dropped();
      silence.stop();
      rotation.stop();
      assistant.dispatch({ type: 'dropped' });
      turns.dispatch({ type: 'dropped' });
    },
    onState(state, problem) {
      outbox.put({ type: 'state', state, problem: problem === null ? null : { ...problem, text: problemText(problem.code) } });
    },
  });

  const interruptions = createInterruptions(clock, {
    enter,
    duck: (on) => assistant.duck(on),
    cut: () => stopAssistant(),
    answer() {
      if (!mayRespond()) return;
      silence.dispatch({ type: 'answer_owed' });
      turns.dispatch({ type: 'want', itemId: null });
    },
    tellFalse(itemId) {
      assistant.cancelReplyTimer();
      outbox.put({ type: 'false_interruption', itemId });
    },
  });

  const ownTurns = createOwnTurns(words, {
    isReady: () => connection.isReady(),
    nextName: () => nextId('turn'),
    began(name) {
      assistant.cancelReplyTimer();
      silence.dispatch({ type: 'they_spoke' });
      const heard = assistant.isHeard();
      // Nobody else stops what is being said here; a patient session first finds out whether they mean it.
      if (!isPatient() || (!heard && (turns.isAnswering() || assistant.isUnheard()))) stopAssistant();
      turns.dispatch({ type: 'speech_started' });
      if (isPatient()) interruptions.dispatch({ type: 'they_started', itemId: name, assistantHeard: heard });
    },
    commit() {
      hearing.flushAll();
      connection.send(commitAudio());
    },
    clear: () => connection.send(clearAudio()),
    ended(silenceMs) {
      const answered = silenceMs !== null && mayRespond();
      if (answered) assistant.startReplyTimer(clock.monoMs() - silenceMs, true, true);
      turns.dispatch({ type: 'speech_stopped', replyFollows: false });
      if (isPatient()) return interruptions.dispatch({ type: silenceMs === null ? 'reset' : 'they_stopped' });
      if (!answered) return undefined;
      silence.dispatch({ type: 'answer_owed' });
      return turns.dispatch({ type: 'want', itemId: null });
    },
  });

  const silence = createSilenceWatch(clock, {
    enter,
    isBusy: () => !mayRespond() || !connection.isReady() || !turns.isIdle() || assistant.isUnheard(),
    lineSilentMs: () => config.settings.lineSilentMs,
    nudge(why) {
      logger.info('realtime.nudged', { why });
      outbox.put({ type: 'nudged', why });
      const text = nudgeText(why);
      if (text === null) return turns.dispatch({ type: 'want', itemId: null });
      const item = memory.addTyped(nextId('nudge'), 'system', text, true);
      connection.send(createItem(item, null));
      return turns.dispatch({ type: 'want', itemId: item.id });
    },
  });

  const rotation = createRotation(clock, {
    enter,
    prepare: () => connection.prepare(),
    isQuiet: () => turns.isIdle() && !assistant.isUnheard() && !words.anyPending() && !memory.anyRequest(),
    rotate() {
      logger.info('realtime.rotated', {});
      connection.rotate();
    },
  });

  const handler = createServerEventHandler({
    clock, logger, model: given.model, transcriptionModel: () => config.settings.transcription?.model ?? null, connection, turns, assistant, memory, words, mayRespond, nextId, emit: outbox.put,
    interruptions, silence, isPatient, speechEndSentAt,
    stopAssistant: () => stopAssistant(),
    onSpoken() {
      hasSpoken = true;
    },
  });

  const tellMayRespond = (): void => {
    if (mayRespond() === toldMayRespond || !connection.isReady()) return;
    toldMayRespond = mayRespond();
    connection.send(turnDetectionUpdate(config, toldMayRespond));
  };
  const cutNow = (): void => {
    assistant.cancelReplyTimer();
    interruptions.dispatch({ type: 'reset' });
    assistant.cut();
  };
  // The cancel goes first: the service takes no correction of what it still speaks.
  const stopAssistant = (): void => {
    turns.dispatch({ type: 'interrupt' });
    assistant.cut();
  };
  function isManual(): boolean {
    return config.settings.turnDetection.type === 'manual';
  }
  function isPatient(): boolean {
    return config.settings.interruption === 'patient';
  }
  /** Where the service says that a turn ended, the silence that it waited for lies before that. */
  function speechEndSentAt(positionMs: number): { readonly sentAtMs: number | null; readonly silent: boolean } {
    const vad = config.settings.turnDetection;
    const silent = vad.type === 'server_vad';
    return { sentAtMs: hearing.sentAtMs(Math.max(0, positionMs - (silent ? vad.silenceDurationMs : 0))), silent };
  }
  const hearFrame = (frame: SoundFrame): void => {
    // The service was told one format; sound in another would be noise to it.
    if (held || (frame instanceof Int16Array) !== (given.format === 'pcm24k')) return;
    if (connection.isReady()) hearing.hear(frame);
    else hearing.keep(frame);
    ownTurns.took(samplesOf(frame));
  };
  /** After `disconnect` nothing has an effect. */
  const unlessClosed = (act: () => void): void => {
    if (!closed) enter(act);
  };

  const warning = modelWarning(config.model, clock.nowMs());
  if (warning !== null) logger.warn('realtime.model', { code: warning.code });
  for (const { field } of usable.leftOut) logger.warn('realtime.setting_left_out', { field });
  if (chooseVoice(config.voice).replaced) logger.warn('realtime.voice_replaced', {});

  return {
    connect: () => unlessClosed(() => connection.connect()),
    sendAudio: (samples) => unlessClosed(() => hearFrame(samples)),
    sendG711: (bytes) => unlessClosed(() => hearFrame(bytes)),
    sendText: (text, options) => unlessClosed(() => {
      if (text.trim() === '') return;
      const ready = connection.isReady();
      const item = memory.addTyped(nextId('text'), options.role, text, ready);
      if (ready) connection.send(createItem(item, null));
      if (!options.respond) return;
      assistant.cancelReplyTimer();
      turns.dispatch({ type: 'want', itemId: item.id, overSpeech: options.role === 'user' });
    }),
    sendToolResult: (toolCallId, output, options) => unlessClosed(() => {
      const ready = connection.isReady();
      const outputId = nextId('result');
      const items = memory.answerCall(toolCallId, outputId, output, ready);
      if (items === null) return logger.warn('realtime.tool_result_ignored', {});
      if (ready) for (const item of items) connection.send(createItem(item, null));
      if (options.respond) turns.dispatch({ type: 'want', itemId: outputId });
    }),
    interrupt: () => unlessClosed(() => {
      turns.dispatch({ type: 'interrupt' });
      cutNow();
    }),
    answerMcp: (requestId, approve, reason) => unlessClosed(() => {
      const ready = connection.isReady();
      const item = memory.answerMcp(requestId, nextId('mcp'), approve, reason, ready);
      if (item === null) return logger.warn('realtime.mcp_answer_ignored', {});
      if (ready) connection.send(createItem(item, null));
      turns.dispatch({ type: 'want', itemId: item.id });
    }),
    startTurn: () => unlessClosed(() => {
      if (isManual() && !held) ownTurns.start();
    }),
    commitTurn: (silenceMs) => unlessClosed(() => ownTurns.end(silenceMs)),
    update(change) {
      if (closed) return ok(null);
      const refused = changeProblems(config, change, { hasSpoken, nowMs: clock.nowMs() });
      if (refused.length > 0) return err(refused);
      enter(() => {
        const before = config;
        config = changeConfig(config, change);
        if (!isManual()) ownTurns.stop();
        if (connection.isReady()) connection.send(sessionUpdate(config, handler.nextSettingsId(), toldMayRespond, hasSpoken, before));
      });
      return ok(null);
    },
    respond: () => unlessClosed(() => {
      assistant.cancelReplyTimer();
      turns.dispatch({ type: 'want', itemId: null });
    }),
    setMuted: (on) => unlessClosed(() => {
      if (on === muted) return;
      muted = on;
      tellMayRespond();
      turns.dispatch({ type: 'set_muted', muted: on });
      if (on) cutNow();
    }),
    setHeld: (on) => unlessClosed(() => {
      if (on === held) return;
      held = on;
      if (on) ownTurns.end(0);
      hearing.setHeld(on);
      tellMayRespond();
      turns.dispatch({ type: 'set_blocked', blocked: on || !connection.isReady() });
      // Without sound the service would wait for the end of their sentence until the hold is over.
      const vad = config.settings.turnDetection;
      const silenceMs = vad.type === 'server_vad' ? vad.silenceDurationMs : longestSilenceMs;
      if (on && !isManual() && turns.theySpeak() && connection.isReady()) hearing.hearSilence(silenceMs + 300);
    }),
    disconnect: (reason) => unlessClosed(() => {
      closed = true;
      turns.stop();
      assistant.stop();
      hearing.stop();
      interruptions.stop();
      silence.stop();
      rotation.stop();
      connection.disconnect(reason);
    }),
  };
}
