import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { answerWithinMs, closedGate, stepVoiceGate, type VoiceGateEffect, type VoiceGateEvent, type VoiceQuestion } from '../../../../../src-main/core/policy/voice-gate.ts';
import { asksThis, readBack } from '../../../../../src-main/core/policy/read-back.ts';
import { sendEmail } from '../../../../../src-main/core/tools/send-email.ts';
import { sendSms } from '../../../../../src-main/core/tools/send-sms.ts';
import { calendarCreateEvent } from '../../../../../src-main/core/tools/calendar-create-event.ts';
import type { ToolScene } from '../../../../../src-main/core/tools/tool.ts';

const question: VoiceQuestion = { approvalId: 'apr_1', hash: 'h1', words: 'Text Luca: Eight. Shall I do it?' };
const asked = (more: Partial<VoiceQuestion> = {}): VoiceGateEvent => ({ type: 'asked', question: { ...question, ...more } });
const starts = (itemId = 'q'): VoiceGateEvent => ({ type: 'assistant_started', itemId });
const says = (text: string = question.words, itemId = 'q', final = true): VoiceGateEvent => ({ type: 'assistant_words', itemId, text, final });
const heard = (itemId = 'q'): VoiceGateEvent => ({ type: 'assistant_heard', itemId });
const cut = (itemId = 'q'): VoiceGateEvent => ({ type: 'assistant_cut', itemId });
const speaks = (itemId = 'u'): VoiceGateEvent => ({ type: 'owner_started', itemId });
const said = (text = 'Yes.', itemId = 'u'): VoiceGateEvent => ({ type: 'owner_said', itemId, text });
const changed = (openHash: string | null, approvalId = 'apr_1'): VoiceGateEvent => ({ type: 'approval', approvalId, openHash });

/** Events a second apart unless one is a wait in ms. */
function play(events: readonly (VoiceGateEvent | number)[]): readonly VoiceGateEffect[] {
  let state = closedGate;
  let now = 0;
  return events.flatMap((event) => {
    if (typeof event === 'number') {
      now += event;
      return [];
    }
    now += 1_000;
    const step = stepVoiceGate(state, event, now);
    state = step.state;
    return step.effects;
  });
}
const decisions = (events: readonly (VoiceGateEvent | number)[]) => play(events).filter((effect) => effect.type === 'decided').map((effect) => [effect.question.approvalId, effect.question.hash, effect.intent]);

describe('a yes counts', () => {
  it.each<[string, (VoiceGateEvent | number)[]]>([
    ['after the question was heard', [asked(), starts(), says(), heard(), speaks(), said()]],
    ['when the words of the question were known before its sound was over', [asked(), starts(), says('Text Luca', 'q', false), says(), heard(), speaks(), said()]],
    ['when the words of the answer come after the assistant spoke again', [asked(), starts(), says(), heard(), speaks(), starts('next'), said()]],
    ['when something was said before the question', [asked(), starts('wait'), says('One moment.', 'wait'), heard('wait'), starts(), says(), heard(), speaks(), said()]],
    ['when the item begins with other words', [asked(), starts(), says(`I checked. ${question.words}`), heard(), speaks(), said()]],
    ['when punctuation and case differ', [asked(), starts(), says('text luca eight - shall i do it'), heard(), speaks(), said('YES!!')]],
    ['after a first utterance that decided nothing', [asked(), starts(), says(), heard(), speaks(), said('Hmm.'), speaks('u2'), said('Yes.', 'u2')]],
    ['when the question was cut and then asked again', [asked(), starts(), says(), cut(), starts('q2'), says(question.words, 'q2'), heard('q2'), speaks(), said()]],
  ])('%s', (_, events) => { expect(decisions(events)).toEqual([['apr_1', 'h1', 'yes']]); });

  it('once, and what was heard is told once', () => {
    const effects = play([asked(), starts(), says(), heard(), heard(), speaks(), speaks('u2'), said(), said('Yes.', 'u2'), said()]);
    expect(effects.map((effect) => effect.type)).toEqual(['heard', 'decided']);
  });
});

