import { describe, expect, it } from 'vitest';
import { createMicrophone, type MicrophoneState } from '../../../../src-renderer/console/audio/create-microphone.ts';
import type { DeviceView } from '../../../../src-renderer/console/audio/read-devices.ts';

class FakeTrack extends EventTarget {
  stopped = false;
  muted = false;
  settings: MediaTrackSettings;
  /** What applyConstraints really changes; a browser may ignore it. */
  obeys = true;
  readonly label: string;
  constructor(label: string, settings: MediaTrackSettings) {
    super();
    this.label = label;
    this.settings = settings;
  }
  stop(): void { this.stopped = true; }
  getSettings(): MediaTrackSettings { return this.settings; }
  getConstraints(): MediaTrackConstraints { return {}; }
  applyConstraints({ echoCancellation, noiseSuppression }: MediaTrackConstraints): Promise<void> {
    if (!this.obeys) return Promise.reject(new DOMException('', 'OverconstrainedError'));
    this.settings = { ...this.settings, echoCancellation: echoCancellation === true, noiseSuppression: noiseSuppression === true };
    return Promise.resolve();
  }
}

function fakeMedia() {
  const opened: { deviceId: string | null; track: FakeTrack }[] = [];
  const refused = new Map<string | null, DOMException>();
  const states: MicrophoneState[] = [];
  let waiting: Promise<void> = Promise.resolve();
  const microphone = createMicrophone({
    media: {
      getUserMedia: async (constraints) => {
        await waiting;
        const audio = constraints?.audio as MediaTrackConstraints;
        const deviceId = (audio.deviceId as { exact: string } | undefined)?.exact ?? null;
        const problem = refused.get(deviceId);
        if (problem !== undefined) throw problem;
        const track = new FakeTrack(deviceId ?? 'Built-in', {
          deviceId: deviceId ?? 'default', sampleRate: 48_000, channelCount: 1, echoCancellation: audio.echoCancellation === true, noiseSuppression: audio.noiseSuppression === true,
        });
        opened.push({ deviceId, track });
        return { getTracks: () => [track], getAudioTracks: () => [track] } as unknown as MediaStream;
      },
    },
    onState: (state) => states.push(state),
  });
  return { microphone, opened, refused, states, names: () => states.map(({ microphone: name }) => name), hold: (until: Promise<void>) => { waiting = until; } };
}

const listed = (ids: readonly string[], defaultKey = 'built-in'): DeviceView => ({ devices: ids.map((id) => ({ id, label: id })), any: ids.length > 0, defaultKey });
const settled = async (): Promise<void> => { for (let at = 0; at < 20; at += 1) await Promise.resolve(); };

