import { assertNever } from '../../../src-shared/domain/assert-never.ts';
import type { Clock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { AssistantVoice } from './create-assistant-voice.ts';
import type { Connection } from './create-connection.ts';
import { createCountedNote } from './counted-note.ts';
import type { Interruptions } from './create-interruptions.ts';
import type { SilenceWatch } from './create-silence-watch.ts';
import type { ConversationMemory } from './conversation-memory.ts';
import type { TurnTaking } from './create-turn-taking.ts';
import { shapeOfRefusal } from './dialects/shape-of-refusal.ts';
import { classifyError, loggableCode } from './error-classes.ts';
import { problemText } from './problem-text.ts';
import { createRetryPlan } from './retry-plan.ts';
import type { OutputItem, ServerEvent } from './server-event.ts';
import type { SessionEvent } from './session-api.ts';
import type { TheirWords } from './their-words.ts';
import { createUsageMeter } from './usage-meter.ts';

export interface ServerEventHandlerDeps {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly model: string;
  /** Null: the other side's words are not written down. */
  readonly transcriptionModel: () => string | null;
  readonly connection: Connection;
  readonly turns: TurnTaking;
  readonly assistant: AssistantVoice;
  readonly memory: ConversationMemory;
  readonly words: TheirWords;
  mayRespond(): boolean;
  /** Interruptions are judged here and not by the service. */
  isPatient(): boolean;
  readonly interruptions: Interruptions;
  readonly silence: SilenceWatch;
  /** When their speech that ended at this position was sent. `silenceMs`: of it that was the silence waited for; null when unknown. */
  speechEndSentAt(positionMs: number): { readonly sentAtMs: number | null; readonly silent: boolean };
  /** The assistant falls silent and what it was about to say is given up. */
  stopAssistant(): void;
  nextId(kind: string): string;
  emit(event: SessionEvent): void;
  /** Sound of the assistant came: its voice is fixed from now on. */
  onSpoken(): void;
}

export interface ServerEventHandler {
  onEvent(event: ServerEvent): void;
  /** The event id of the next `session.update`: an error that names it, or names nothing before the settings are confirmed, refuses them. */
  nextSettingsId(): string;
}

/** What each event of the service means for the parts of the session. Takes anything; unknown and broken events are counted and passed over. */
export function createServerEventHandler(deps: ServerEventHandlerDeps): ServerEventHandler {
  const { connection, turns, assistant, memory, words, emit, logger } = deps;
  const meter = createUsageMeter(deps.model, deps.transcriptionModel);
  const retries = createRetryPlan();
  /** Names of calls whose arguments still come, by item: some servers name them only at the start. */
  const callNames = new Map<string, string>();
  let settingsId = '';
  /** The trouble with responses that was last told; null = none. */
  let trouble: string | null = null;

  const note = createCountedNote<'garbage' | 'sound' | 'unknown'>((what, times) => logger.warn('realtime.unreadable', { what, times }));

  const offerCall = (itemId: string, callId: string, name: string, argumentsText: string): void => {
    if (callId === '' || name === '') return note('garbage');
    const id = itemId === '' || itemId.length > 32 ? deps.nextId('call') : itemId;
    if (memory.addCall(id, callId, name, argumentsText)) emit({ type: 'tool.call', id: callId, name, argumentsText });
  };
  const offerWhole = (item: OutputItem): void => {
    if (item.kind === 'mcp_request' && item.itemId !== '' && memory.addMcpRequest(item.itemId)) {
      emit({ type: 'mcp.request', id: item.itemId, server: item.server, name: item.name, argumentsText: item.argumentsText });
    }
    if (item.kind === 'function_call' && item.whole) offerCall(item.itemId, item.callId, item.name, item.argumentsText);
  };

  const onError = (event: Extract<ServerEvent, { type: 'error' }>): void => {
    const errorClass = classifyError(event.code, event.message);
    logger.warn('realtime.error', { code: loggableCode(event.code), class: errorClass });
    if (event.code === 'conversation_already_has_active_response') return turns.dispatch({ type: 'refused_active' });
    if (event.code === 'input_audio_buffer_commit_empty') words.refused();
    if (errorClass === 'fatal') return connection.fail({ class: 'fatal', code: event.code, retryAfterMs: null });
    if (errorClass === 'reconnect') return connection.fail({ class: 'reconnect', code: event.code, retryAfterMs: null });
    if (errorClass !== 'client_bug') return undefined;
    if (connection.isConfiguring() && (event.eventId === null || event.eventId === settingsId)) {
      const shape = shapeOfRefusal(event);
      if (shape !== null && connection.follow(shape)) return undefined;
      return connection.fail({ class: 'fatal', code: 'settings_refused', retryAfterMs: null });
    }
    if (event.eventId !== null) turns.dispatch({ type: 'refused', eventId: event.eventId });
    return undefined;
  };

  const startReply = (positionMs: number): void => {
    const { sentAtMs, silent } = deps.speechEndSentAt(positionMs);
    assistant.startReplyTimer(sentAtMs, silent);
  };

  const tellTrouble = (code: string | null): void => {
    if (code === trouble || !connection.isReady()) return;
    trouble = code;
    emit({ type: 'state', state: 'ready', problem: code === null ? null : { code, text: problemText(code), fatal: false } });
  };

  const onResponseDone = (event: Extract<ServerEvent, { type: 'response.done' }>): void => {
    event.output.forEach(offerWhole);
    callNames.clear();
    if (event.responseId !== '') assistant.dispatch({ type: 'response_over', responseId: event.responseId });
    const failedClass = event.status === 'failed' ? classifyError(event.errorCode ?? '', '') : null;
    if (event.errorCode !== null) logger.warn('realtime.response_failed', { code: loggableCode(event.errorCode), class: failedClass });
    const retryMs = retries.onDone(failedClass);
    emit({ type: 'response.done', responseId: event.responseId, status: event.status });
    if (event.usage !== null) emit({ type: 'usage', ...meter.addResponse(event.usage) });
    if (failedClass === 'fatal') return connection.fail({ class: 'fatal', code: event.errorCode ?? '', retryAfterMs: null });
    tellTrouble(failedClass === 'throttle' ? 'rate_limit_exceeded' : failedClass === 'passing' && retryMs === null ? 'answer_failed' : null);
    return turns.dispatch({ type: 'done', responseId: event.responseId === '' ? null : event.responseId, retryMs });
  };

  const onEvent = (event: ServerEvent): void => {
    switch (event.type) {
      case 'session.created':
        if (event.shape !== null) connection.follow(event.shape);
        return undefined;
      case 'other':
        if (!event.known) note('unknown');
        return undefined;
      case 'garbage':
        return note('garbage');
      case 'session.updated':
        return event.shape !== null && connection.follow(event.shape) ? undefined : connection.configured();
      case 'error':
        return onError(event);
      case 'rate_limits.updated':
        retries.onLimits(event.resetMs);
        if (event.requests !== null || event.tokens !== null) emit({ type: 'headroom', requests: event.requests, tokens: event.tokens });
        return undefined;
      case 'input_audio_buffer.speech_started':
        // Before all else: they must not be talked over while we do the books.
        assistant.cancelReplyTimer();
        deps.silence.dispatch({ type: 'they_spoke' });
        if (!deps.isPatient()) assistant.cut();
        else if (!assistant.isHeard() && (turns.isAnswering() || assistant.isUnheard())) deps.stopAssistant();
        turns.dispatch({ type: 'speech_started' });
        if (deps.isPatient()) deps.interruptions.dispatch({ type: 'they_started', itemId: event.itemId, assistantHeard: assistant.isHeard() });
        return words.started(event.itemId, event.audioMs);
      case 'input_audio_buffer.speech_stopped':
        if (deps.mayRespond()) startReply(event.audioMs);
        turns.dispatch({ type: 'speech_stopped', replyFollows: deps.mayRespond() && !deps.isPatient() });
        if (deps.isPatient()) deps.interruptions.dispatch({ type: 'they_stopped' });
        else if (deps.mayRespond()) deps.silence.dispatch({ type: 'answer_owed' });
        return words.stopped(event.itemId, event.audioMs);
      case 'input_audio_buffer.committed':
        return words.committed(event.itemId);
      case 'conversation.item.added':
        if (event.itemId === '') return note('garbage');
        if (event.kind === 'message' && event.role === 'user') memory.noteSpoken(event.itemId, 'user', event.previousItemId);
        return turns.dispatch({ type: 'item_seen', itemId: event.itemId });
      case 'conversation.item.input_audio_transcription.delta':
        words.delta(event.itemId, event.delta);
        return deps.interruptions.dispatch({ type: 'words', itemId: words.nameOf(event.itemId), text: words.soFar(event.itemId), final: false });
      case 'conversation.item.input_audio_transcription.completed':
        words.completed(event.itemId, event.transcript);
        deps.interruptions.dispatch({ type: 'words', itemId: words.nameOf(event.itemId), text: event.transcript, final: true });
        if (event.usage.seconds + event.usage.audioTokens > 0) emit({ type: 'usage', ...meter.addTranscription(event.usage) });
        return undefined;
      case 'conversation.item.input_audio_transcription.failed':
        return words.failed(event.itemId);
      case 'response.created':
        if (event.responseId === '') return note('garbage');
        deps.silence.dispatch({ type: 'response_began' });
        assistant.dispatch({ type: 'response_started', responseId: event.responseId });
        return turns.dispatch({ type: 'created', responseId: event.responseId, eventId: event.askedBy });
      case 'response.done':
        return onResponseDone(event);
      case 'response.output_item.added':
        if (event.item.itemId === '') return note('garbage');
        if (event.item.kind === 'function_call') callNames.set(event.item.itemId, event.item.name);
        if (event.item.kind !== 'message') return undefined;
        memory.noteSpoken(event.item.itemId, 'assistant', null);
        return assistant.dispatch({ type: 'item_added', responseId: event.responseId, itemId: event.item.itemId });
      case 'response.output_item.done':
        return offerWhole(event.item);
      case 'response.output_audio.delta':
        if (event.itemId === '' || !assistant.audio(event, event.audio)) note('sound');
        else deps.onSpoken();
        return undefined;
      case 'response.output_audio.done':
        return assistant.dispatch({ type: 'audio_done', responseId: event.responseId, itemId: event.itemId });
      case 'response.output_audio_transcript.delta':
        if (event.itemId === '' || event.delta === '') return undefined;
        return assistant.dispatch({ type: 'words', responseId: event.responseId, itemId: event.itemId, text: event.delta, whole: false });
      case 'response.output_audio_transcript.done':
        if (event.itemId === '') return note('garbage');
        return assistant.dispatch({ type: 'words', responseId: event.responseId, itemId: event.itemId, text: event.transcript, whole: true });
      case 'response.function_call_arguments.done': {
        const name = event.name === '' ? (callNames.get(event.itemId) ?? '') : event.name;
        callNames.delete(event.itemId);
        // Without a name the whole item that follows brings it.
        return name === '' ? undefined : offerCall(event.itemId, event.callId, name, event.argumentsText);
      }
      default:
        return assertNever(event);
    }
  };

  return {
    onEvent,
    nextSettingsId() {
      settingsId = deps.nextId('settings');
      return settingsId;
    },
  };
}
