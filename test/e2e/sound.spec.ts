import type { Page } from '@playwright/test';
import type { createFakeAudioEngine } from '../fakes/fake-audio-engine.ts';
import { asked, expect, test } from './support/console-harness.ts';
import type { CallView } from '../../src-shared/contract/views.ts';
import type { MockBridge } from '../fakes/mock-bridge.ts';
import type { AudioEngineState } from '../../src-renderer/console/audio/engine-api.ts';
import { expectAccessible, expectNothingSideways } from './support/look.ts';

/** What the engine would say of its devices. */
const engineSays = (page: Page, change: Partial<AudioEngineState>): Promise<void> =>
  page.evaluate((state) => { (globalThis as unknown as { audio: ReturnType<typeof createFakeAudioEngine> }).audio.store.setState(state); }, change);

/** How the core says that the recording of the call stands. */
const coreSays = (page: Page, recording: CallView['recording']): Promise<void> => page.evaluate((now) => {
  const { mock } = globalThis as unknown as { mock: MockBridge };
  for (const call of mock.state().calls) mock.push({ type: 'call', call: { ...call, recording: now } });
}, recording);

const screens: readonly { readonly what: string; readonly scene: string; readonly place: string; readonly open: (page: Page) => Promise<void> }[] = [
  {
    what: 'the sound of Settings under test', scene: 'sound', place: '/settings/sound', open: async (page) => {
      await page.getByRole('button', { name: 'Test', exact: true }).click();
      await page.getByRole('button', { name: 'Record 3 s and play it back' }).click();
      await page.getByRole('button', { name: 'Play a tone' }).click();
      await page.getByText('Exact figures').click();
      await engineSays(page, { dead: true, deviceNotice: 'The headphones went away. Calls are heard through the built-in speakers. Plug them in again, or choose another speaker.' });
      await expect(page.getByText('The microphone gives no sound at all')).toBeVisible();
    },
  },
  { what: 'recording in Privacy', scene: 'recorded', place: '/settings/privacy', open: async (page) => { await expect(page.getByRole('combobox', { name: 'Before it begins' })).toBeVisible(); } },
  { what: 'a recorded call', scene: 'recorded', place: '/calls/call-luca', open: async (page) => {
      await page.getByRole('button', { name: 'Recording: REC' }).press('Enter');
      await expect(page.getByRole('group', { name: 'Recording' })).toBeVisible();
    } },
  {
    what: 'a call whose recording failed', scene: 'recorded', place: '/calls/call-luca', open: async (page) => {
      await coreSays(page, { state: 'failed', text: 'The disk is full. The call goes on without a recording. Make room for the next one.' });
      await expect(page.getByText('Not recording', { exact: true })).toBeVisible();
      await expect(page.getByRole('alert').filter({ hasText: 'The disk is full.' })).toBeVisible();
      await expect(page.getByRole('group', { name: 'Recording' })).toBeHidden();
    },
  },
  { what: 'push to talk', scene: 'push-to-talk', place: '/calls/call-luca', open: async (page) => { await expect(page.getByRole('button', { name: 'Hold to talk' })).toBeVisible(); } },
  { what: 'Home with the microphone blocked', scene: 'no-microphone', place: '/', open: async (page) => { await expect(page.getByText('The microphone is blocked')).toBeVisible(); } },
  { what: 'the sound of the first run', scene: 'first-run', place: '/', open: async (page) => {
    await page.getByRole('button', { name: 'Start the check' }).click();
    await page.getByRole('button', { name: 'Play a tone' }).click();
    await expect(page.getByText('Hearing you')).toBeVisible();
  } },
];
for (const { what, scene, place, open } of screens) {
  test(`${what}: readable to all in both themes, nothing scrolls sideways`, async ({ openHarness }) => {
    const page = await openHarness(scene, place);
    await open(page);
    await expectAccessible(page, what);
    await expectNothingSideways(page, what);
  });
}

test('each device is tried where it is chosen, and the level is a word and a figure', async ({ openHarness }) => {
  const page = await openHarness('sound', '/settings/sound');
  await page.getByRole('button', { name: 'Test', exact: true }).click();
  await expect(page.getByText('Good, −18 dB')).toBeVisible();
  await engineSays(page, { levelDb: -2, level: 1 });
  await expect(page.getByText('Too loud, −2 dB')).toBeVisible();
  await page.getByRole('button', { name: 'Stop test' }).click();
  await expect(page.getByText('Too loud')).toBeHidden();

  await page.getByRole('button', { name: 'Record 3 s and play it back' }).click();
  await expect(page.getByText('That is how you sound. It was not kept.')).toBeVisible();
  await page.getByRole('button', { name: 'Play a tone' }).click();
  await page.getByRole('button', { name: 'No', exact: true }).click();
  await expect(page.getByText(/No sound came out\./)).toBeVisible();
  const ring = page.getByRole('button', { name: 'Ring', exact: true });
  await ring.click();
  await page.getByRole('button', { name: 'Stop ringing' }).click();
  await expect(ring).toBeVisible();
});

