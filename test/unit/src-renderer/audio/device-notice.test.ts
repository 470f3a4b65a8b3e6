import { describe, expect, it } from 'vitest';
import { deviceNotice, type DeviceTrouble } from '../../../../src-renderer/console/audio/device-notice.ts';

const none: DeviceTrouble = { microphone: null, muted: null, speaker: null, ring: null };
const sentences = (text: string | null): number => text?.match(/\.(?= |$)/g)?.length ?? 0;

describe('device notice', () => {
  it('is silent when all is as chosen', () => {
    expect(deviceNotice(none)).toBeNull();
  });

  it.each<[string, Partial<DeviceTrouble>, RegExp]>([
    ['microphone gone', { microphone: { why: 'gone', label: 'Desk mic', usedLabel: 'Built-in' } }, /“Desk mic” is no longer connected.*“Built-in”.*Connect it again/],
    ['microphone refused', { microphone: { why: 'refused', label: 'Desk mic', usedLabel: null } }, /“Desk mic” did not open.*the system’s microphone.*Close the programs/],
    ['muted', { muted: { label: 'Desk mic' } }, /“Desk mic” is muted.*not heard.*Unmute/],
    ['speaker gone', { speaker: { why: 'gone', label: null } }, /The chosen speaker is no longer connected.*the system’s speaker/],
    ['speaker refused', { speaker: { why: 'refused', label: 'Monitor' } }, /“Monitor” did not open.*choose it again/],
    ['no speaker', { speaker: { why: 'none', label: null } }, /No speaker was found.*do not hear/],
    ['ring device', { ring: { why: 'gone', label: 'Desk speaker' } }, /“Desk speaker” does not play.*rings on/],
    ['a headset, both ways', { microphone: { why: 'gone', label: 'Headset', usedLabel: 'Built-in' }, speaker: { why: 'gone', label: 'Headset' } }, /^“Headset” is no longer connected.*“Built-in” and hear through the system’s speaker/],
  ])('%s is told in three sentences', (_, trouble, words) => {
    const text = deviceNotice({ ...none, ...trouble });
    expect(text).toMatch(words);
    expect(sentences(text)).toBe(3);
  });

  it('two devices are told one after the other', () => {
    expect(sentences(deviceNotice({ ...none, microphone: { why: 'gone', label: 'A', usedLabel: null }, speaker: { why: 'gone', label: 'B' } }))).toBe(6);
  });
});
