import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createFileLogger } from '../../../../src-main/adapters/logging/pino-logger.ts';
import { createRedactor } from '../../../../src-main/adapters/redact.ts';
import { openRollingFile } from '../../../../src-main/adapters/logging/rolling-file.ts';
import { redactLine } from '../../../../src-main/adapters/logging/redact-line.ts';
import { tempHome } from '../../../fakes/temp-home.ts';
import { tinyDisk } from '../../../fakes/tiny-disk.ts';

const redact = createRedactor({ home: '/data/consigliere', userHome: '/home/ann' });
const linesOf = (path: string) => readFileSync(path, 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);

test('one JSON line an event, with level, time and fields, in a file for this user only', () => {
  const path = join(tempHome(), 'logs', 'consigliere.log');
  const { logger, close } = createFileLogger({ path, redact });
  logger.info('call.placed', { callId: 'call_1', ms: 12 });
  logger.with({ part: 'practice' }).with({ callId: 'call_2' }).warn('slow');
  logger.debug('not written');
  close();
  logger.error('after closing');
  expect(linesOf(path)).toEqual([
    { level: 'info', time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) as string, callId: 'call_1', ms: 12, event: 'call.placed' },
    { level: 'warn', time: expect.any(String) as string, part: 'practice', callId: 'call_2', event: 'slow' },
  ]);
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test('everything on a line is redacted: event, fields, nested ones, errors, bound fields', () => {
  const path = join(tempHome(), 'x.log');
  const { logger, close } = createFileLogger({ path, redact });
  const secret = 'sk-proj-abcdef0123456789';
  logger.with({ bound: `key ${secret}` }).error(`refused ${secret}`, {
    error: new Error(`401 for ${secret}`), deep: [{ to: '+14155550110' }], authToken: 'anything', phone: 14155550110, path: '/home/ann/x', 'luca@example.org': true, atMs: 1763717656000,
  });
  close();
  const text = readFileSync(path, 'utf8');
  for (const gone of [secret, '4155550110', 'anything', '/home/ann', 'luca@']) expect(text).not.toContain(gone);
  expect(linesOf(path)[0]).toMatchObject({ atMs: 1763717656000, error: { name: 'Error', message: '401 for [api key]' } });
});

test('fields that JSON cannot say do no harm', () => {
  const path = join(tempHome(), 'x.log');
  const { logger, close } = createFileLogger({ path, redact });
  const loop: Record<string, unknown> = {};
  loop['self'] = loop;
  logger.info('odd', { loop, big: 10n, nothing: undefined });
  logger.info('next');
  close();
  expect(linesOf(path).map((line) => line['event'])).toEqual(['odd', 'next']);
});

test('a line stays one line of JSON, whatever is redacted in it', () => {
  fc.assert(fc.property(fc.dictionary(fc.string(), fc.oneof(fc.string({ unit: 'binary' }), fc.integer(), fc.constant('+14155550110"'))), (fields) => {
    const line = redactLine(`${JSON.stringify(fields)}\n`, redact);
    expect(line.endsWith('\n') && !line.slice(0, -1).includes('\n')).toBe(true);
    expect(typeof JSON.parse(line)).toBe('object');
  }));
  expect(JSON.parse(redactLine('no json sk-abcdefghijk', redact))).toMatchObject({ event: 'log.unreadable', text: 'no json [api key]' });
});

test('rolls over five files; the oldest goes', () => {
  const home = tempHome();
  const file = openRollingFile(join(home, 'x.log'), { maxBytes: 100, files: 5 });
  for (let n = 0; n < 60; n += 1) file.write(`line ${String(n).padStart(3, '0')} 0123456789\n`);
  file.close();
  expect(readdirSync(home).sort()).toEqual(['x.log', 'x.log.1', 'x.log.2', 'x.log.3', 'x.log.4']);
  const all = ['x.log.4', 'x.log.3', 'x.log.2', 'x.log.1', 'x.log'].flatMap((name) => readFileSync(join(home, name), 'utf8').trimEnd().split('\n'));
  expect(all.at(-1)).toContain('line 059');
  expect(all).toEqual([...all].sort());
  for (const name of readdirSync(home)) expect(statSync(join(home, name)).size).toBeLessThanOrEqual(100);
});

test('opened again, it goes on where it was', () => {
  const path = join(tempHome(), 'x.log');
  const first = openRollingFile(path, { maxBytes: 100, files: 2 });
  first.write(`${'a'.repeat(80)}\n`);
  first.close();
  const second = openRollingFile(path, { maxBytes: 100, files: 2 });
  second.write(`${'b'.repeat(80)}\n`);
  second.close();
  expect(readFileSync(`${path}.1`, 'utf8')).toContain('aaa');
  expect(readFileSync(path, 'utf8')).toContain('bbb');
});

test('a disk that refuses costs lines and says how many, and throws nothing', (context) => {
  const disk = tinyDisk(64);
  if (disk === null) return context.skip('mounting needs root');
  const path = join(disk.path, 'x.log');
  const file = openRollingFile(path, { maxBytes: 1_000_000, files: 2 });
  disk.readOnly(true);
  file.write('one\n');
  file.write('two\n');
  expect(existsSync(path)).toBe(false);
  disk.readOnly(false);
  file.write('{"event":"three"}\n');
  file.close();
  expect(linesOf(path)).toEqual([{ level: 'warn', event: 'log.lines_lost', count: 2 }, { event: 'three' }]);
});
