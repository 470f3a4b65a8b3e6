import { expect, it } from 'vitest';
import { createDoNotCallList } from '../../../../../src-main/core/policy/do-not-call.ts';
import { createFakeClock } from '../../../../fakes/fake-clock.ts';
import { createMemoryStore } from '../../../../fakes/memory-store.ts';

const setUp = () => {
  const store = createMemoryStore();
  const clock = createFakeClock(1_000);
  const make = () => createDoNotCallList({ store, clock, country: () => 'US', practiceNumbers: () => [] });
  return { store, clock, make, list: make() };
};

it('takes a typed number as E.164, keeps its time when it comes again, and survives a restart', () => {
  const { clock, list, make } = setUp();
  expect(list.add('(212) 555-0142', ' Asked me not to ')).toEqual({ ok: true, value: { number: '+12125550142', addedAtMs: 1_000, why: 'Asked me not to' } });
  clock.advance(5_000);
  list.add('+1 212 555 0142', 'Twice');
  list.add('+37127123456', '');
  expect([...make().entries()!.values()]).toEqual([{ number: '+12125550142', addedAtMs: 1_000, why: 'Twice' }, { number: '+37127123456', addedAtMs: 6_000, why: '' }]);
  list.remove('+12125550142');
  expect([...list.entries()!.keys()]).toEqual(['+37127123456']);
  expect([...make().entries()!.keys()]).toEqual(['+37127123456']);
});

it('says why a number is none, that the disk is full, and that 1000 is the most', () => {
  const { store, list } = setUp();
  expect(list.add('12', '')).toMatchObject({ ok: false, error: { code: 'bad_number', field: 'number' } });
  store.failSaves = { code: 'full', text: '' };
  expect(list.add('+12125550142', '')).toMatchObject({ ok: false, error: { code: 'disk_full' } });
  expect(list.entries()!.size).toBe(0);
  store.failSaves = null;
  for (let n = 0; n < 1_000; n += 1) expect(list.add(`+1212555${String(n).padStart(4, '0')}`, '').ok).toBe(true);
  expect(list.add('+13125550142', '')).toMatchObject({ ok: false, error: { code: 'wrong_state' } });
  expect(list.add('+12125550000', 'again').ok).toBe(true);
});

it('is unknown, not empty, while it cannot be read', () => {
  const { store, list } = setUp();
  store.failReads = { code: 'failed', text: '' };
  expect(list.entries()).toBeNull();
  expect(list.add('+12125550142', '')).toMatchObject({ ok: false, error: { code: 'store_unavailable' } });
  expect(list.remove('+12125550142').ok).toBe(false);
  store.failReads = null;
  expect(list.entries()?.size).toBe(0);
});
