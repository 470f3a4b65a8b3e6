import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createWire } from '../../../../../../src-main/core/realtime/dialects/create-wire.ts';
import { translateBeta } from '../../../../../../src-main/core/realtime/dialects/beta-dialect.ts';
import { namesOfToday } from '../../../../../../src-main/core/realtime/dialects/event-names.ts';
import { dialectNames } from '../../../../../../src-main/core/realtime/dialects/dialect.ts';
import type { DialectSetting } from '../../../../../../src-main/core/realtime/dialects/follow-server.ts';
import type { ServerEvent } from '../../../../../../src-main/core/realtime/server-event.ts';
import { createQuietLogger } from '../../../../../fakes/quiet-logger.ts';
import { beta, createSeed, type OldDialect } from '../../../../../fakes/realtime/old-dialects.ts';
import { eventOf, eventSchemas, publishedSchemas } from '../../../../../fakes/realtime/published-events.ts';

type Event = Readonly<Record<string, unknown>>;
type Fields = Record<string, unknown>;

const open = (dialect: DialectSetting) => {
  const wire = createWire(dialect, createQuietLogger());
  wire.opens();
  return wire;
};
const written = (dialect: DialectSetting, event: Event): Event[] => {
  const texts: string[] = [];
  open(dialect).write(JSON.stringify(event), (text) => texts.push(text));
  return texts.map((text) => JSON.parse(text) as Event);
};
const read = (dialect: DialectSetting, events: readonly Event[]): readonly ServerEvent[] => {
  const wire = open(dialect);
  return events.flatMap((event) => wire.read(JSON.stringify(event)));
};
const nameOfToday = (name: string): string => namesOfToday.get(name) ?? name;
/** What a session acts on: the raw rest differs by design. */
const meaning = (events: readonly ServerEvent[]): unknown => events.map((event) => (event.type === 'other' ? { type: 'other', known: event.known } : event.type.startsWith('session.') ? { type: event.type } : event));
/** The trap of the published file: its beta family carries the names of today. */
const truly = (event: Event): Event => ({ ...event, type: (Object.fromEntries([...namesOfToday].map(([old, now]) => [now, old])) as Record<string, string>)[String(event['type'])] ?? event['type'] });

const understood = (dialect: OldDialect, event: Event): readonly Event[] => {
  const meant = dialect.understand(event);
  return typeof meant === 'string' ? expect.fail(`refused ${meant}`) : meant;
};

/** Leaves out what beta cannot say, and what says nothing. */
function sayable(event: Event): Event {
  const settled = structuredClone(event) as Fields;
  for (const key of ['session', 'response']) {
    const settings = settled[key] as Fields | null | undefined;
    if (typeof settings !== 'object' || settings === null) continue;
    for (const gone of ['reasoning', 'parallel_tool_calls']) delete settings[gone];
    const tools = settings['tools'];
    if (Array.isArray(tools)) settings['tools'] = tools.filter((tool: Fields) => tool['type'] === 'function' && typeof tool['name'] === 'string' && /^[\w-]{1,64}$/.test(tool['name']));
    if (Array.isArray(settings['output_modalities']) && settings['output_modalities'].includes('audio')) settings['output_modalities'] = ['audio'];
    const audio = settings['audio'] as Record<string, Fields> | undefined;
    if (audio === undefined) continue;
    for (const [side, group] of Object.entries(audio)) {
      if (group['format'] === null || (typeof group['format'] === 'object' && (group['format'] as Fields)['type'] === undefined)) delete group['format'];
      if (typeof group['format'] === 'object' && (group['format'] as Fields)['type'] === 'audio/pcm') group['format'] = { type: 'audio/pcm', rate: 24_000 };
      const vad = group['turn_detection'] as Fields | null | undefined;
      if (typeof vad === 'object' && vad !== null) delete vad['idle_timeout_ms'];
      if (Object.keys(group).length === 0) delete audio[side];
    }
    if (Object.keys(audio).length === 0) delete settings['audio'];
  }
  return settled;
}

const runs = { numRuns: 25 };
/** Content of items as beta servers took it: the published file has one schema of items for both families. */
const inBetaWords = (event: Event): Event => JSON.parse(JSON.stringify(event).replaceAll('"output_text"', '"text"').replaceAll('"output_audio"', '"audio"')) as Event;

/** Listed under today's events and in the form of the beta: tested there. */
const isOld = (name: string): boolean => name.includes('TranscriptionSessionUpdate');