describe('microphone', () => {
  it('is opened once for all who use it and released after the last', async () => {
    const { microphone, opened, names } = fakeMedia();
    const first = await microphone.use(() => undefined);
    const second = await microphone.use(() => undefined);
    if (!first.ok || !second.ok) throw new Error('refused');
    expect(opened).toHaveLength(1);
    first.value();
    first.value();
    expect(opened[0]?.track.stopped).toBe(false);
    second.value();
    expect(opened[0]?.track.stopped).toBe(true);
    expect(names()).toEqual(['asking', 'on', 'idle']);
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
    const { microphone, refused, names } = fakeMedia();
    refused.set(null, new DOMException('', 'NotAllowedError'));
    const used = await microphone.use(() => undefined);
    expect(used.ok ? null : used.error.code).toBe('denied');
    expect(names()).toEqual(['asking', 'problem']);
    refused.clear();
    expect((await microphone.use(() => undefined)).ok).toBe(true);
  });

  it('falls back when a gone device’s track stays live, keeps the choice, and returns with the device', async () => {
    const { microphone, opened, states } = fakeMedia();
    microphone.choose('usb');
    microphone.devicesChanged(listed(['built-in', 'usb']));
    await microphone.use(() => undefined);
    microphone.devicesChanged(listed(['built-in']));
    await settled();
    expect(states.at(-1)).toMatchObject({ microphone: 'on', label: 'Built-in', standIn: { chosenId: 'usb', why: 'gone' } });
    microphone.devicesChanged(listed(['built-in', 'usb']));
    await settled();
    expect(opened.map(({ deviceId, track }) => [deviceId, track.stopped])).toEqual([['usb', true], [null, true], ['usb', false]]);
    expect(states.at(-1)?.standIn).toBeNull();
  });

  it('follows the system’s default only where nothing is chosen', async () => {
    const chosen = fakeMedia();
    chosen.microphone.choose('usb');
    const free = fakeMedia();
    for (const { microphone } of [chosen, free]) {
      microphone.devicesChanged(listed(['built-in', 'usb'], 'built-in'));
      await microphone.use(() => undefined);
      microphone.devicesChanged(listed(['built-in', 'usb'], 'usb'));
      await settled();
    }
    expect(chosen.opened).toHaveLength(1);
    expect(free.opened).toHaveLength(2);
  });

  it('opens a device again that has changed its shape', async () => {
    const { microphone, opened } = fakeMedia();
    await microphone.use(() => undefined);
    microphone.look();
    expect(opened).toHaveLength(1);
    const [first] = opened;
    if (first !== undefined) first.track.settings = { ...first.track.settings, sampleRate: 16_000 };
    microphone.look();
    await settled();
    expect(opened).toHaveLength(2);
  });

  it('tries a device that another program holds again, quietly, and is back when it is free', async () => {
    const { microphone, opened, refused, names } = fakeMedia();
    await microphone.use(() => undefined);
    refused.set(null, new DOMException('', 'NotReadableError'));
    opened[0]?.track.dispatchEvent(new Event('ended'));
    await settled();
    expect(names().at(-1)).toBe('problem');
    const before = names().length;
    for (let look = 0; look < 7; look += 1) { microphone.look(); await settled(); }
    expect(names()).toHaveLength(before);
    refused.clear();
    for (let look = 0; look < 4; look += 1) { microphone.look(); await settled(); }
    expect(names().at(-1)).toBe('on');
  });

  it('lets go of a stream that comes after the choice has changed', async () => {
    const { microphone, opened, hold } = fakeMedia();
    let open: () => void = () => undefined;
    hold(new Promise((resolve) => { open = resolve; }));
    const used = microphone.use(() => undefined);
    microphone.choose('usb');
    open();
    expect((await used).ok).toBe(true);
    expect(opened.map(({ deviceId, track }) => [deviceId, track.stopped])).toEqual([[null, true], ['usb', false]]);
  });

  it('changes the processing without opening again where the browser obeys, and says what holds', async () => {
    const { microphone, opened, states } = fakeMedia();
    await microphone.use(() => undefined);
    microphone.process({ cancelEcho: false, reduceNoise: true });
    await settled();
    expect(opened).toHaveLength(1);
    expect(states.at(-1)?.processing).toEqual({ cancelEcho: false, reduceNoise: true });
    if (opened[0] !== undefined) opened[0].track.obeys = false;
    microphone.process({ cancelEcho: true, reduceNoise: false });
    await settled();
    expect(opened).toHaveLength(2);
    expect(states.at(-1)?.processing).toEqual({ cancelEcho: true, reduceNoise: false });
  });

  it('opens a silent device again once, and once more only after it has given sound', async () => {
    const { microphone, opened } = fakeMedia();
    await microphone.use(() => undefined);
    for (const dead of [true, true, true]) { microphone.silence(dead); await settled(); }
    expect(opened).toHaveLength(2);
    for (const dead of [false, true]) { microphone.silence(dead); await settled(); }
    expect(opened).toHaveLength(3);
  });

  it('tells when the system mutes it', async () => {
    const { microphone, opened, states } = fakeMedia();
    await microphone.use(() => undefined);
    const [first] = opened;
    if (first === undefined) throw new Error('not opened');
    first.track.muted = true;
    first.track.dispatchEvent(new Event('mute'));
    expect(states.at(-1)).toMatchObject({ microphone: 'on', muted: true });
  });
});
