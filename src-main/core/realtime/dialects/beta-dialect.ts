import type { Json } from '../json-reader.ts';
import { isObject, objectAt, textAt, valueAt } from '../json-reader.ts';
import type { Dialect, NoteDropped, Translation } from './dialect.ts';
import { flatSession, nestedSession } from './session-shape.ts';

/** What OpenAI served until May 2026. */
export const betaDialect: Dialect = { shape: 'beta', headers: { 'OpenAI-Beta': 'realtime=v1' }, translate: translateBeta };

const contentOfBeta: ReadonlyMap<string, string> = new Map([['output_text', 'text'], ['output_audio', 'audio']]);
const contentOfToday: ReadonlyMap<string, string> = new Map([...contentOfBeta].map(([today, beta]) => [beta, today]));

export function translateBeta(note: NoteDropped): Translation {
  return {
    write(event) {
      switch (textAt(event, 'type')) {
        case 'session.update': {
          const session = objectAt(event, 'session');
          const type = textAt(session, 'type') === 'transcription' ? 'transcription_session.update' : 'session.update';
          return [{ ...event, type, session: flatSession(session, note) }];
        }
        case 'conversation.item.create':
          return [withItem(event, contentOfBeta)];
        case 'response.create':
          return [mapAt(event, 'response', (response) => mapItems(flatSession(response, note), 'input', contentOfBeta))];
        default:
          return [event];
      }
    },
    read(event) {
      switch (textAt(event, 'type')) {
        case 'session.created':
        case 'session.updated':
          return [readSession(event, 'realtime', note)];
        case 'transcription_session.created':
          return [{ ...readSession(event, 'transcription', note), type: 'session.created' }];
        case 'transcription_session.updated':
          return [{ ...readSession(event, 'transcription', note), type: 'session.updated' }];
        case 'response.created':
        case 'response.done':
          return [mapAt(event, 'response', (response) => mapItems(nestedSession(response, note), 'output', contentOfToday))];
        default:
          return [withItem(event, contentOfToday)];
      }
    },
  };
}

const readSession = (event: Json, type: string, note: NoteDropped): Json => mapAt(event, 'session', (session) => ({ type, ...nestedSession(session, note) }));

const withItem = (event: Json, names: ReadonlyMap<string, string>): Json => mapAt(event, 'item', (item) => mapContent(item, names));

const mapItems = (from: Json, key: string, names: ReadonlyMap<string, string>): Json => mapList(from, key, (item) => mapContent(item, names));

function mapContent(item: Json, names: ReadonlyMap<string, string>): Json {
  return mapList(item, 'content', (part) => {
    const type = names.get(textAt(part, 'type'));
    return type === undefined ? part : { ...part, type };
  });
}

/** The same object when there is nothing to map. */
function mapAt(from: Json, key: string, map: (value: Json) => Json): Json {
  const value = valueAt(from, key);
  return isObject(value) ? { ...from, [key]: map(value) } : from;
}

function mapList(from: Json, key: string, map: (value: Json) => Json): Json {
  const list = valueAt(from, key);
  return Array.isArray(list) ? { ...from, [key]: list.map((value: unknown) => (isObject(value) ? map(value) : value)) } : from;
}