test('a choice is kept whole, and a chosen device that goes away stays in the list by its name', async ({ openHarness }) => {
  const page = await openHarness('sound', '/settings/sound');
  const microphone = page.getByRole('combobox', { name: 'Microphone' });
  await expect(microphone.locator('option:checked')).toHaveText('The one you chose (not connected)');
  await microphone.selectOption('Studio Display microphone');
  await page.getByRole('switch', { name: 'Cancel echo' }).click();
  await expect(page.getByRole('switch', { name: 'Cancel echo' })).not.toBeChecked();
  await page.getByRole('combobox', { name: 'Ring on' }).selectOption('Same as the speaker');
  await expect.poll(async () => (await asked(page, 'settings.update')).at(-1)).toEqual({ devices: { microphoneId: 'studio', speakerId: null, ringId: null, cancelEcho: false, reduceNoise: true } });

  await engineSays(page, { inputs: [{ id: 'other', label: 'Camera microphone' }] });
  await expect(microphone.locator('option:checked')).toHaveText('Studio Display microphone (not connected)');
  await microphone.selectOption({ label: 'System default' });
  await engineSays(page, { microphoneLabel: 'Camera microphone' });
  await expect(microphone.locator('option:checked')).toHaveText('System default, now Camera microphone');
});

test('who listens, how strictly, and the figures folded away', async ({ openHarness }) => {
  const page = await openHarness('sound', '/settings/sound');
  const last = async () => (await asked(page, 'settings.update')).at(-1);
  await expect(page.getByText('Not used while all sound is passed on.')).toBeVisible();
  await page.getByRole('combobox', { name: /Who listens for the end/ }).selectOption('This computer');
  await expect(page.getByText('This computer finds the pause')).toBeVisible();
  await expect(page.getByText('Not used while all sound is passed on.')).toBeHidden();
  await page.getByRole('combobox', { name: 'How strict' }).selectOption('Only clear speech');
  await page.getByRole('switch', { name: 'Pass on speech only' }).click();
  await expect(page.getByRole('switch', { name: 'Pass on speech only' })).toBeChecked();
  await expect(page.getByRole('textbox', { name: /Speech needed/ })).toBeHidden();
  await page.getByText('Exact figures').click();
  await page.getByRole('textbox', { name: /Speech needed/ }).fill('70');
  await page.keyboard.press('Enter');
  await expect.poll(last).toEqual({ hearing: { gate: true, aggressiveness: 3, confidenceThreshold: 0.7, energyThreshold: 0, turns: 'here' } });
});

test('calls are recorded only with the other side’s knowledge, for as long as the owner says', async ({ openHarness }) => {
  const page = await openHarness('home', '/settings/privacy');
  const last = async () => (await asked(page, 'settings.update')).at(-1);
  const record = page.getByRole('switch', { name: 'Record calls' });
  await expect(record).not.toBeChecked();
  await expect(page.getByText('This call is recorded.')).toBeHidden();
  await record.click();
  await expect(page.getByText('AI assistant. This call is recorded.”')).toBeVisible();
  await page.getByRole('combobox', { name: 'Before it begins' }).selectOption('They are asked, and say yes');
  await expect(page.getByText('Without a yes nothing is recorded')).toBeVisible();
  await page.getByRole('switch', { name: 'Hide card numbers' }).click();
  await page.getByRole('combobox', { name: 'Kept as' }).selectOption('Opus, much smaller');
  await page.getByRole('combobox', { name: 'Recordings are kept for' }).selectOption('Until you erase them');
  await expect.poll(last).toEqual({ recording: { mode: 'ask', format: 'opus', hideCardNumbers: false, keepDays: null } });

  await page.getByRole('link', { name: 'New call' }).click();
  await expect(page.getByText('Says it is an AI and asks to record the call')).toBeVisible();
});

