/*
 * The server's half of the old dialects, written from their documents and not from the code under test: what a server of today says in the
 * words of an old one, and what a client of an old one meant in the words of today.
 */
type Event = Readonly<Record<string, unknown>>;
type Fields = Record<string, unknown>;

export interface OldDialect {
  /** Nothing: it has no twin. */
  say(event: Event): readonly Event[];
  /** A string: refused, because this setting is unknown. */
  understand(event: Event): readonly Event[] | string;
}

const betaNames: Readonly<Record<string, string>> = {
  'response.output_audio.delta': 'response.audio.delta',
  'response.output_audio.done': 'response.audio.done',
  'response.output_audio_transcript.delta': 'response.audio_transcript.delta',
  'response.output_audio_transcript.done': 'response.audio_transcript.done',
  'response.output_text.delta': 'response.text.delta',
  'response.output_text.done': 'response.text.done',
  'conversation.item.added': 'conversation.item.created',
};
const betaFormats: Readonly<Record<string, string>> = { 'audio/pcm': 'pcm16', 'audio/pcmu': 'g711_ulaw', 'audio/pcma': 'g711_alaw' };
const formats: Readonly<Record<string, Event>> = { pcm16: { type: 'audio/pcm', rate: 24_000 }, g711_ulaw: { type: 'audio/pcmu' }, g711_alaw: { type: 'audio/pcma' } };
const sessionKeys = new Set([
  'modalities', 'instructions', 'voice', 'input_audio_format', 'output_audio_format', 'input_audio_transcription', 'input_audio_noise_reduction', 'turn_detection',
  'tools', 'tool_choice', 'temperature', 'max_response_output_tokens', 'speed', 'tracing', 'truncation', 'prompt', 'include', 'model',
]);

export const beta: OldDialect = {
  say(event) {
    const name = String(event['type']);
    if (name === 'conversation.item.done') return [];
    const said: Fields = { ...event, type: betaNames[name] ?? name };
    if (isFields(said['session'])) said['session'] = sayBetaSession(said['session']);
    if (isFields(said['item'])) said['item'] = withContent(said['item'], { output_text: 'text', output_audio: 'audio' });
    if (isFields(said['response'])) said['response'] = sayBetaResponse(said['response']);
    if (isFields(event['session']) && event['session']['type'] === 'transcription') said['type'] = `transcription_${name}`;
    return [said];
  },
  understand(event) {
    const meant: Fields = { ...event };
    switch (event['type']) {
      case 'transcription_session.update':
      case 'session.update': {
        const session = event['session'] as Fields;
        const unknown = Object.keys(session).find((key) => !sessionKeys.has(key));
        if (unknown !== undefined) return `session.${unknown}`;
        return [{ ...meant, type: 'session.update', session: { type: event['type'] === 'session.update' ? 'realtime' : 'transcription', ...meaningOf(session) } }];
      }
      case 'conversation.item.create':
        return [{ ...meant, item: withContent(event['item'] as Fields, { text: 'output_text', audio: 'output_audio' }) }];
      case 'response.create': {
        if (!isFields(event['response'])) return [meant];
        const response = meaningOf(event['response']);
        if (Array.isArray(response['input'])) response['input'] = response['input'].map((item) => withContent(item as Fields, { text: 'output_text', audio: 'output_audio' }));
        return [{ ...meant, response }];
      }
      default:
        return [meant];
    }
  },
};

