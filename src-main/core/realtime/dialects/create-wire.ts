import type { Logger } from '../../ports/logger.ts';
import { createCountedNote } from '../counted-note.ts';
import type { Failure } from '../error-classes.ts';
import { readObject, textAt } from '../json-reader.ts';
import { readServerEvent } from '../read-server-event.ts';
import type { ServerEvent } from '../server-event.ts';
import type { Dropped, SessionShape, Translation } from './dialect.ts';
import { dialects } from './dialect-registry.ts';
import { namesOfToday } from './event-names.ts';
import type { DialectSetting } from './follow-server.ts';
import { firstChoice, followServer } from './follow-server.ts';

/** Between one session and its sockets: everything inside is of today, whatever the server speaks. */
export interface Wire {
  /** What the upgrade of a socket asks for besides the key. */
  headers(): Readonly<Record<string, string>>;
  /** A new socket opens: what was said over the last one is forgotten. */
  opens(): void;
  /** The server showed what it speaks. Null: as thought. Else the end of this connection, after which another dialect is spoken, or none. */
  follow(shown: SessionShape): Failure | null;
  /** One event of ours. A dialect without a twin for it sends nothing, or later. */
  write(text: string, send: (text: string) => void): void;
  /** One text frame; nearly always one event. Never throws. */
  read(text: string): readonly ServerEvent[];
}

/** As `appendSound` writes it. Sound is most of what is sent, and the same in every dialect: it is not parsed. */
const soundStart = '{"type":"input_audio_buffer.append"';
const garbage: readonly ServerEvent[] = [{ type: 'garbage' }];

export function createWire(setting: DialectSetting, logger: Logger): Wire {
  let choice = firstChoice(setting);
  let translation: Translation | null = null;
  const note = createCountedNote<Dropped>((what, times) => logger.info('realtime.not_translated', { dialect: choice.speaking, what, times }));

  return {
    headers: () => dialects[choice.speaking].headers,
    opens() {
      translation = dialects[choice.speaking].translate?.(note) ?? null;
    },
    follow(shown) {
      const next = followServer(choice, shown);
      if (next === choice) return null;
      logger.warn('realtime.dialect', { spoken: choice.speaking, shown });
      if (next === null) return { class: 'fatal', code: 'dialect_unknown', retryAfterMs: null };
      choice = next;
      return { class: 'reconnect', code: 'dialect_changed', retryAfterMs: null };
    },
    write(text, send) {
      if (translation === null || text.startsWith(soundStart)) return send(text);
      const event = readObject(text);
      if (event === null) return undefined;
      for (const each of translation.write(event)) send(JSON.stringify(each));
      return undefined;
    },
    read(text) {
      const event = readObject(text);
      // One official example carries a blank before its type.
      const said = event === null ? '' : textAt(event, 'type').trim();
      if (event === null || said === '') return garbage;
      const name = namesOfToday.get(said) ?? said;
      if (translation === null) return [readServerEvent(name, event)];
      return translation.read({ ...event, type: name }).map((each) => readServerEvent(textAt(each, 'type'), each, event));
    },
  };
}