test('the recording of a call is paused by key, goes on, and stops for good', async ({ openHarness }) => {
  const page = await openHarness('recorded', '/calls/call-luca');
  const chip = page.getByRole('status').filter({ hasText: /recording is|being recorded|recording has/ });
  await expect(chip).toContainText('This call is being recorded.');
  const opener = page.getByRole('button', { name: /^Recording:/ });
  const details = page.getByRole('dialog', { name: 'Recording' });
  await page.getByRole('log').focus();
  await page.keyboard.press('r');
  await expect(chip).toContainText('The recording is paused.');
  await expect(opener).toHaveText(/Paused$/);

  await opener.focus();
  await page.keyboard.press('Enter');
  await expect(details).toBeFocused();
  await page.keyboard.press('r');
  await expect(chip).toContainText('This call is being recorded.');
  const pause = details.getByRole('button', { name: 'Pause REC' });
  await pause.focus();
  await page.keyboard.press('Enter');
  await expect(chip).toContainText('The recording is paused.');
  await expect(details.getByRole('button', { name: 'REC paused' })).toBeFocused();
  await expect(details.getByRole('button', { name: 'REC paused' })).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Enter');
  await expect(chip).toContainText('This call is being recorded.');
  // What opened it closes it, by pointer as well.
  await opener.click();
  await expect(details).toBeHidden();
  await opener.click();
  await details.getByRole('button', { name: 'Stop REC' }).click();
  await expect(chip).toContainText('The recording has stopped.');
  await expect(opener).toBeFocused();
  await expect(details).toBeHidden();
  expect(await asked(page, 'call.record')).toEqual(['pause', 'resume', 'pause', 'resume', 'stop'].map((what) => ({ callId: 'call-luca', do: what })));
});

test('push to talk: held by key or pointer, and let go whenever the hand may be gone', async ({ openHarness }) => {
  const page = await openHarness('push-to-talk', '/calls/call-luca');
  const key = page.getByRole('button', { name: /Hold to talk|Talking/ });
  const turns = async () => (await asked(page, 'call.talkKey')).map((input) => (input as { on: boolean }).on);
  await key.focus();
  await page.keyboard.down('Space');
  await expect(key).toHaveAttribute('aria-pressed', 'true');
  // A key that is held repeats.
  await page.keyboard.down('Space');
  await page.keyboard.up('Space');
  await expect(key).toHaveAttribute('aria-pressed', 'false');
  expect(await turns()).toEqual([true, false]);

  await page.keyboard.down('Enter');
  await page.keyboard.press('Tab');
  await expect(key).toHaveAttribute('aria-pressed', 'false');
  await page.keyboard.up('Enter');
  expect(await turns()).toEqual([true, false, true, false]);

  const box = await key.boundingBox();
  if (box === null) throw new Error('The key has no place.');
  await page.mouse.move(box.x + 20, box.y + 20);
  await page.mouse.down();
  await page.mouse.move(box.x + 20, box.y - 200);
  await expect(key).toHaveAttribute('aria-pressed', 'true');
  await page.mouse.up();
  await expect(key).toHaveAttribute('aria-pressed', 'false');
  await key.focus();
  await page.keyboard.down('Space');
  await page.evaluate(() => { window.dispatchEvent(new Event('blur')); });
  await expect(key).toHaveAttribute('aria-pressed', 'false');
  await page.keyboard.up('Space');
  // A screen reader's click, which cannot hold.
  await key.evaluate((button: HTMLElement) => { button.click(); });
  await expect(key).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('button', { name: 'Hold', exact: true }).evaluate((button: HTMLElement) => { button.click(); });
  await key.evaluate((button: HTMLElement) => { button.click(); });
  await expect(key).toHaveAttribute('aria-pressed', 'false');
  expect(await turns()).toEqual([true, false, true, false, true, false, true, false, true, false]);
});

test('with the microphone blocked the foot and Home say so, and the focus stays while it is checked again', async ({ openHarness }) => {
  const page = await openHarness('no-microphone', '/');
  await expect(page.getByRole('list', { name: 'Lines' }).getByRole('listitem').first()).toHaveText('MicrophoneBlocked');
  await expect(page.getByText('Click the icon left of the address, allow the microphone, then check again.')).toBeVisible();
  await page.getByRole('button', { name: 'Check again' }).focus();
  await engineSays(page, { microphone: 'asking', problem: null });
  await expect(page.getByRole('button', { name: 'Checking' })).toBeFocused();
  await engineSays(page, { microphone: 'problem', problem: { code: 'busy', text: 'Another program is using the microphone.' } });
  await expect(page.getByText('The microphone is in use elsewhere')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Check again' })).toBeFocused();
  await engineSays(page, { microphone: 'idle', problem: null });
  await expect(page.getByRole('button', { name: 'Check again' })).toBeHidden();

  await page.getByRole('combobox', { name: /who to call/i }).fill('Call Luca and move dinner to 8');
  await expect(page.getByText('Says it is an AI and that the call is recorded')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Call Luca/ })).toBeEnabled();
});