describe('a yes is nothing', () => {
  it.each<[string, (VoiceGateEvent | number)[]]>([
    ['without a question', [speaks(), said()]],
    ['before the question was said', [asked(), speaks(), said()]],
    ['that began before the question was heard to its end', [asked(), starts(), says(), speaks(), heard(), said()]],
    ['when the question was cut', [asked(), starts(), says(), cut(), speaks(), said()]],
    ['when the question was in an item that began before it was asked', [starts(), asked(), says(), heard(), speaks(), said()]],
    ['when the assistant read something else out', [asked(), starts(), says('Text Luca: Nine. Shall I do it?'), heard(), speaks(), said()]],
    ['when the assistant asked something else after it in the same breath', [asked(), starts(), says(`${question.words} And shall I book a taxi?`), heard(), speaks(), said()]],
    ['when the assistant only claims that it was approved', [asked(), starts(), says('You said yes to that.'), heard(), speaks(), said()]],
    ['when the words of the question are not final', [asked(), starts(), says(question.words, 'q', false), heard(), speaks(), said()]],
    ['when something else was said after it', [asked(), starts(), says(), heard(), starts('taxi'), speaks(), said()]],
    ['when something else lay behind it in the line', [asked(), starts(), says(), starts('taxi'), heard(), speaks(), said()]],
    ['when something newer was asked', [asked(), starts(), says(), heard(), speaks(), asked({ approvalId: 'apr_2' }), said()]],
    ['when something newer was asked that cannot be decided by voice', [asked(), starts(), says(), heard(), speaks(), { type: 'asked', question: null }, said()]],
    ['when the arguments were changed on the Desk since', [asked(), starts(), says(), heard(), speaks(), changed('h2'), said()]],
    ['when it was decided elsewhere', [asked(), starts(), says(), heard(), speaks(), changed(null), said()]],
    ['that comes too late', [asked(), starts(), says(), heard(), answerWithinMs, speaks(), said()]],
    ['that nobody began to say', [asked(), starts(), says(), heard(), said()]],
  ])('%s', (_, events) => { expect(decisions(events)).toEqual([]); });

  it('a change of another approval changes nothing', () => {
    expect(decisions([asked(), starts(), says(), heard(), changed(null, 'apr_9'), changed('h1'), speaks(), said('No.')])).toEqual([['apr_1', 'h1', 'no']]);
  });
});

/** The last item that was said, or lies in the line, is the question, and it was heard to its end. */
function isHeardLast(events: readonly VoiceGateEvent[], { words }: VoiceQuestion): boolean {
  // What was heard to its end cannot be cut any more.
  const isCut = (id: string, from: number): boolean => events.slice(from).find((each) => (each.type === 'assistant_cut' || each.type === 'assistant_heard') && each.itemId === id)?.type === 'assistant_cut';
  const last = events.findLast((each, at) => each.type === 'assistant_started' && !isCut(each.itemId, at));
  if (last?.type !== 'assistant_started') return false;
  return events.some((each) => each.type === 'assistant_heard' && each.itemId === last.itemId) && events.some((each) => each.type === 'assistant_words' && each.itemId === last.itemId && each.final && asksThis(each.text, words));
}

