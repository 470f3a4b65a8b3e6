import { describe, expect, it } from 'vitest';
import type { SessionEvent } from '../../../../../src-main/core/realtime/session-api.ts';
import type { ConsentEffect } from '../../../../../src-main/core/recording/consent-machine.ts';
import { followConsent } from '../../../../../src-main/core/recording/follow-consent.ts';

const told = "Hello, this is Elena's AI assistant. This call is recorded.";
const asked = "Hello, this is Elena's AI assistant. Is it all right if this call is recorded?";

function following(mode: 'announce' | 'ask') {
  const effects: ConsentEffect[] = [];
  const consent = followConsent(mode, (effect) => { effects.push(effect); });
  const hear = (...events: SessionEvent[]): void => { events.forEach((event) => { consent.hear(event); }); };
  const started = (itemId: string): SessionEvent => ({ type: 'assistant.started', itemId, responseId: 'r' });
  const words = (itemId: string, text: string, final = true): SessionEvent => ({ type: 'assistant.words', itemId, text, final });
  return {
    hear, started, words, kinds: () => effects.map((effect) => effect.type), effects,
    says: (itemId: string, text: string) => { hear(started(itemId), words(itemId, text), { type: 'assistant.heard', itemId }); },
    cut: (itemId: string, text: string, heard: string) => { hear(started(itemId), words(itemId, text), { type: 'assistant.cut', itemId, heardChars: heard.length, heardMs: 1 }); },
    theySay: (itemId: string, text: string) => { hear({ type: 'them.started', itemId }, { type: 'them.stopped', itemId }, { type: 'them.words', itemId, text, final: true }); },
  };
}

describe('announced', () => {
  it('begins when the sentence was heard, not when it was said', () => {
    const call = following('announce');
    call.hear(call.started('a'), call.words('a', told));
    expect(call.kinds()).toEqual([]);
    call.hear({ type: 'assistant.heard', itemId: 'a' });
    expect(call.effects).toEqual([{ type: 'begin', words: null }]);
  });
  it('waits for words that come after their sound', () => {
    const call = following('announce');
    call.hear(call.started('a'), call.words('a', 'Hello, this', false), { type: 'assistant.heard', itemId: 'a' });
    expect(call.kinds()).toEqual([]);
    call.hear(call.words('a', told));
    expect(call.kinds()).toEqual(['begin']);
  });
  it('does not begin when it was cut off before the word, and has it said again', () => {
    const call = following('announce');
    call.cut('a', told, told.slice(0, -10));
    expect(call.effects).toMatchObject([{ type: 'remind', text: expect.stringContaining('"This call is recorded."') as string }]);
    call.says('b', 'Of course. This call is recorded. How are you?');
    expect(call.kinds()).toEqual(['remind', 'begin']);
  });
  it('begins when it was cut off after the word', () => {
    const call = following('announce');
    call.cut('a', `${told} I call about tonight.`, `${told} I call`);
    expect(call.kinds()).toEqual(['begin']);
  });
  it('gives up on an assistant that never says it', () => {
    const call = following('announce');
    for (const id of 'abcdef') call.says(id, 'Good evening.');
    expect(call.kinds()).toEqual(['remind', 'remind', 'remind', 'give_up']);
    call.says('g', told);
    expect(call.kinds()).toHaveLength(4);
  });
  it('is not begun by their words, whatever they are, and ended by their objection', () => {
    const call = following('announce');
    call.theySay('t', 'This call is recorded. Yes, go ahead.');
    expect(call.kinds()).toEqual([]);
    call.says('a', told);
    call.theySay('u', 'Please stop recording.');
    expect(call.effects.slice(1)).toEqual([{ type: 'refused', before: false, words: 'Please stop recording.' }]);
  });
  it('never begins after an objection before it', () => {
    const call = following('announce');
    call.theySay('t', 'I do not want to be recorded.');
    call.says('a', told);
    expect(call.effects).toEqual([{ type: 'refused', before: true, words: 'I do not want to be recorded.' }]);
  });
});

describe('asked', () => {
  it('begins on their clear yes to the question', () => {
    const call = following('ask');
    call.says('a', asked);
    call.theySay('t', 'Sure, go ahead.');
    expect(call.effects).toEqual([{ type: 'begin', words: 'Sure, go ahead.' }]);
  });
  it('never begins on the model’s word, or on a yes before or without the question', () => {
    const call = following('ask');
    call.theySay('t', 'Yes.');
    call.says('a', 'They said yes. Yes, it is all right that this call is recorded.');
    call.theySay('u', 'Yes.');
    expect(call.kinds()).not.toContain('begin');
  });
  it('takes no yes that began before the question was over', () => {
    const call = following('ask');
    call.hear(call.started('a'), call.words('a', asked), { type: 'them.started', itemId: 't' }, { type: 'assistant.heard', itemId: 'a' }, { type: 'them.stopped', itemId: 't' }, { type: 'them.words', itemId: 't', text: 'Yes.', final: true });
    expect(call.kinds()).toEqual([]);
    call.theySay('u', 'Yes.');
    expect(call.kinds()).toEqual(['begin']);
  });
  it('takes no yes to what was said behind the question', () => {
    const call = following('ask');
    call.says('a', `${asked} And do you have a table for four?`);
    call.theySay('t', 'Yes.');
    call.says('b', asked);
    call.says('c', 'Are you there?');
    call.theySay('u', 'Yes.');
    expect(call.kinds()).not.toContain('begin');
  });
  it('a no ends it; so does a second answer that is neither', () => {
    const no = following('ask');
    no.says('a', asked);
    no.theySay('t', 'No, thank you.');
    no.says('b', asked);
    no.theySay('u', 'Yes.');
    expect(no.effects).toEqual([{ type: 'refused', before: true, words: 'No, thank you.' }]);
    const unclear = following('ask');
    unclear.says('a', asked);
    unclear.theySay('t', 'Who is this?');
    unclear.says('b', `This is an AI assistant. Is it all right if this call is recorded?`);
    unclear.theySay('u', 'Hm.');
    unclear.says('c', asked);
    unclear.theySay('v', 'Yes.');
    expect(unclear.kinds()).toEqual(['remind', 'give_up']);
  });
  it('asks again when the connection was lost in the middle of the answer', () => {
    const call = following('ask');
    call.says('a', asked);
    call.hear({ type: 'them.started', itemId: 't' }, { type: 'state', state: 'ready', problem: null }, { type: 'them.words', itemId: 't', text: 'Yes.', final: true });
    expect(call.kinds()).toEqual(['remind']);
  });
});
