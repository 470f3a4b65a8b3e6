import { describe, expect, it } from 'vitest';
import { createMicrophone, type MicrophoneState } from '../../../../src-renderer/console/audio/create-microphone.ts';

class FakeTrack extends EventTarget {
  stopped = false;
  stop(): void { this.stopped = true; }
}

function fakeMedia() {
  const opened: { deviceId: string | null; track: FakeTrack }[] = [];
  const refused = new Map<string | null, DOMException>();
  const states: MicrophoneState['microphone'][] = [];
  let waiting: Promise<void> = Promise.resolve();
  const microphone = createMicrophone({
    media: {
      getUserMedia: async (constraints) => {
        await waiting;
        const audio = constraints?.audio as MediaTrackConstraints;
        const deviceId = (audio.deviceId as { exact: string } | undefined)?.exact ?? null;
        const problem = refused.get(deviceId);
        if (problem !== undefined) throw problem;
        const track = new FakeTrack();
        opened.push({ deviceId, track });
        return { getTracks: () => [track], getAudioTracks: () => [track] } as unknown as MediaStream;
      },
    },
    onState: ({ microphone: state }) => states.push(state),
  });
  return { microphone, opened, refused, states, hold: (until: Promise<void>) => { waiting = until; } };
}

const settled = async (): Promise<void> => { for (let at = 0; at < 20; at += 1) await Promise.resolve(); };

describe('microphone', () => {
  it('is opened once for all who use it and released after the last', async () => {
    const { microphone, opened, states } = fakeMedia();
    const first = await microphone.use(() => undefined);
    const second = await microphone.use(() => undefined);
    if (!first.ok || !second.ok) throw new Error('refused');
    expect(opened).toHaveLength(1);
    first.value();
    first.value();
    expect(opened[0]?.track.stopped).toBe(false);
    second.value();
    expect(opened[0]?.track.stopped).toBe(true);
    expect(states).toEqual(['asking', 'on', 'idle']);
  });

  it('falls back to the system’s microphone when the chosen one is gone', async () => {
    const { microphone, opened, refused } = fakeMedia();
    refused.set('usb', new DOMException('', 'OverconstrainedError'));
    microphone.choose('usb');
    expect((await microphone.use(() => undefined)).ok).toBe(true);
    expect(opened.map(({ deviceId }) => deviceId)).toEqual([null]);
  });

  it('opens another one when it is unplugged, and tells its users', async () => {
    const { microphone, opened, refused } = fakeMedia();
    const seen: (string | null)[] = [];
    microphone.choose('usb');
    await microphone.use((stream) => seen.push(stream === null ? null : 'stream'));
    refused.set('usb', new DOMException('', 'NotFoundError'));
    opened[0]?.track.dispatchEvent(new Event('ended'));
    await settled();
    expect(opened.map(({ deviceId }) => deviceId)).toEqual(['usb', null]);
    expect(seen).toEqual(['stream', null, 'stream']);
  });

  it('changes device while in use', async () => {
    const { microphone, opened } = fakeMedia();
    await microphone.use(() => undefined);
    microphone.choose('usb');
    await settled();
    expect(opened.map(({ deviceId, track }) => [deviceId, track.stopped])).toEqual([[null, true], ['usb', false]]);
  });

  it('says why there is none and asks again the next time', async () => {
    const { microphone, refused, states } = fakeMedia();
    refused.set(null, new DOMException('', 'NotAllowedError'));
    const used = await microphone.use(() => undefined);
    expect(used.ok ? null : used.error.code).toBe('denied');
    expect(states).toEqual(['asking', 'problem']);
    refused.clear();
    expect((await microphone.use(() => undefined)).ok).toBe(true);
  });
});
