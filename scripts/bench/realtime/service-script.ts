/** A conversation as the service leads it, in the time of the sound that it is sent. */
export interface ScriptOptions {
  /** They begin to speak this often. */
  readonly turnMs: number;
  /** So long do they speak. */
  readonly speechMs: number;
  /** Lengths of the assistant's answers, in turn; one that outlasts the turn is cut by the next. */
  readonly answersMs: readonly number[];
  /** Every so many turns the assistant calls a tool first. */
  readonly callEvery: number;
}

export interface ServiceScript {
  receive(text: string): void;
}

type Event = Readonly<Record<string, unknown>>;

/** For clients in real time: every answer is cut by the next turn. */
export const shortTurns: ScriptOptions = { turnMs: 6_000, speechMs: 1_500, answersMs: [5_000], callEvery: 5 };
/** Every append of the bench carries this much. */
export const frameMs = 20;
/** A piece of the answer goes out with every append: eight times faster than it is played. */
const deltaMs = 160;
const appendStart = '{"type":"input_audio_buffer.append"';
const words = 'Of course I can move the appointment to Thursday at half past three and send you a note about it '.split(/(?<= )/);
const sound = soundOf(deltaMs);
const usage = {
  total_tokens: 1_253, input_tokens: 1_132, output_tokens: 121,
  input_token_details: { text_tokens: 819, audio_tokens: 313, image_tokens: 0, cached_tokens: 960, cached_tokens_details: { text_tokens: 704, audio_tokens: 256, image_tokens: 0 } },
  output_token_details: { text_tokens: 30, audio_tokens: 91 },
};

/**
 * The service's side of one session in published GA events, and as little work as possible: everything happens at an append, so that
 * a socket's pace and a driven clock give the same conversation. Throws at what a well-behaved client of the bench never sends.
 */
