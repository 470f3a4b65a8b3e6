import { describe, expect, it } from 'vitest';
import { noSources, originOf, outsideParts, outsideValues, type ArgumentSources } from '../../../../../src-main/core/policy/argument-origins.ts';

const scene = { peer: { name: 'Luca', number: '+14155550164' } };
const sources: ArgumentSources = {
  ...noSources, brief: ['Move dinner to 8:00 pm'], contact: ['Mei Lindqvist', '+14155550199'], owner: ['bring the red umbrella'], other: ['we moved to 212 Shore Road'], tool: ['the ferry leaves at 19:40 from pier nine'],
};
const origin = (value: string, asked = value, more: Partial<ArgumentSources> = {}) => originOf('body', value, asked, { ...sources, ...more }, scene);

describe('where a value came from', () => {
  it.each([
    ['8:00 pm', 'brief'], ['+14155550199', 'contact'], ['the red umbrella', 'owner'], ['meet at 212 Shore Road', 'other'], ['the ferry leaves at 19:40', 'tool'], ['something the model made up', 'assistant'],
    ['212 Shore Road, the ferry leaves at 19:40', 'other'],
  ])('%s: %s', (value, expected) => { expect(origin(value)).toBe(expected); });

  it('what he changed is his own, whoever said it', () => { expect(origin('212 Shore Road', 'Eight')).toBe('owner'); });

  it('what both a tool and the other person said is the other person’s; what the owner gave too is his', () => {
    expect(outsideParts('body', 'ferry leaves at 19:40', { ...sources, other: ['the ferry leaves at 19:40'] }, scene)).toMatchObject({ other: [{ start: 0 }], tool: [] });
    expect(origin('the ferry leaves at 19:40', undefined, { brief: ['The ferry leaves at 19:40'] })).toBe('brief');
  });

  it('the dialled number is no news, unless the whole value was given from outside', () => {
    expect(outsideParts('to', '+14155550164', { ...sources, other: ['my number is +14155550164'] }, scene)).toEqual({ other: [], tool: [] });
    expect(outsideParts('to', '+14155550164', { ...sources, outside: { to: '+14155550164' } }, scene)).toEqual({ other: [{ start: 0, end: 12 }], tool: [] });
    expect(originOf('to', '+14155550164', '+14155550164', { ...noSources, outside: { to: '+14155550164' } }, scene)).toBe('other');
  });

  it('names each value once, five at most', () => {
    const args = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((n) => [`a${n}`, `place${n} 212 Shore Road`]));
    expect(outsideValues(args, sources, scene)).toEqual({ other: ['212 Shore Road'], tool: [] });
    const whole = { ...noSources, outside: args };
    expect(outsideValues(args, whole, scene).other).toHaveLength(5);
  });
});
