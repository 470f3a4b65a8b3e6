import { describe, expect, it } from 'vitest';
import type { NoticeView } from '../../../../../src-shared/contract/views.ts';
import { createMemoryFiles } from '../../../../fakes/memory-files.ts';
import { createMemorySecrets } from '../../../../fakes/memory-secrets.ts';
import { createQuietLogger } from '../../../../fakes/quiet-logger.ts';
import { defaultGuards } from '../../../../../src-shared/domain/guards.ts';
import { openKeys } from '../../../../../src-main/core/settings/keys.ts';
import { openSettings } from '../../../../../src-main/core/settings/settings-store.ts';
import { plainEnvironment } from '../../../../fakes/core-with-fakes.ts';

const open = async (contents: Record<string, string>, environment = plainEnvironment, secrets = createMemorySecrets()) => {
  const files = createMemoryFiles(contents);
  const settings = await openSettings({ files, environment, logger: createQuietLogger(), secrets, audit: () => true });
  const notices: NoticeView[] = [];
  settings.announce({ raise: (notice) => { notices.push(notice); }, clear: () => {}, dismiss: () => false });
  return { files, secrets, settings, notices };
};

describe('settings', () => {
  it('opens with defaults and the environment’s owner', async () => {
    const { settings, notices } = await open({}, { ...plainEnvironment, godfatherPhones: ['+14155550110'], godfatherEmail: 'e@example.com' });
    expect(settings.current).toMatchObject({ owner: { name: '', phones: ['+14155550110'], email: 'e@example.com' }, theme: 'system', country: 'US', firstRunDone: false });
    expect(notices).toEqual([]);
  });

  it('writes what changed, keeps what it does not know, and reads it back', async () => {
    const { files, secrets, settings } = await open({ 'settings.json': JSON.stringify({ version: 1, theme: 'dark', future: { x: 1 }, owner: { name: 'Elena', nick: 'E', phones: ['+14155550110'] } }) });
    expect((await settings.update({ country: 'LV', owner: { name: 'Elena Marchetti', phones: ['27 123 456'], email: '' } })).ok).toBe(true);
    const written = JSON.parse(files.contents.get('settings.json')!) as { owner: unknown };
    expect(written).toMatchObject({ version: 1, theme: 'dark', country: 'LV', future: { x: 1 } });
    expect(written.owner).toEqual({ name: 'Elena Marchetti', nick: 'E' });
    expect(settings.current.owner).toEqual({ name: 'Elena Marchetti', phones: ['+37127123456'], email: '' });
    expect((await open(Object.fromEntries(files.contents), plainEnvironment, secrets)).settings.current).toEqual(settings.current);
  });

  it.each([
    ['theme', { theme: 'pink' }], ['country', { country: 'usa' }], ['owner.name', { owner: { name: 7 } }], ['devices.microphoneId', { devices: 4 }], ['callCostLimitUsd', { callCostLimitUsd: 0 }], ['firstRunDone', { firstRunDone: 'yes' }], ['language', { language: '??' }],
    ['guards.countries', { guards: { countries: ['Latvia'] } }], ['guards.quietHours', { guards: { quietHours: { fromHour: 21, untilHour: 8 } } }], ['guards.caps', { guards: { caps: { ...defaultGuards.caps, usdPerDay: '∞' } } }], ['guards.caps', { guards: { caps: { usdPerDay: 5 } } }],
  ])('names the wrong field %s and uses the default', async (field, content) => {
    const { settings, notices } = await open({ 'settings.json': JSON.stringify({ ...content, voice: 'cedar' }) });
    expect(settings.current.voice).toBe('cedar');
    expect(settings.current.guards).toEqual(defaultGuards);
    expect(notices.some((notice) => notice.place === 'settings' && notice.text.includes(field))).toBe(true);
  });

  it('takes the names that older guides give to how a line is heard; its own win, and are what is written', async () => {
    const { files, settings, notices } = await open({ 'settings.json': JSON.stringify({ hearing: { enhanced_enabled: true, webrtc_aggressiveness: 1, confidence_threshold: 0.6, energy_threshold: 1500, energyThreshold: 200 } }) });
    expect([settings.current.hearing, notices]).toEqual([{ gate: true, aggressiveness: 1, confidenceThreshold: 0.6, energyThreshold: 200, turns: 'service' }, []]);
    expect((await settings.update({ hearing: { ...settings.current.hearing, aggressiveness: 3 } })).ok).toBe(true);
    expect((await open(Object.fromEntries(files.contents))).settings.current.hearing).toEqual({ ...settings.current.hearing, aggressiveness: 3 });
  });

  it.each([['webrtc_aggressiveness', 4], ['webrtc_aggressiveness', '2'], ['confidence_threshold', 60], ['energy_threshold', -1], ['enhanced_enabled', 'yes']])('names hearing.%s by the name it stands under when it cannot be %s', async (name, value) => {
    const { settings, notices } = await open({ 'settings.json': JSON.stringify({ hearing: { [name]: value } }) });
    expect(settings.current.hearing).toEqual({ gate: false, aggressiveness: 2, confidenceThreshold: 0.5, energyThreshold: 0, turns: 'service' });
    expect(notices.map(({ text }) => text.includes(`hearing.${name} is n`))).toEqual([true]);
  });

  it('keeps the guards that are set, beside those that are not', async () => {
    const { settings } = await open({ 'settings.json': JSON.stringify({ guards: { countries: ['LV'], later: 1 } }) });
    expect(settings.current.guards).toEqual({ ...defaultGuards, countries: ['LV'] });
    const caps = { ...defaultGuards.caps, callsAtOnce: 2 };
    const { files, settings: written } = await open({ 'settings.json': JSON.stringify({ guards: { later: 1 } }) });
    expect((await written.update({ guards: { ...defaultGuards, countries: ['LV'], caps } })).ok).toBe(true);
    expect(JSON.parse(files.contents.get('settings.json')!)).toMatchObject({ guards: { countries: ['LV'], caps, later: 1 } });
  });

  it('sets aside what is no JSON, and says so', async () => {
    const { files, settings, notices } = await open({ 'settings.json': '{ "theme": ' });
    expect(settings.current.theme).toBe('system');
    expect(files.contents.get('settings.json.corrupt-1')).toBe('{ "theme": ');
    expect(notices[0]?.text).toContain('settings.json.corrupt-1');
  });

  it('sets aside what cannot be opened at all, and says so: the next save must not wipe it', async () => {
    const contents = createMemoryFiles({ 'settings.json': '{"theme":"dark"}' });
    const notices: NoticeView[] = [];
    const settings = await openSettings({ files: { ...contents, read: async (path) => { if (path === 'settings.json') throw new Error('EACCES'); return contents.read(path); } }, environment: plainEnvironment, logger: createQuietLogger(), secrets: createMemorySecrets(), audit: () => true });
    settings.announce({ raise: (notice) => { notices.push(notice); }, clear: () => {}, dismiss: () => true });
    expect(notices).toMatchObject([{ title: 'The settings could not be read', text: expect.stringMatching(/could not be opened\. It was set aside as settings\.json\.corrupt-1; calls work .+ set the values again/) as string }]);
    expect(contents.contents.get('settings.json.corrupt-1')).toBe('{"theme":"dark"}');
    expect((await settings.update({ theme: 'light' })).ok).toBe(true);
  });

  it('refuses a bad phone by its place, and keeps the old settings when the disk is full', async () => {
    const { files, settings } = await open({});
    expect(await settings.update({ owner: { name: 'E', phones: ['+14155550110', '12'], email: '' } })).toMatchObject({ ok: false, error: { code: 'bad_number', field: 'owner.phones.1' } });
    files.failWith = new Error('ENOSPC');
    expect(await settings.update({ theme: 'dark' })).toMatchObject({ ok: false, error: { code: 'store_unavailable' } });
    expect(settings.current.theme).toBe('system');
  });
});

describe('keys', () => {
  it('a stored key goes before the environment’s, and only four characters are shown', async () => {
    const keys = await openKeys({ secrets: createMemorySecrets(), environment: { ...plainEnvironment, openaiApiKey: 'sk-env-0001' }, logger: createQuietLogger() });
    expect(keys.statuses()[0]).toEqual({ name: 'openai', present: true, source: 'env', last4: '0001' });
    expect(await keys.setOpenai(' sk-stored-91cE ')).toEqual({ ok: true, value: { name: 'openai', present: true, source: 'stored', last4: '91cE' } });
    expect(keys.openai()).toBe('sk-stored-91cE');
    await keys.setOpenai('');
    expect(keys.openai()).toBe('sk-env-0001');
  });
  it('refuses what is no key', async () => {
    const keys = await openKeys({ secrets: createMemorySecrets(), environment: plainEnvironment, logger: createQuietLogger() });
    expect(await keys.setOpenai('two words here')).toMatchObject({ ok: false, error: { code: 'invalid_input' } });
    expect(keys.openai()).toBeNull();
  });
});