/** One connection's; calls of a response are asked for together, when it is over. */
export function createSeed(): OldDialect {
  let calls: Fields[] = [];
  return {
    say(event) {
      const item = event['item'];
      if (isFields(item) && (item['type'] === 'function_call' || item['type'] === 'function_call_output')) return [];
      switch (event['type']) {
        case 'response.function_call_arguments.delta':
          return [];
        case 'response.function_call_arguments.done':
          calls.push({ id: event['call_id'], type: 'function', name: event['name'], parameters: JSON.parse(String(event['arguments'])) as unknown });
          return [];
        case 'response.output_audio_transcript.done':
          return [{ event_id: event['event_id'], type: 'conversation.item.output_audio_transcription.completed', item_id: event['item_id'], content_index: 0, transcript: event['transcript'] }];
        case 'response.done': {
          const response = event['response'] as Fields;
          const output = (response['output'] as Fields[]).filter((one) => one['type'] === 'message');
          const asked = calls;
          calls = [];
          const action = { type: 'conversation.item.requires_action', item: { id: `act_${String(asked[0]?.['id'])}`, type: 'message', required_action: { type: 'submit_tool_outputs', submit_tool_outputs: { tool_calls: asked } } } };
          return [...(asked.length === 0 ? [] : [action]), ...beta.say({ ...event, response: { ...response, output } })];
        }
        default:
          return beta.say(event);
      }
    },
    understand(event) {
      switch (event['type']) {
        case 'response.interrupt':
          return [{ ...event, type: 'response.cancel' }];
        case 'response.cancel':
          return 'type';
        case 'conversation.item.required_action.submit_tool_outputs': {
          const outputs = event['tool_outputs'] as Fields[];
          return [...outputs.map((one) => ({ type: 'conversation.item.create', item: { type: 'function_call_output', call_id: one['tool_call_id'], output: one['output'] } })), { type: 'response.create', event_id: event['event_id'] }];
        }
        case 'transcription_session.update':
        case 'session.update': {
          const { tools, turn_detection: vad, ...rest } = event['session'] as Fields;
          const session: Fields = rest;
          if (Array.isArray(tools)) session['tools'] = tools.map((tool: { function?: Fields }) => ({ type: 'function', ...tool.function }));
          if (vad !== undefined) session['turn_detection'] = isFields(vad) && vad['type'] === 'client_vad' ? null : vad;
          return beta.understand({ ...event, session });
        }
        default:
          return beta.understand(event);
      }
    },
  };
}

function sayBetaSession(session: Fields): Fields {
  const { type: _, audio, output_modalities: modalities, max_output_tokens: tokens, ...said } = session;
  const sound = (audio ?? {}) as { input?: Fields; output?: Fields };
  const put = (key: string, value: unknown): void => { if (value !== undefined) said[key] = value; };
  put('modalities', Array.isArray(modalities) && modalities[0] === 'audio' ? ['text', 'audio'] : modalities);
  put('max_response_output_tokens', tokens);
  put('input_audio_format', isFields(sound.input?.['format']) ? betaFormats[String(sound.input['format']['type'])] : undefined);
  put('input_audio_transcription', sound.input?.['transcription']);
  put('input_audio_noise_reduction', sound.input?.['noise_reduction']);
  put('turn_detection', sound.input?.['turn_detection']);
  put('output_audio_format', isFields(sound.output?.['format']) ? betaFormats[String(sound.output['format']['type'])] : undefined);
  put('voice', sound.output?.['voice']);
  put('speed', sound.output?.['speed']);
  return said;
}

/** A response's own cap on tokens kept its name. */
function sayBetaResponse(response: Fields): Fields {
  const { max_response_output_tokens: tokens, ...said } = sayBetaSession(response);
  if (tokens !== undefined) said['max_output_tokens'] = tokens;
  if (Array.isArray(said['output'])) said['output'] = said['output'].map((item) => withContent(item as Fields, { output_text: 'text', output_audio: 'audio' }));
  return said;
}

function meaningOf(session: Fields): Fields {
  const { modalities, max_response_output_tokens: tokens, voice, speed, turn_detection: vad, input_audio_format: inFormat, output_audio_format: outFormat, input_audio_transcription: words, input_audio_noise_reduction: noise, ...rest } = session as Fields & { readonly input_audio_format?: string; readonly output_audio_format?: string };
  const known = (fields: Fields): Fields => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  const input = known({ format: inFormat === undefined ? undefined : formats[inFormat], transcription: words, noise_reduction: noise, turn_detection: vad });
  const output = known({ format: outFormat === undefined ? undefined : formats[outFormat], voice, speed });
  const audio = known({ input: Object.keys(input).length > 0 ? input : undefined, output: Object.keys(output).length > 0 ? output : undefined });
  return known({
    ...rest,
    output_modalities: Array.isArray(modalities) ? (modalities.includes('audio') ? ['audio'] : modalities) : undefined,
    max_output_tokens: tokens,
    audio: Object.keys(audio).length > 0 ? audio : undefined,
  });
}

function withContent(item: Fields, names: Readonly<Record<string, string>>): Fields {
  if (!Array.isArray(item['content'])) return item;
  return { ...item, content: item['content'].map((part: Fields) => ({ ...part, type: names[String(part['type'])] ?? part['type'] })) };
}

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
