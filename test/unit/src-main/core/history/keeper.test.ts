import { expect, it } from 'vitest';
import type { NoticeView } from '../../../../../src-shared/contract/views.ts';
import type { Saved } from '../../../../../src-main/core/ports/store.ts';
import { createFakeClock } from '../../../../fakes/fake-clock.ts';
import { createKeeper } from '../../../../../src-main/core/history/keeper.ts';
import { createQuietLogger } from '../../../../fakes/quiet-logger.ts';

function setUp() {
  const clock = createFakeClock();
  const notices = new Map<string, NoticeView>();
  const written: string[] = [];
  const disk = { answer: { ok: true, value: null } as Saved, throws: false };
  const keeper = createKeeper({ clock, logger: createQuietLogger(), notices: { raise: (notice) => { notices.set(notice.id, notice); }, clear: (id) => { notices.delete(id); }, dismiss: (id) => notices.delete(id) } });
  const write = (text: string) => (): Saved => {
    if (disk.throws) throw new Error('EIO');
    if (disk.answer.ok) written.push(text);
    return disk.answer;
  };
  return { clock, notices, written, disk, keeper, write };
}

it('writes now at once and gathers what is soon', () => {
  const { clock, keeper, written, write } = setUp();
  keeper.save('line 1', write('a'), 'soon');
  keeper.save('line 1', write('ab'), 'soon');
  expect(written).toEqual([]);
  clock.advance(300);
  expect(written).toEqual(['ab']);
  keeper.save('line 1', write('abc'), 'soon');
  keeper.save('call', write('call'), 'now');
  expect(written).toEqual(['ab', 'abc', 'call']);
  expect(clock.pending()).toBe(0);
});

it.each([['full', false], ['failed', true]] as const)('keeps everything in order while saving %s, tells once, and tells the end', (code, throws) => {
  const { clock, keeper, written, write, notices, disk } = setUp();
  disk.answer = { ok: false, error: { code, text: 'x' } };
  disk.throws = throws;
  keeper.save('call', write('call'), 'now');
  keeper.save('line 1', write('old'), 'now');
  keeper.save('line 1', write('new'), 'now');
  expect([...notices.values()]).toMatchObject([{ tone: 'danger', place: 'app' }]);
  clock.advance(10_000);
  expect(keeper.flush()).toBe(2);
  disk.answer = { ok: true, value: null };
  disk.throws = false;
  clock.advance(2_000);
  expect(written).toEqual(['call', 'new']);
  expect(notices.size).toBe(0);
});

it('one record that the store refuses keeps none of the others from the disk', () => {
  const { clock, keeper, written, write } = setUp();
  let refuses = true;
  keeper.save('line bad', () => (refuses ? { ok: false, error: { code: 'failed', text: 'constraint' } } : write('bad')()), 'now');
  keeper.save('line 1', write('one'), 'now');
  keeper.save('line 2', write('two'), 'now');
  clock.advance(2_000);
  expect(written).toEqual(['one', 'two']);
  expect(keeper.flush()).toBe(1);
  refuses = false;
  clock.advance(2_000);
  expect(written).toEqual(['one', 'two', 'bad']);
});