describe.each(eventSchemas('ga', 'Server').filter((name) => !isOld(name)))('%s', (name) => {
  it('is understood by every dialect as it is', () => {
    fc.assert(fc.property(eventOf(name), (event) => {
      const today = read('ga', [event]);
      expect(today).toHaveLength(1);
      expect(today[0]).not.toMatchObject({ type: 'garbage' });
      expect(today[0]).not.toMatchObject({ type: 'other', known: false });
      for (const dialect of dialectNames) expect(meaning(read(dialect, [event]))).toEqual(meaning(today));
    }), runs);
  });

  it('means the same when a beta server says it, and no key is lost', () => {
    fc.assert(fc.property(eventOf(name), (event) => {
      const said = beta.say(event);
      if (event['type'] === 'conversation.item.done') return;
      expect(meaning(read('beta', said))).toEqual(meaning(read('ga', [event])));
      const translation = translateBeta(() => undefined);
      const back = said.flatMap((one) => translation.read({ ...one, type: nameOfToday(String(one['type'])) }));
      expect(back.map(sayable)).toEqual([sayable({ ...event, type: nameOfToday(String(event['type'])) })]);
    }), runs);
  });
});

describe.each(eventSchemas('beta', 'Server'))('%s', (name) => {
  it('is read, under its true name too, with every key that has no other name', () => {
    fc.assert(fc.property(eventOf(name), fc.constantFrom('beta' as const, 'seed' as const, 'ga' as const), (event, dialect) => {
      for (const one of [event, truly(event)]) {
        const [seen, ...more] = read(dialect, [one]);
        expect(more).toEqual([]);
        expect(seen).not.toMatchObject({ type: 'garbage' });
        expect(seen).not.toMatchObject({ type: 'other', known: false });
        const [back] = translateBeta(() => undefined).read(one);
        for (const [key, value] of Object.entries(one)) if (!['session', 'item', 'response'].includes(key) && !String(value).startsWith('transcription_session')) expect(back?.[key]).toEqual(value);
      }
    }), runs);
  });
});

describe.each(eventSchemas('ga', 'Client').filter((name) => !isOld(name)))('%s', (name) => {
  it('passes untouched to a server of today', () => {
    fc.assert(fc.property(eventOf(name), (event) => {
      const texts: string[] = [];
      const text = JSON.stringify(event);
      open('ga').write(text, (one) => texts.push(one));
      expect(texts).toEqual([text]);
    }), runs);
  });

  it('is a published beta event to a beta server, which understands the same', () => {
    fc.assert(fc.property(eventOf(name), (event) => {
      const sent = written('beta', event);
      expect(sent).toHaveLength(1);
      const schema = eventSchemas('beta', 'Client').find((one) => (publishedSchemas[one]?.['properties'] as { type: { enum: string[] } }).type.enum[0] === sent[0]?.['type']);
      expect(schema).toBeDefined();
      expect(sent.flatMap((one) => understood(beta, one)).map(sayable)).toEqual([sayable(event)]);
    }), runs);
  });

  it('is understood by a seed server', () => {
    fc.assert(fc.property(eventOf(name), (event) => {
      const seed = createSeed();
      expect(written('seed', event).flatMap((one) => understood(seed, one)).map(sayable)).toEqual([sayable(event)]);
    }), runs);
  });
});

describe.each(eventSchemas('beta', 'Client'))('%s', (name) => {
  it('is what we write for its meaning', () => {
    fc.assert(fc.property(eventOf(name), (event) => {
      const one = structuredClone(inBetaWords(event)) as Fields;
      for (const key of ['session', 'response']) {
        const settings = one[key] as Fields | undefined;
        if (settings === undefined) continue;
        // For creating a session over HTTP only; and a response's cap on tokens was written otherwise than published.
        delete settings['client_secret'];
        delete settings['max_output_tokens'];
        for (const format of ['input_audio_format', 'output_audio_format']) if (format in settings && !['g711_ulaw', 'g711_alaw'].includes(String(settings[format]))) settings[format] = 'pcm16';
        if (Array.isArray(settings['modalities']) && settings['modalities'].includes('audio')) settings['modalities'] = ['text', 'audio'];
      }
      expect(understood(beta, one).flatMap((today) => written('beta', today))).toEqual([withoutIdleTimeout(one)]);
    }), runs);
  });
});

function withoutIdleTimeout(event: Event): Event {
  return JSON.parse(JSON.stringify(event, (key, value: unknown) => (key === 'idle_timeout_ms' ? undefined : value))) as Event;
}
