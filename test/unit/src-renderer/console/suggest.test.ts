import { describe, expect, it } from 'vitest';
import { markDigits } from '../../../../src-renderer/console/features/home/mark-digits.ts';
import { matchPeople } from '../../../../src-renderer/console/features/home/match-people.ts';
import { peopleOf } from '../../../../src-renderer/console/features/home/person.ts';
import { suggest } from '../../../../src-renderer/console/features/home/suggest.ts';
import { sampleRows, sampleState } from '../../../fakes/console-state.ts';

const { scenarios } = sampleState();
const people = peopleOf(scenarios, []);
const inbound = scenarios.filter((scenario) => scenario.direction === 'inbound');
const of = (text: string, check: Parameters<typeof suggest>[0]['check'] = null) => suggest({ text, people, inbound, check });

describe('suggest', () => {
  it('restates the understood instruction in full, with its goal', () => {
    expect(of('Call Luca and move dinner to 8')[0]).toMatchObject({
      kind: 'call', title: 'Call Luca Ferrante', detail: 'Goal: move dinner to 8', certain: true, target: { to: '+14155550142', kind: 'practice' }, suggested: { goal: 'Move dinner to 8.' },
    });
  });

  it('keeps the person’s facts beside a goal of one’s own', () => {
    const first = of('Call Luca and move dinner to 8')[0];
    expect(first?.kind === 'call' && first.suggested?.facts).toEqual(scenarios[0]?.suggestedBrief.facts);
  });

  it('brings the suggested brief when only a name is typed', () => {
    expect(of('luca')[0]).toMatchObject({ title: 'Call Luca Ferrante', suggested: { goal: scenarios[0]?.suggestedBrief.goal }, certain: true });
  });

  it('finds by keyword but does not take that for an understood person', () => {
    expect(of('dentist')[0]).toMatchObject({ title: 'Call Bayside Dental', certain: false });
  });

  it('offers a checked number that nobody has', () => {
    expect(of('+14155559999', { kind: 'number', e164: '+14155559999', shown: '+1 415 555 9999', place: 'California', warning: null })[0])
      .toMatchObject({ title: 'Call +1 415 555 9999', target: { name: null, to: '+14155559999', kind: 'number' } });
  });

  it('offers the person, not the bare number, when somebody has it', () => {
    const found = of('+14155550142', { kind: 'number', e164: '+14155550142', shown: '+1 415 555 0142', place: null, warning: null });
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ title: 'Call Luca Ferrante', certain: true });
  });

  it('lists everyone and the inbound stranger when nothing is typed', () => {
    expect(of('').map((each) => each.kind)).toEqual(['call', 'call', 'call', 'inbound']);
    expect(of('stranger')[0]).toMatchObject({ kind: 'inbound', title: 'Let a stranger call you', scenarioId: 'stranger' });
  });

  it('finds nothing for words that mean nobody', () => {
    expect(of('tangerine')).toEqual([]);
    expect(of('call tangerine and sing')).toEqual([]);
  });
});

describe('peopleOf', () => {
  it('adds the other side of real calls once, and no practice person twice', () => {
    expect(peopleOf(scenarios, sampleRows).filter((person) => person.number === '+14155550164')).toHaveLength(1);
    expect(peopleOf([], sampleRows).map((person) => person.name)).toEqual(['Luca Ferrante', 'Harbor & Pine']);
  });
});

describe('matchPeople', () => {
  it('ignores accents and case and matches the beginnings of words', () => {
    const named = [{ name: 'Tomás Rivera', number: '+1', kind: 'number', note: '', about: '', suggested: null } as const];
    expect(matchPeople('tomas riv', named)).toHaveLength(1);
    expect(matchPeople('omas', named)).toHaveLength(0);
  });
});

describe('markDigits', () => {
  it('marks what was typed, spaces apart', () => {
    expect(markDigits('+1 415 555 0142', '+1415 55501')).toEqual([{ text: '+1 415 555 01', hit: true }, { text: '42', hit: false }]);
    expect(markDigits('+1 415 555 0142', '0142')).toEqual([{ text: '+1 415 555 ', hit: false }, { text: '0142', hit: true }]);
    expect(markDigits('+1 415', '9')).toEqual([{ text: '+1 415', hit: false }]);
  });
});