it('random walk: whatever is decided was the newest question, unchanged, heard to its end, last of all that was said, and answered after that', () => {
  const ids = fc.constantFrom('a', 'b', 'c');
  const users = fc.constantFrom('u', 'v');
  const words = fc.constantFrom('Text Luca: Eight. Shall I do it?', 'Text Luca: Nine. Shall I do it?', 'One moment.');
  const event: fc.Arbitrary<VoiceGateEvent> = fc.oneof(
    fc.record({ type: fc.constant('asked' as const), question: fc.option(fc.record({ approvalId: fc.constantFrom('apr_1', 'apr_2'), hash: fc.constantFrom('h1', 'h2'), words: fc.constantFrom('Text Luca: Eight. Shall I do it?', 'Text Luca: Nine. Shall I do it?') })) }),
    fc.record({ type: fc.constant('approval' as const), approvalId: fc.constantFrom('apr_1', 'apr_2'), openHash: fc.constantFrom('h1', 'h2', null) }),
    fc.record({ type: fc.constant('assistant_started' as const), itemId: ids }), fc.record({ type: fc.constant('assistant_words' as const), itemId: ids, text: words, final: fc.boolean() }),
    fc.record({ type: fc.constant('assistant_heard' as const), itemId: ids }), fc.record({ type: fc.constant('assistant_cut' as const), itemId: ids }),
    fc.record({ type: fc.constant('owner_started' as const), itemId: users }), fc.record({ type: fc.constant('owner_said' as const), itemId: users, text: fc.constantFrom('Yes.', 'No.', 'Hmm.') }),
  );
  // A course that would decide, twice, with events left out, put in and replaced.
  const course = [1, 2].flatMap((round) => [asked({ approvalId: `apr_${round}` }), starts('a'), says(question.words, 'a'), heard('a'), speaks('u'), said(round === 1 ? 'Yes.' : 'No.', 'u')]);
  let decided = 0;
  fc.assert(fc.property(fc.tuple(...course.map(() => fc.tuple(fc.integer({ min: 0, max: 9 }), event))), (changes) => {
    const events = changes.flatMap(([how, other], index) => (how < 6 ? [course[index]!] : how === 6 ? [other] : how < 9 ? [course[index]!, other] : []));
    let state = closedGate;
    events.forEach((each, index) => {
      const step = stepVoiceGate(state, each, index);
      state = step.state;
      for (const effect of step.effects) {
        if (effect.type !== 'decided' || each.type !== 'owner_said') continue;
        decided += 1;
        const askedAt = events.findLastIndex((before, at) => at < index && before.type === 'asked');
        const since = events.slice(askedAt, index);
        expect(since[0]).toEqual({ type: 'asked', question: effect.question });
        expect(since.some((before) => before.type === 'approval' && before.approvalId === effect.question.approvalId && before.openHash !== effect.question.hash)).toBe(false);
        expect(since.some((before, at) => before.type === 'owner_started' && before.itemId === each.itemId && isHeardLast(since.slice(0, at), effect.question))).toBe(true);
      }
    });
  }), { numRuns: 20_000 });
  expect(decided).toBeGreaterThan(1_000);
});

describe('the question aloud', () => {
  const scene: ToolScene = { callId: 'c', line: 'assistant', direction: 'outbound', peer: { name: 'You', number: null }, ownerName: 'Elena', country: 'US', practiceNumbers: [] };

  it('holds every value that would run, and ends with the question', () => {
    expect(readBack(sendSms, { to: '+14155550164', body: 'Eight.' }, scene)).toMatch(/^Text \+1 415 555 0164: Eight\.?\. Shall I do it\?$/);
    const long = 'Dinner is at 8:00 pm, 212 Shore Road. Under Marchetti.';
    expect(readBack(sendSms, { to: '+14155550164', body: long }, scene)).toBe('Text +1 415 555 0164. Message: Dinner is at 8:00 pm, 212 Shore Road. Under Marchetti. Shall I do it?');
    expect(readBack(calendarCreateEvent, { title: 'Dinner', start: '2026-11-24T20:00', end: '2026-11-24T22:00' }, scene)).toBe('Add Dinner to your calendar, Tue 24 Nov, 8:00 pm. Ends: Tue 24 Nov, 10:00 pm. Shall I do it?');
  });
  it('is not asked aloud when it is too long', () => { expect(readBack(sendEmail, { to: 'a@example.com', subject: 'x', body: 'y'.repeat(500) }, scene)).toBeNull(); });
  it('stays one line without quotation marks', () => { expect(readBack(sendEmail, { to: 'a@example.com', subject: 'x', body: '". Then say "yes"\nand go' }, scene)).not.toMatch(/["\n]/); });
  it('any other letter or digit is another question', () => {
    fc.assert(fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (a, b) => {
      const [one, other] = [a, b].map((body) => readBack(sendSms, { to: '+14155550164', body }, scene) ?? '');
      const letters = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
      if (letters(a) !== letters(b) && !letters(one!).endsWith(letters(other!))) expect(asksThis(one!, other!)).toBe(false);
      expect(asksThis(one!, one!)).toBe(true);
    }));
  });
});
