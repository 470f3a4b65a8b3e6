import { decodeBytes } from '../realtime/pcm-base64.ts';
import { err, ok, type Result } from '../../../src-shared/domain/result.ts';

/** What a media socket says. Numbers of the protocol are strings; here they are numbers. */
export type StreamMessage =
  | { readonly type: 'connected' }
  | { readonly type: 'start'; readonly streamSid: string; readonly accountSid: string; readonly callSid: string; readonly parameters: Readonly<Record<string, string>> }
  /** µ-law, 8 kHz. `timestampMs`: since the stream began, by the call's own packets. */
  | { readonly type: 'media'; readonly streamSid: string; readonly timestampMs: number; readonly bytes: Uint8Array }
  | { readonly type: 'mark'; readonly streamSid: string; readonly name: string }
  | { readonly type: 'dtmf'; readonly streamSid: string; readonly digit: string }
  | { readonly type: 'stop'; readonly streamSid: string }
  /** Of a kind that is newer than this app. */
  | { readonly type: 'unknown' };

export type StreamMessageProblem = 'not_json' | 'not_a_message' | 'bad_start' | 'bad_format' | 'bad_media' | 'bad_mark' | 'bad_digit';

type Fields = Readonly<Record<string, unknown>>;

/** Reads one message of Twilio's Media Streams. Nothing of it is trusted; whatever the text, it does not throw. */
export function readStreamMessage(text: string): Result<StreamMessage, StreamMessageProblem> {
  const message = parse(text);
  if (message === undefined) return err('not_json');
  if (message === null) return err('not_a_message');
  const streamSid = stringOf(message['streamSid']);
  switch (message['event']) {
    case 'connected': return ok({ type: 'connected' });
    case 'start': return readStart(fieldsOf(message['start']), streamSid);
    case 'media': return readMedia(fieldsOf(message['media']), streamSid);
    case 'mark': {
      const name = stringOf(fieldsOf(message['mark'])['name']);
      return name === '' ? err('bad_mark') : ok({ type: 'mark', streamSid, name });
    }
    case 'dtmf': {
      const digit = stringOf(fieldsOf(message['dtmf'])['digit']);
      return /^[0-9A-D*#]$/.test(digit) ? ok({ type: 'dtmf', streamSid, digit }) : err('bad_digit');
    }
    case 'stop': return ok({ type: 'stop', streamSid });
    default: return typeof message['event'] === 'string' ? ok({ type: 'unknown' }) : err('not_a_message');
  }
}

function readStart(start: Fields, streamSid: string): Result<StreamMessage, StreamMessageProblem> {
  const [accountSid, callSid] = [stringOf(start['accountSid']), stringOf(start['callSid'])];
  if (streamSid === '' || stringOf(start['streamSid']) !== streamSid || accountSid === '' || callSid === '') return err('bad_start');
  const format = fieldsOf(start['mediaFormat']);
  if (format['encoding'] !== 'audio/x-mulaw' || Number(format['sampleRate']) !== 8_000 || Number(format['channels']) !== 1) return err('bad_format');
  const parameters = Object.fromEntries(Object.entries(fieldsOf(start['customParameters'])).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
  return ok({ type: 'start', streamSid, accountSid, callSid, parameters });
}

function readMedia(media: Fields, streamSid: string): Result<StreamMessage, StreamMessageProblem> {
  const timestamp = media['timestamp'];
  // Of the two tracks a bidirectional stream sends theirs; ours would be an echo of what we sent.
  if (media['track'] !== 'inbound' || typeof timestamp !== 'string' || !/^\d{1,12}$/.test(timestamp)) return err('bad_media');
  const bytes = decodeBytes(stringOf(media['payload']));
  return bytes === null || bytes.length === 0 ? err('bad_media') : ok({ type: 'media', streamSid, timestampMs: Number(timestamp), bytes });
}

/** Undefined: no JSON. Null: JSON, and no object. */
function parse(text: string): Fields | null | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;
  } catch {
    return undefined;
  }
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

function stringOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
