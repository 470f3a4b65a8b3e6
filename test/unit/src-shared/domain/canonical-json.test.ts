import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { canonicalJson } from '../../../../src-shared/domain/canonical-json.ts';
import { argumentHash } from '../../../../src-main/core/policy/argument-hash.ts';

describe('canonicalJson', () => {
  it.each([
    [{ b: 1, a: 2 }, '{"a":2,"b":1}'],
    [{ a: { z: null, y: [3, 'x', true] } }, '{"a":{"y":[3,"x",true],"z":null}}'],
    [{ 'é': 1, e: 2, '10': 3, '9': 4 }, '{"10":3,"9":4,"e":2,"é":1}'],
    [{ a: undefined, b: 0 }, '{"b":0}'],
    ['line\nbreak “quote” \u2028', JSON.stringify('line\nbreak “quote” \u2028')],
    [-0, '0'],
    [1e21, '1e+21'],
  ])('%j', (value, text) => { expect(canonicalJson(value)).toBe(text); });

  it('does not depend on the order of keys, and reads back as the same value', () => {
    fc.assert(fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const turned = Object.fromEntries(Object.entries(value).reverse());
      expect(canonicalJson(turned)).toBe(canonicalJson(value));
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }), { numRuns: 300 });
  });

  it('refuses what JSON cannot say', () => {
    const loop: Record<string, unknown> = {};
    loop['self'] = loop;
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, () => 1, Symbol('x'), 10n, loop]) expect(() => canonicalJson(value)).toThrow(TypeError);
  });
});

describe('argumentHash', () => {
  const bound = { tool: 'send_sms', arguments: { to: '+14155550164', message: 'Eight.' }, callId: 'call_1', sessionGeneration: 1, actor: { kind: 'godfather', leg: 'desktop', authenticated: true } } as const;

  it('is SHA-256 of the canonical JSON', () => {
    expect(argumentHash(bound)).toBe('2efc254cd2d01e63b295bc5683e96763c6be06b12a4501c81abe39a7856b6083');
  });

  it.each([
    ['a letter', { ...bound, arguments: { ...bound.arguments, message: 'Eight!' } }],
    ['the tool', { ...bound, tool: 'send_email' }],
    ['the call', { ...bound, callId: 'call_2' }],
    ['the session', { ...bound, sessionGeneration: 2 }],
    ['the actor', { ...bound, actor: { kind: 'external', phone: null, name: null, direction: 'inbound' } as const }],
  ])('changes with %s', (_, other) => { expect(argumentHash(other)).not.toBe(argumentHash(bound)); });
});
