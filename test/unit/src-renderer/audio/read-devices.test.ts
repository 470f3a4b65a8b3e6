import { describe, expect, it } from 'vitest';
import { readDevices } from '../../../../src-renderer/console/audio/read-devices.ts';

const infos = (group: string) => [
  { kind: 'audioinput', deviceId: 'default', label: 'Default - Headset', groupId: group },
  { kind: 'audioinput', deviceId: 'a', label: 'Headset', groupId: 'g1' },
  { kind: 'videoinput', deviceId: 'v', label: 'Camera', groupId: 'g2' },
] as const;

describe('devices', () => {
  it('tells when the default is another device, though every device is the same', () => {
    const before = readDevices(infos('g1'));
    const after = readDevices(infos('g3'));
    expect(after.inputs.devices).toEqual(before.inputs.devices);
    expect(after.inputs.defaultKey).not.toBe(before.inputs.defaultKey);
  });

  it('tells none from unnamed', () => {
    const { inputs, outputs } = readDevices([{ kind: 'audioinput', deviceId: '', label: '', groupId: '' }]);
    expect(inputs).toEqual({ devices: [], any: true, defaultKey: null });
    expect(outputs).toEqual({ devices: [], any: false, defaultKey: null });
  });
});
