import { describe, expect, it } from 'vitest';
import { applyDevices } from '../../../../src-renderer/console/stores/apply-devices.ts';
import { blockedWords } from '../../../../src-renderer/console/ui/blocked-words.ts';
import { createDeviceNames } from '../../../../src-renderer/console/stores/device-names.ts';
import { createFakeAudioEngine } from '../../../fakes/fake-audio-engine.ts';
import { deviceChoices } from '../../../../src-renderer/console/ui/sound/device-choices.ts';
import { holdLevel, noLevel } from '../../../../src-renderer/console/ui/sound/hold-level.ts';
import { levelWords } from '../../../../src-renderer/console/ui/sound/level-words.ts';

describe('the level in words', () => {
  it.each([
    [-Infinity, 0, 'Say anything'], [-50.1, 0.1, 'Say anything'], [-50, 0.1, 'Quiet, −50 dB'], [-35.4, 0.1, 'Quiet, −35 dB'], [-18.2, 0.5, 'Good, −18 dB'],
    [-6, 0.9, 'Too loud, −6 dB'], [-12, 0.98, 'Too loud, −12 dB'], [0, 1, 'Too loud, 0 dB'],
  ])('%s dB with a peak of %s is %s', (db, peak, text) => {
    const { word, figure } = levelWords(db, peak);
    expect([word, figure].filter((part) => part !== null).join(', ')).toBe(text);
  });
  it('holds the loudest through the pauses between words, then lets it go', () => {
    const spoken = holdLevel(noLevel, { db: -18, peak: 0.3, atMs: 0 });
    const pause = holdLevel(spoken, { db: -60, peak: 0.4, atMs: 1_400 });
    expect(pause).toEqual({ db: -18, peak: 0.4, atMs: 0 });
    expect(holdLevel(pause, { db: -60, peak: 0, atMs: 1_500 })).toEqual({ db: -60, peak: 0, atMs: 1_500 });
    expect(holdLevel(pause, { db: -12, peak: 0.2, atMs: 100 }).db).toBe(-12);
  });
});

describe('a list of devices', () => {
  const studio = { id: 'studio', label: 'Studio Display microphone' };
  const labels = (chosenId: string | null, chosenName: string | null, found = [studio]) => deviceChoices({ found, chosenId, chosenName, none: 'System default' }).map(({ label }) => label);
  it('begins with the choice of none', () => { expect(labels(null, null)).toEqual(['System default', 'Studio Display microphone']); });
  it('says a device that is there once', () => { expect(labels('studio', 'An old name')).toEqual(['System default', 'Studio Display microphone']); });
  it('keeps one that is away, by its name', () => {
    expect(labels('usb', 'Headset (USB)').at(-1)).toBe('Headset (USB) (not connected)');
    expect(labels('usb', null).at(-1)).toBe('The one you chose (not connected)');
    expect(deviceChoices({ found: [studio], chosenId: 'usb', chosenName: null, none: '' }).at(-1)?.value).toBe('usb');
  });
  it('does not say that it is away where the browser lists none before permission', () => { expect(labels('usb', 'Headset (USB)', [])).toEqual(['System default', 'Headset (USB)']); });
});

it('the name of a device outlives its being there, and a browser without storage only forgets it', () => {
  const kept = new Map<string, string>();
  const names = createDeviceNames(() => ({ getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => { kept.set(key, value); } }));
  names.remember('usb', 'Headset (USB)');
  expect([names.of('usb'), names.of('other')]).toEqual(['Headset (USB)', null]);
  const forbidden = createDeviceNames(() => { throw new DOMException('no', 'SecurityError'); });
  forbidden.remember('usb', 'Headset (USB)');
  expect(forbidden.of('usb')).toBeNull();
});

it('the engine is told of every device and of what is done to the sound', () => {
  const told: unknown[] = [];
  const audio = createFakeAudioEngine();
  applyDevices(
    { ...audio, chooseMicrophone: (id) => told.push(['microphone', id]), chooseSpeaker: (id) => told.push(['speaker', id]), chooseRing: (id) => told.push(['ring', id]), chooseProcessing: (processing) => told.push(processing) },
    { microphoneId: 'studio', speakerId: null, ringId: 'built-in', cancelEcho: true, reduceNoise: false },
  );
  expect(told).toEqual([['microphone', 'studio'], ['speaker', null], ['ring', 'built-in'], { cancelEcho: true, reduceNoise: false }]);
});

describe('a blocked microphone', () => {
  const on = (host: 'electron' | 'web', platform: string, onCall = false) => blockedWords({ host, platform, onCall });
  it('says who blocks it, what it means and where to click', () => {
    expect(on('web', 'darwin')).toMatch(/^The browser .* The assistant can still call .* Click the icon left of the address/);
    expect(on('electron', 'darwin')).toMatch(/^The system .* System Settings, Privacy & Security, Microphone/);
    expect(on('electron', 'win32')).toContain('let desktop apps use it');
    expect(on('electron', 'linux')).toContain('sound or privacy settings of this computer');
  });
  it('means something else on a call', () => {
    expect(on('web', 'linux', true)).toContain('You cannot be heard on this call. Type your words');
    expect(on('web', 'linux', true)).not.toContain('still call');
  });
});
