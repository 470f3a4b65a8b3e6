import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { measureValue } from '../../../../src-main/contract-server/measure-value.ts';

describe('measureValue', () => {
  test('plain data measures at least its JSON, and not much more', () => {
    fc.assert(fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
      fc.pre(!/__proto__|constructor|prototype/.test(JSON.stringify(value)));
      const json = Buffer.byteLength(JSON.stringify(value));
      const measured = measureValue(value, Infinity);
      // Each item and key may count one byte more than JSON: a comma.
      expect(measured).toMatchObject({ kind: 'plain' });
      if (measured.kind === 'plain') expect(measured.bytes).toBeGreaterThanOrEqual(json);
      if (measured.kind === 'plain') expect(measured.bytes).toBeLessThanOrEqual(json * 2 + 2);
    }));
  });

  test('a text is measured in UTF-8', () => {
    expect(measureValue('é', 4)).toEqual({ kind: 'plain', bytes: 4 });
    expect(measureValue('é', 3)).toEqual({ kind: 'too_large' });
  });

  const cycle: Record<string, unknown> = {};
  cycle['again'] = cycle;
  test.each<[string, unknown, string]>([
    ['a map', { a: new Map() }, 'a'], ['a date', [new Date(0)], '0'], ['a buffer', { x: { y: new Uint8Array(2) } }, 'x.y'], ['a big integer', 1n, ''], ['a function', { f: () => 1 }, 'f'], ['not a number', { n: NaN }, 'n'],
    ['an endless number', [1, -Infinity], '1'], ['a class', { e: new Error('x') }, 'e'], ['an own __proto__', JSON.parse('{"a":{"__proto__":1}}'), 'a.__proto__'],
    ['a cycle', cycle, Array.from({ length: 33 }, () => 'again').join('.').slice(0, 200)],
  ])('%s is not plain', (_what, value, path) => {
    expect(measureValue(value, 10_000)).toEqual({ kind: 'not_plain', path });
  });

  test('the walk stops at the cap, however much follows', () => {
    let read = 0;
    const endless = new Proxy([] as unknown[], { get: (target, key) => key === 'length' ? 1e9 : key === 'map' ? undefined : (read += 1, Reflect.get(target, key) as unknown) });
    expect(measureValue(endless, 100)).toEqual({ kind: 'too_large' });
    expect(read).toBeLessThan(200);
  });
});
