import { describe, expect, it } from 'vitest';
import { listDevices } from '../../../../src-renderer/console/audio/list-devices.ts';

describe('list of devices', () => {
  it('keeps one kind, leaves out doubles, and names what has no name', () => {
    const infos = [
      { kind: 'audioinput', deviceId: 'default', label: 'Default - Desk mic' },
      { kind: 'audioinput', deviceId: 'a', label: 'Desk mic' },
      { kind: 'audioinput', deviceId: 'b', label: '' },
      { kind: 'audiooutput', deviceId: 'c', label: 'Headphones' },
      { kind: 'audiooutput', deviceId: '', label: '' },
    ] as const;
    expect(listDevices(infos, 'audioinput')).toEqual([{ id: 'a', label: 'Desk mic' }, { id: 'b', label: 'Microphone 2' }]);
    expect(listDevices(infos, 'audiooutput')).toEqual([{ id: 'c', label: 'Headphones' }]);
  });
});
