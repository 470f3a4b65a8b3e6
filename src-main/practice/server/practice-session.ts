import type { Disposer } from '../../../src-shared/domain/disposer.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { Brain } from '../brain/memory.ts';
import { hear, type Heard } from '../ears/hear.ts';
import type { SpokenRegistry } from '../ears/spoken-registry.ts';
import type { ClientEvent } from './check-client-event.ts';
import { changePace } from '../speech/change-pace.ts';
import { createConversation, textOfItem, type StoredItem } from './conversation.ts';
import { createInputBuffer } from './input-buffer.ts';
import { invalidRequest, type ProtocolError } from './protocol-error.ts';
import { startResponse, type ResponseRun } from './response-run.ts';
import type { ServerEvent, WireItem } from './server-event.ts';
import { formatOf, initialSession, instructionsOf, speaksText, speedOf, toolNamesOf, transcribes, turnDetectionOf, updateSession, voiceOf, type SessionObject } from './session-settings.ts';
import { contextTokens, textTokens, usageOf, userAudioTokens, type TokenCount } from './token-count.ts';
import { createWireInput, encodeUtterance } from './wire-audio.ts';

export interface SessionDeps {
  readonly clock: Clock;
  readonly registry: SpokenRegistry;
  readonly brain: Brain;
  readonly model: string;
  /** One line in the assistant's voice, PCM16 24 kHz. */
  say(text: string): Int16Array;
  newId(prefix: string): string;
  send(event: ServerEvent): void;
  /** The hour is over. */
  expired(): void;
}

/** One Realtime session: everything behind the socket. Events come in checked; refusals go out as `error` events. */
export interface PracticeSession {
  handle(event: ClientEvent): void;
  refuse(error: ProtocolError, eventId: string | null): void;
  dispose(): void;
}

const sessionMs = 60 * 60_000;
const nothingHeard: Heard = { seconds: 0, parts: [], transcript: '', speechLike: false };

