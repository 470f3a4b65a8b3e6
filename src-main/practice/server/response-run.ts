import type { Disposer } from '../../../src-shared/domain/disposer.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { PlanPart } from '../brain/memory.ts';
import type { StoredItem } from './conversation.ts';
import type { ServerEvent, WireItem } from './server-event.ts';
import type { AudioFormat } from './session-settings.ts';
import type { TokenCount, UsageObject } from './token-count.ts';
import { assistantAudioTokens, textTokens } from './token-count.ts';
import { bytesPerMs } from './wire-audio.ts';

export interface ResponseRunDeps {
  readonly clock: Clock;
  send(event: ServerEvent): void;
  newId(prefix: string): string;
  /** Asked once, when the answer begins. */
  plan(): readonly PlanPart[];
  /** Makes the sound of a line and lets the ears know of it; bytes of the output format. */
  speak(text: string): Uint8Array;
  /** Puts an item at the end of the conversation; answers the id before it. */
  addItem(item: StoredItem): string | null;
  usage(output: TokenCount): UsageObject;
  /** Once, after response.done was sent. */
  ended(): void;
}

export interface ResponseRequest {
  /** What the response object holds besides id, status, output and usage. */
  readonly head: Readonly<Record<string, unknown>>;
  readonly format: AudioFormat;
  readonly asText: boolean;
}

export interface ResponseRun {
  readonly id: string;
  cancel(reason: 'turn_detected' | 'client_cancelled'): void;
  /** Stops without another event: the socket is gone. */
  abandon(): void;
}

/** Before the first sound, as a service takes its time. */
const thinkMs = 250;
/** Sound comes in pieces of 160 ms, six times faster than it is played. */
const chunkMs = 160;
const chunkEveryMs = 26;

type Part = { readonly kind: 'message'; readonly text: string; readonly done: () => void } | Extract<PlanPart, { kind: 'call' }>;

