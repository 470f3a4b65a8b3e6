import type { AudioDevice } from './engine-api.ts';

const names = { audioinput: 'Microphone', audiooutput: 'Speaker' } as const;

/**
 * The devices of one kind, for a list to choose from. `default` and `communications` are doubles of a real device and are left out:
 * "the system's choice" is the choice of none. Before permission is given there are no labels, and no ids on some systems.
 */
export function listDevices(infos: readonly Pick<MediaDeviceInfo, 'kind' | 'deviceId' | 'label'>[], kind: keyof typeof names): AudioDevice[] {
  return infos
    .filter((info) => info.kind === kind && info.deviceId !== '' && info.deviceId !== 'default' && info.deviceId !== 'communications')
    .map((info, at) => ({ id: info.deviceId, label: info.label === '' ? `${names[kind]} ${at + 1}` : info.label }));
}