export function createPracticeSession(deps: SessionDeps): PracticeSession {
  let session: SessionObject = initialSession(deps.newId('sess'), deps.model, Math.floor((deps.clock.nowMs() + sessionMs) / 1000));
  let active: ResponseRun | null = null;
  let hasSpoken = false;
  let speechItemId = '';
  /** Runs from when the assistant was heard to its end; anything that is said stops it. */
  let stopIdle: Disposer = () => undefined;
  let responseMs = 0;
  let cached: TokenCount = { text: 0, audio: 0 };
  const conversationId = deps.newId('conv');
  const conversation = createConversation();
  const wireInput = createWireInput();
  const input = createInputBuffer({
    onSpeechStarted(audioStartMs) {
      stopIdle();
      speechItemId = deps.newId('item');
      deps.send({ type: 'input_audio_buffer.speech_started', audio_start_ms: audioStartMs, item_id: speechItemId });
      if (turnDetectionOf(session)?.interruptResponse === true) active?.cancel('turn_detected');
    },
    onSpeechStopped(audioEndMs, samples) {
      deps.send({ type: 'input_audio_buffer.speech_stopped', audio_end_ms: audioEndMs, item_id: speechItemId });
      commitSpeech(speechItemId, Math.round(samples.length / 24), hear(samples, deps.registry, 'person'));
      if (turnDetectionOf(session)?.createResponse === true) respond({}, null);
    },
  });
  const stopExpiry = deps.clock.after(sessionMs, () => {
    deps.send({ type: 'error', error: { ...invalidRequest('session_expired', 'Your session hit the maximum duration of 60 minutes.'), event_id: null } });
    deps.expired();
  });

  input.setTurnDetection(turnDetectionOf(session));
  deps.send({ type: 'session.created', session });

  return {
    handle,
    refuse,
    dispose() {
      stopExpiry();
      stopIdle();
      active?.abandon();
      active = null;
    },
  };

  function refuse(error: ProtocolError, eventId: string | null): void {
    deps.send({ type: 'error', error: { ...error, event_id: eventId } });
  }

  function handle(event: ClientEvent): void {
    const eventId = event.event_id ?? null;
    switch (event.type) {
      case 'session.update': {
        const updated = updateSession(session, event['session'] as SessionObject, hasSpoken);
        if (!updated.ok) return refuse(updated.error, eventId);
        session = updated.value;
        input.setTurnDetection(turnDetectionOf(session));
        if ((turnDetectionOf(session)?.idleTimeoutMs ?? null) === null) stopIdle();
        return deps.send({ type: 'session.updated', session });
      }
      case 'input_audio_buffer.append': {
        const samples = wireInput.decode(event['audio'] as string, formatOf(session, 'input'));
        return samples === null ? refuse(invalidRequest('invalid_value', 'Invalid \'audio\': expected base64 of whole samples.', 'audio'), eventId) : input.append(samples);
      }
      case 'input_audio_buffer.commit': {
        const bufferedMs = input.bufferedMs();
        const samples = input.commit();
        if (samples === null) return refuse(invalidRequest('input_audio_buffer_commit_empty', `Error committing input audio buffer: buffer too small. Expected at least 100ms of audio, but buffer only has ${bufferedMs.toFixed(2)}ms of audio.`), eventId);
        return commitSpeech(deps.newId('item'), Math.round(samples.length / 24), hear(samples, deps.registry, 'person'));
      }
      case 'input_audio_buffer.clear':
        input.clear();
        return deps.send({ type: 'input_audio_buffer.cleared' });
      case 'conversation.item.create':
        return createItem(event['item'] as Omit<WireItem, 'id'>, event['previous_item_id'] as string | undefined, eventId);
      case 'conversation.item.delete': {
        const id = event['item_id'] as string;
        if (conversation.remove(id)) return deps.send({ type: 'conversation.item.deleted', item_id: id });
        return refuse(invalidRequest('item_delete_invalid_item_id', `Error deleting item: the item with id '${id.slice(0, 80)}' does not exist.`, 'item_id'), eventId);
      }
      case 'conversation.item.retrieve': {
        const item = conversation.find(event['item_id'] as string);
        if (item !== null) return deps.send({ type: 'conversation.item.retrieved', item: item.wire });
        return refuse(invalidRequest('item_retrieve_invalid_item_id', `Error retrieving item: the item with id '${String(event['item_id']).slice(0, 80)}' does not exist.`, 'item_id'), eventId);
      }
      case 'conversation.item.truncate': {
        const [id, contentIndex, audioEndMs] = [event['item_id'] as string, event['content_index'] as number, event['audio_end_ms'] as number];
        const problem = conversation.truncate(id, contentIndex, audioEndMs);
        return problem === null ? deps.send({ type: 'conversation.item.truncated', item_id: id, content_index: contentIndex, audio_end_ms: audioEndMs }) : refuse(problem, eventId);
      }
      case 'response.create':
        return respond((event['response'] ?? {}) as Readonly<Record<string, unknown>>, eventId);
      case 'response.cancel': {
        const wanted = event['response_id'];
        if (active !== null && (wanted === undefined || wanted === active.id)) return active.cancel('client_cancelled');
        return refuse(invalidRequest('response_cancel_not_active', 'Cancellation failed: no active response found.'), eventId);
      }
      default:
        return refuse(invalidRequest('invalid_event', `The event ${event.type} has no meaning over a WebSocket.`, 'type'), eventId);
    }
  }

  function createItem(given: Omit<WireItem, 'id'> & { readonly id?: string }, previousId: string | undefined, eventId: string | null): void {
    const wire = { ...given, id: typeof given.id === 'string' ? given.id : deps.newId('item'), object: 'realtime.item', status: 'completed' } satisfies WireItem;
    if (wire.id.length > 32) return refuse(invalidRequest('string_above_max_length', "Invalid 'item.id': string too long. Expected a string with maximum length 32.", 'item.id'), eventId);
    const added = conversation.add({ wire, heard: null, audioMs: 0, text: textOfItem(wire) }, previousId);
    if (!added.ok) return refuse(added.error, eventId);
    deps.send({ type: 'conversation.item.added', previous_item_id: added.value, item: wire });
    deps.send({ type: 'conversation.item.done', previous_item_id: added.value, item: wire });
  }

  function commitSpeech(itemId: string, audioMs: number, heard: Heard): void {
    const wire: WireItem = { id: itemId, object: 'realtime.item', type: 'message', status: 'completed', role: 'user', content: [{ type: 'input_audio' }] };
    deps.send({ type: 'input_audio_buffer.committed', previous_item_id: conversation.lastId(), item_id: itemId });
    const stored: StoredItem = { wire, heard, audioMs, text: heard.transcript };
    const added = conversation.add(stored);
    const previous = added.ok ? added.value : null;
    deps.send({ type: 'conversation.item.added', previous_item_id: previous, item: wire });
    deps.send({ type: 'conversation.item.done', previous_item_id: previous, item: wire });
    if (!transcribes(session)) return;
    stored.wire = { ...wire, content: [{ type: 'input_audio', transcript: heard.transcript }] };
    const words = heard.transcript === '' ? [] : heard.transcript.split(/(?<=\s)/u);
    for (let at = 0; at < words.length; at += 3) deps.send({ type: 'conversation.item.input_audio_transcription.delta', item_id: itemId, content_index: 0, delta: words.slice(at, at + 3).join('') });
    const audioTokens = userAudioTokens(stored.audioMs);
    const outputTokens = textTokens(heard.transcript);
    deps.send({
      type: 'conversation.item.input_audio_transcription.completed', item_id: itemId, content_index: 0, transcript: heard.transcript,
      usage: { type: 'tokens', total_tokens: audioTokens + outputTokens, input_tokens: audioTokens, input_token_details: { text_tokens: 0, audio_tokens: audioTokens }, output_tokens: outputTokens },
    });
  }

  /** After the last response was heard whole. */
  function startIdle(): void {
    const idleMs = turnDetectionOf(session)?.idleTimeoutMs ?? null;
    if (idleMs === null || input.speaking()) return;
    stopIdle = deps.clock.after(responseMs + idleMs, () => {
      const itemId = deps.newId('item');
      const endMs = input.endMs();
      deps.send({ type: 'input_audio_buffer.timeout_triggered', audio_start_ms: Math.max(0, endMs - idleMs), audio_end_ms: endMs, item_id: itemId });
      commitSpeech(itemId, Math.min(idleMs, endMs), nothingHeard);
      respond({}, null);
    });
  }

  function respond(params: Readonly<Record<string, unknown>>, eventId: string | null): void {
    if (active !== null) return refuse(invalidRequest('conversation_already_has_active_response', `Conversation already has an active response in progress: ${active.id}. Wait until the response is finished before creating a new one.`), eventId);
    if (params['conversation'] === 'none' || params['input'] !== undefined) return refuse(invalidRequest('invalid_value', 'The practice line answers in the conversation only.', 'response.conversation'), eventId);
    const instructions = typeof params['instructions'] === 'string' ? params['instructions'] : instructionsOf(session);
    const modalities = params['output_modalities'];
    const asText = Array.isArray(modalities) ? modalities[0] === 'text' : speaksText(session);
    const format = formatOf(session, 'output');
    stopIdle();
    responseMs = 0;
    const context = contextTokens(instructions, session['tools'], conversation.items());
    active = startResponse(
      {
        clock: deps.clock,
        send: deps.send,
        newId: deps.newId,
        plan: () => deps.brain.plan({ instructions, tools: toolNamesOf(session), memory: conversation.memory() }),
        speak(text) {
          const samples = changePace(deps.say(text), speedOf(session));
          responseMs += samples.length / 24;
          deps.registry.add({ by: 'assistant', text, samples, scenarioId: null, stepId: null });
          hasSpoken = true;
          return encodeUtterance(samples, format);
        },
        addItem(item) {
          const added = conversation.add(item);
          return added.ok ? added.value : null;
        },
        usage(output) {
          const usage = usageOf(context, cached, output);
          cached = context;
          return usage;
        },
        ended: () => {
          active = null;
          startIdle();
        },
      },
      {
        format,
        asText,
        head: {
          conversation_id: conversationId,
          output_modalities: [asText ? 'text' : 'audio'],
          max_output_tokens: 'inf',
          audio: { output: { format: format === 'audio/pcm' ? { type: format, rate: 24000 } : { type: format }, ...(typeof voiceOf(session) === 'string' ? { voice: voiceOf(session) } : {}) } },
          ...(typeof params['metadata'] === 'object' && params['metadata'] !== null ? { metadata: params['metadata'] } : {}),
        },
      },
    );
  }
}