/** Generates one response, event by event, as the protocol orders them. */
export function startResponse(deps: ResponseRunDeps, request: ResponseRequest): ResponseRun {
  const id = deps.newId('resp');
  const output: StoredItem[] = [];
  let stopTimer: Disposer = () => undefined;
  let over = false;
  let closeOpenItem: (() => void) | null = null;
  let spokenTokens = 0;
  let writtenTokens = 0;

  const response = (status: string, more: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> => ({ object: 'realtime.response', id, status, output: output.map((item) => item.wire), ...request.head, ...more });

  deps.send({ type: 'response.created', response: response('in_progress') });
  deps.send({ type: 'rate_limits.updated', rate_limits: [{ name: 'requests', limit: 10_000, remaining: 9_999, reset_seconds: 0.006 }, { name: 'tokens', limit: 200_000, remaining: 198_500, reset_seconds: 0.45 }] });
  stopTimer = deps.clock.after(thinkMs, () => runParts(mergeLines(deps.plan()), 0));

  return {
    id,
    cancel(reason) {
      if (over) return;
      stopTimer();
      closeOpenItem?.();
      finish('cancelled', { status_details: { type: 'cancelled', reason } });
    },
    abandon() {
      over = true;
      stopTimer();
    },
  };

  function finish(status: string, details: Readonly<Record<string, unknown>>): void {
    over = true;
    deps.send({ type: 'response.done', response: response(status, { ...details, usage: deps.usage({ text: writtenTokens, audio: spokenTokens }) }) });
    deps.ended();
  }

  function runParts(parts: readonly Part[], index: number): void {
    if (over) return;
    const part = parts[index];
    if (part === undefined) {
      finish('completed', { status_details: { type: 'completed' } });
      return;
    }
    const next = (): void => {
      part.done();
      runParts(parts, index + 1);
    };
    if (part.kind === 'call') callTool(part, index, next);
    else if (request.asText) write(part.text, index, next);
    else speak(part.text, index, next);
  }

  function openItem(wire: WireItem, index: number): StoredItem {
    const item: StoredItem = { wire, heard: null, audioMs: 0, text: '' };
    output.push(item);
    deps.send({ type: 'response.output_item.added', response_id: id, output_index: index, item: wire });
    const previous = deps.addItem(item);
    deps.send({ type: 'conversation.item.added', previous_item_id: previous, item: wire });
    return item;
  }

  function closeItem(item: StoredItem, index: number): void {
    closeOpenItem = null;
    deps.send({ type: 'conversation.item.done', item: item.wire });
    deps.send({ type: 'response.output_item.done', response_id: id, output_index: index, item: item.wire });
  }

  function speak(text: string, index: number, next: () => void): void {
    const bytes = deps.speak(text);
    const item = openItem({ id: deps.newId('item'), object: 'realtime.item', type: 'message', status: 'in_progress', role: 'assistant', content: [] }, index);
    const where = { response_id: id, item_id: item.wire.id, output_index: index, content_index: 0 };
    item.wire = { ...item.wire, content: [{ type: 'output_audio', transcript: '' }] };
    deps.send({ type: 'response.content_part.added', ...where, part: { type: 'audio', transcript: '' } });
    const words = text.split(/(?<=\s)/u);
    const chunkBytes = chunkMs * bytesPerMs[request.format];
    let sentBytes = 0;
    let sentWords = 0;
    let transcript = '';

    const close = (status: 'completed' | 'incomplete'): void => {
      spokenTokens += assistantAudioTokens(sentBytes / bytesPerMs[request.format]);
      writtenTokens += textTokens(transcript);
      deps.send({ type: 'response.output_audio.done', ...where });
      deps.send({ type: 'response.output_audio_transcript.done', ...where, transcript });
      deps.send({ type: 'response.content_part.done', ...where, part: { type: 'audio', transcript } });
      item.wire = { ...item.wire, status, content: [item.text === null ? { type: 'output_audio' } : { type: 'output_audio', transcript }] };
      closeItem(item, index);
    };
    closeOpenItem = () => close('incomplete');

    const chunk = (): void => {
      const part = bytes.subarray(sentBytes, sentBytes + chunkBytes);
      sentBytes += part.length;
      // The words run a little ahead of the sound, as they do at the service.
      const wanted = Math.min(words.length, Math.ceil((words.length * (sentBytes + chunkBytes)) / Math.max(1, bytes.length)));
      if (wanted > sentWords) {
        const delta = words.slice(sentWords, wanted).join('');
        sentWords = wanted;
        transcript += delta;
        deps.send({ type: 'response.output_audio_transcript.delta', ...where, delta });
      }
      // A truncation while it is being generated stands: nothing is added to what was cut off.
      if (item.text !== null) {
        item.text = transcript;
        item.audioMs = Math.floor(sentBytes / bytesPerMs[request.format]);
      }
      deps.send({ type: 'response.output_audio.delta', ...where, delta: Buffer.from(part).toString('base64') });
      if (sentBytes < bytes.length) {
        stopTimer = deps.clock.after(chunkEveryMs, chunk);
        return;
      }
      close('completed');
      next();
    };
    chunk();
  }

  function write(text: string, index: number, next: () => void): void {
    const item = openItem({ id: deps.newId('item'), object: 'realtime.item', type: 'message', status: 'in_progress', role: 'assistant', content: [] }, index);
    const where = { response_id: id, item_id: item.wire.id, output_index: index, content_index: 0 };
    deps.send({ type: 'response.content_part.added', ...where, part: { type: 'text', text: '' } });
    for (const delta of text.split(/(?<=\s)/u)) deps.send({ type: 'response.output_text.delta', ...where, delta });
    deps.send({ type: 'response.output_text.done', ...where, text });
    deps.send({ type: 'response.content_part.done', ...where, part: { type: 'text', text } });
    writtenTokens += textTokens(text);
    item.text = text;
    item.wire = { ...item.wire, status: 'completed', content: [{ type: 'output_text', text }] };
    closeItem(item, index);
    next();
  }

  function callTool(part: Extract<Part, { kind: 'call' }>, index: number, next: () => void): void {
    const item = openItem({ id: deps.newId('item'), object: 'realtime.item', type: 'function_call', status: 'in_progress', call_id: part.callId, name: part.tool, arguments: '' }, index);
    const where = { response_id: id, item_id: item.wire.id, output_index: index, call_id: part.callId };
    for (let at = 0; at < part.argumentsText.length; at += 24) deps.send({ type: 'response.function_call_arguments.delta', ...where, delta: part.argumentsText.slice(at, at + 24) });
    deps.send({ type: 'response.function_call_arguments.done', ...where, name: part.tool, arguments: part.argumentsText });
    writtenTokens += textTokens(part.argumentsText) + 8;
    item.text = `${part.tool} ${part.argumentsText}`;
    item.wire = { ...item.wire, status: 'completed', arguments: part.argumentsText };
    closeItem(item, index);
    next();
  }
}

/** Lines that follow each other are one message, as a model would speak them. */
function mergeLines(parts: readonly PlanPart[]): readonly Part[] {
  const merged: Part[] = [];
  for (const part of parts) {
    const last = merged.at(-1);
    if (part.kind === 'call') merged.push(part);
    else if (last?.kind === 'message') merged[merged.length - 1] = { kind: 'message', text: `${last.text} ${part.text}`, done: both(last.done, part.done) };
    else merged.push({ kind: 'message', text: part.text, done: part.done });
  }
  return merged;
}

const both = (first: () => void, second: () => void) => (): void => {
  first();
  second();
};
