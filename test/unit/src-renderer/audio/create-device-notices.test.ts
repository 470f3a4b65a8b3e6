import { describe, expect, it } from 'vitest';
import { createDeviceNotices } from '../../../../src-renderer/console/audio/create-device-notices.ts';
import type { MicrophoneState } from '../../../../src-renderer/console/audio/create-microphone.ts';

const on: MicrophoneState = { microphone: 'on', problem: null, label: 'Built-in', muted: false, processing: null, standIn: null };
const list = (ids: readonly string[]) => ({ devices: ids.map((id) => ({ id, label: `The ${id}` })), any: true, defaultKey: null });

describe('device notices', () => {
  it('name a device that is gone, and end when it is back', () => {
    const said: (string | null)[] = [];
    const notices = createDeviceNotices({ onNotice: (text) => said.push(text) });
    notices.devices({ inputs: list(['usb']), outputs: list([]) });
    notices.devices({ inputs: list([]), outputs: list([]) });
    notices.microphone({ ...on, standIn: { chosenId: 'usb', why: 'gone' } });
    notices.microphone(on);
    expect(said).toEqual([expect.stringContaining('“The usb” is no longer connected'), null]);
  });

  it('speak of an output only while it is in use', () => {
    const said: (string | null)[] = [];
    const notices = createDeviceNotices({ onNotice: (text) => said.push(text) });
    notices.output('ring', { choose: () => undefined, refuse: () => undefined, devicesChanged: () => undefined, chosenId: 'usb', trouble: 'gone' });
    expect(said).toEqual([]);
    notices.used('ring', true);
    notices.used('ring', false);
    expect(said).toEqual([expect.stringContaining('The call rings on'), null]);
  });
});