export function createServiceScript(options: ScriptOptions, send: (text: string) => void): ServiceScript {
  let session: Event = { type: 'realtime', object: 'realtime.session', id: 'sess_bench', model: 'gpt-realtime-2.1' };
  let inputMs = 0;
  let turn = 0;
  let made = 0;
  let lastItemId: string | null = null;
  /** What goes out with each of the next appends. */
  const beats: (readonly string[])[] = [];

  const id = (kind: string): string => `${kind}_${(made += 1)}`;
  const text = (event: Event): string => JSON.stringify({ event_id: id('event'), ...event });
  const say = (...events: readonly Event[]): void => events.forEach((event) => send(text(event)));
  const enter = (item: Event): readonly Event[] => {
    const previous = lastItemId;
    lastItemId = String(item['id']);
    return [{ type: 'conversation.item.added', previous_item_id: previous, item }];
  };
  const created = (responseId: string, metadata: unknown): Event => ({ type: 'response.created', response: { id: responseId, object: 'realtime.response', status: 'in_progress', output: [], output_modalities: ['audio'], metadata } });
  const done = (responseId: string, output: readonly Event[], metadata: unknown): Event => ({ type: 'response.done', response: { id: responseId, object: 'realtime.response', status: 'completed', output, output_modalities: ['audio'], metadata, usage } });
  const limits: Event = { type: 'rate_limits.updated', rate_limits: [{ name: 'requests', limit: 10_000, remaining: 9_999, reset_seconds: 0.006 }, { name: 'tokens', limit: 200_000, remaining: 198_500, reset_seconds: 0.45 }] };

  const answer = (metadata: unknown): void => {
    const responseId = id('resp');
    const item = { id: id('item'), object: 'realtime.item', type: 'message', status: 'in_progress', role: 'assistant', content: [] };
    const where = { response_id: responseId, item_id: item.id, output_index: 0, content_index: 0 };
    beats.push([created(responseId, metadata), limits, { type: 'response.output_item.added', response_id: responseId, output_index: 0, item }, ...enter(item), { type: 'response.content_part.added', ...where, part: { type: 'audio', transcript: '' } }].map(text));
    let transcript = '';
    const answerMs = options.answersMs[turn % options.answersMs.length] ?? 0;
    for (let n = 0; n * deltaMs < answerMs; n += 1) {
      const delta = words[n % words.length] ?? '';
      transcript += delta;
      beats.push([
        text({ type: 'response.output_audio_transcript.delta', ...where, delta }),
        `{"type":"response.output_audio.delta","event_id":"${id('event')}","response_id":"${responseId}","item_id":"${item.id}","output_index":0,"content_index":0,"delta":"${sound}"}`,
      ]);
    }
    const whole = { ...item, status: 'completed', content: [{ type: 'output_audio', transcript }] };
    beats.push([
      { type: 'response.output_audio.done', ...where },
      { type: 'response.output_audio_transcript.done', ...where, transcript },
      { type: 'response.content_part.done', ...where, part: { type: 'audio', transcript } },
      { type: 'conversation.item.done', previous_item_id: null, item: whole },
      { type: 'response.output_item.done', response_id: responseId, output_index: 0, item: whole },
      done(responseId, [whole], metadata),
    ].map(text));
  };

  const call = (): void => {
    const responseId = id('resp');
    const item = { id: id('item'), object: 'realtime.item', type: 'function_call', status: 'in_progress', call_id: id('call'), name: 'find_time', arguments: '' };
    const where = { response_id: responseId, item_id: item.id, output_index: 0, call_id: item.call_id };
    const whole = { ...item, status: 'completed', arguments: '{"day":"Thursday"}' };
    beats.push(
      [created(responseId, null), limits, { type: 'response.output_item.added', response_id: responseId, output_index: 0, item }, ...enter(item), { type: 'response.function_call_arguments.delta', ...where, delta: '{"day":' }].map(text),
      [
        { type: 'response.function_call_arguments.delta', ...where, delta: '"Thursday"}' },
        { type: 'response.function_call_arguments.done', ...where, name: whole.name, arguments: whole.arguments },
        { type: 'conversation.item.done', previous_item_id: null, item: whole },
        { type: 'response.output_item.done', response_id: responseId, output_index: 0, item: whole },
        done(responseId, [whole], null),
      ].map(text),
    );
  };

  const heard = (): void => {
    const itemId = `user_${turn}`;
    // Null as in the service's examples, against its schemas: the SDK throws out of its socket where there is no transcript at all.
    const item = { id: itemId, object: 'realtime.item', type: 'message', status: 'completed', role: 'user', content: [{ type: 'input_audio', transcript: null }] };
    say({ type: 'input_audio_buffer.speech_stopped', audio_end_ms: inputMs, item_id: itemId }, { type: 'input_audio_buffer.committed', previous_item_id: lastItemId, item_id: itemId });
    say(...enter(item), { type: 'conversation.item.done', previous_item_id: null, item });
    if (turn % options.callEvery === 0) call();
    else answer(null);
    const about = { item_id: itemId, content_index: 0 };
    beats.splice(1, 0, ['Could we ', 'move it ', 'to Thursday?'].map((delta) => text({ type: 'conversation.item.input_audio_transcription.delta', ...about, delta })), [
      text({ type: 'conversation.item.input_audio_transcription.completed', ...about, transcript: 'Could we move it to Thursday?', usage: { type: 'duration', seconds: options.speechMs / 1000 } }),
    ]);
  };

  const hear = (): void => {
    const at = inputMs % options.turnMs;
    if (at === 0) {
      if (beats.length > 0) throw new Error('The answer does not fit into its turn');
      turn += 1;
      say({ type: 'input_audio_buffer.speech_started', audio_start_ms: inputMs, item_id: `user_${turn}` });
    } else if (at === options.speechMs) {
      heard();
    }
    inputMs += frameMs;
    for (const one of beats.shift() ?? []) send(one);
  };

  say({ type: 'session.created', session });

  return {
    receive(message) {
      if (message.startsWith(appendStart)) return hear();
      const event = JSON.parse(message) as Event;
      switch (event['type']) {
        case 'session.update':
          session = { ...session, ...(event['session'] as Event) };
          return say({ type: 'session.updated', session });
        case 'conversation.item.create': {
          const item = { id: id('item'), object: 'realtime.item', status: 'completed', ...(event['item'] as Event) };
          return say(...enter(item), { type: 'conversation.item.done', previous_item_id: null, item });
        }
        case 'conversation.item.truncate':
          return say({ type: 'conversation.item.truncated', item_id: event['item_id'], content_index: 0, audio_end_ms: event['audio_end_ms'] });
        case 'conversation.item.delete':
          return say({ type: 'conversation.item.deleted', item_id: event['item_id'] });
        case 'conversation.item.retrieve': {
          const theirs = String(event['item_id']).startsWith('user_');
          const content = [theirs ? { type: 'input_audio', transcript: 'Could we move it to Thursday?' } : { type: 'output_audio' }];
          return say({ type: 'conversation.item.retrieved', item: { id: event['item_id'], object: 'realtime.item', type: 'message', status: 'completed', role: theirs ? 'user' : 'assistant', content } });
        }
        case 'response.create':
          return answer((event['response'] as Event | undefined)?.['metadata'] ?? null);
        default:
          throw new Error(`A client of the bench sent ${String(event['type'])}`);
      }
    },
  };
}

/** Something that is no silence, in base64. */
function soundOf(ms: number): string {
  const samples = Int16Array.from({ length: ms * 24 }, (_, n) => Math.round(9_000 * Math.sin(n / 9) * Math.sin(n / 700)));
  return Buffer.from(samples.buffer).toString('base64');
}
