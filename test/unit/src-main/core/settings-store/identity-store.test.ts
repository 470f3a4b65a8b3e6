import { describe, expect, it } from 'vitest';
import { createMemoryFiles } from '../../../../fakes/memory-files.ts';
import { createMemorySecrets } from '../../../../fakes/memory-secrets.ts';
import { createQuietLogger } from '../../../../fakes/quiet-logger.ts';
import { openIdentity } from '../../../../../src-main/core/settings/identity-store.ts';

const path = 'secrets/godfather.json';
const fileText = '{"phone_numbers_csv":"+15551234567,+15559876543","email":"godfather@example.com"}';

const open = async (from: { file?: string; secrets?: ReturnType<typeof createMemorySecrets>; env?: { phones?: string[]; email?: string }; auditDown?: boolean } = {}) => {
  const files = createMemoryFiles(from.file === undefined ? {} : { [path]: from.file });
  const secrets = from.secrets ?? createMemorySecrets();
  const rows: Readonly<Record<string, unknown>>[] = [];
  const world = { auditDown: from.auditDown ?? false };
  const identity = await openIdentity({
    files, secrets, logger: createQuietLogger(), environment: { godfatherPhones: from.env?.phones ?? [], godfatherEmail: from.env?.email ?? null },
    audit: (row) => { if (!world.auditDown) rows.push(row); return !world.auditDown; },
  });
  return { files, secrets, rows, identity, world };
};

describe('who the owner is', () => {
  it('comes from the file once, into the secret store, and the file stays as it is', async () => {
    const first = await open({ file: fileText });
    expect([first.identity.phones, first.identity.email]).toEqual([['+15551234567', '+15559876543'], 'godfather@example.com']);
    expect(first.identity.isOwner('+15559876543')).toBe(true);
    expect(first.rows).toEqual([{ source: path, added: ['+15551234567', '+15559876543'], removed: [], email: 'godfather@example.com' }]);
    expect(first.files.contents.get(path)).toBe(fileText);

    const second = await open({ file: '{"phone_numbers_csv":"+15550001111","email":"other@example.com"}', secrets: first.secrets });
    expect([second.identity.phones, second.identity.email]).toEqual([['+15551234567', '+15559876543'], 'godfather@example.com']);
    expect(second.rows).toEqual([]);
  });

  it('a number taken out in Settings stays out, whatever the file says', async () => {
    const { identity, secrets, rows } = await open({ file: fileText });
    expect(await identity.save({ phones: ['+15551234567'], email: '' })).toEqual({ ok: true, value: null });
    expect(rows.at(-1)).toEqual({ source: 'settings', added: [], removed: ['+15559876543'], email: '' });
    const again = await open({ file: fileText, secrets });
    expect(again.identity.isOwner('+15559876543')).toBe(false);
  });

  it('the environment counts as well and is never stored: what is taken out there is out', async () => {
    const env = { phones: ['+15551234567', '+15550002222'], email: 'env@example.com' };
    const first = await open({ file: fileText, env });
    expect([first.identity.phones, first.identity.email]).toEqual([['+15551234567', '+15550002222', '+15559876543'], 'env@example.com']);
    await first.identity.save({ phones: first.identity.phones, email: first.identity.email });
    const without = await open({ secrets: first.secrets });
    expect([without.identity.phones, without.identity.isOwner('+15550002222'), without.identity.email]).toEqual([['+15559876543'], false, '']);
  });

  it('an address set in the app goes before the environment’s', async () => {
    const { identity } = await open({ env: { email: 'env@example.com' } });
    await identity.save({ phones: [], email: 'mine@example.com' });
    expect(identity.email).toBe('mine@example.com');
  });

  it.each([
    ['no JSON', '{', path], ['no object', '[]', path], ['null', 'null', path], ['texts that are none', '{"phone_numbers_csv":[1]}', path], ['no numbers', '{"phone_numbers_csv":"5550100","email":""}', `${path}: phone_numbers_csv`],
    ['no address', '{"phone_numbers_csv":"","email":"nobody"}', `${path}: email`],
  ])('garbage in the file (%s) is named without its value and left there', async (_, file, name) => {
    const { identity, files, rows } = await open({ file });
    expect(identity.problems.map((problem) => problem.name)).toEqual([name]);
    expect(JSON.stringify(identity.problems)).not.toMatch(/5550100|nobody/);
    expect([identity.phones, rows, files.contents.get(path)]).toEqual([[], [], file]);
  });

  it('what is right beside what is wrong counts', async () => {
    const { identity } = await open({ file: '{"phone_numbers_csv":"+15559876543, 5550100","email":"nobody"}' });
    expect(identity.phones).toEqual(['+15559876543']);
  });

  it.each([
    ['the secret store fails', { ...createMemorySecrets(), get: async () => { throw new Error('locked'); } }],
    ['the secret is garbage', createMemorySecrets({ godfather_identity: '7' })],
  ])('%s: only the environment counts, never the file', async (_, secrets) => {
    const { identity, rows } = await open({ file: fileText, secrets, env: { phones: ['+15550002222'] } });
    expect([identity.phones, identity.problems.length, rows]).toEqual([['+15550002222'], 1, []]);
  });

  it('changes nothing that cannot be audited or stored', async () => {
    const full = await open({ secrets: { ...createMemorySecrets(), set: async () => { throw new Error('ENOSPC'); } } });
    expect(await full.identity.save({ phones: ['+15550002222'], email: '' })).toMatchObject({ ok: false, error: { code: 'store_unavailable', field: 'owner' } });
    expect([full.identity.phones, full.rows.map((row) => row['notSaved'])]).toEqual([[], [undefined, true]]);
    const silent = await open({ file: fileText, auditDown: true });
    expect(silent.identity.phones).toEqual([]);
    expect(await silent.secrets.get('godfather_identity')).toBeNull();
    silent.world.auditDown = false;
    expect(await silent.identity.save({ phones: ['+15550002222'], email: '' })).toMatchObject({ ok: true });
    expect(await silent.identity.save({ phones: ['+15550002222'], email: '' })).toMatchObject({ ok: true });
    expect(silent.rows).toHaveLength(1);
  });
});
