import type { AudioDevice } from './engine-api.ts';
import { listDevices } from './list-devices.ts';

type Info = Pick<MediaDeviceInfo, 'kind' | 'deviceId' | 'label' | 'groupId'>;

export interface DeviceView {
  readonly devices: readonly AudioDevice[];
  /** Some are there, named or not: without permission the browser tells neither names nor ids. */
  readonly any: boolean;
  /** Which device is the system's default, by whatever tells it apart; null where the browser does not say. */
  readonly defaultKey: string | null;
}

/** The devices of both directions, as one moment has them. */
export interface DevicesView { readonly inputs: DeviceView; readonly outputs: DeviceView }

export function readDevices(infos: readonly Info[]): DevicesView {
  const view = (kind: 'audioinput' | 'audiooutput'): DeviceView => {
    const ofKind = infos.filter((info) => info.kind === kind);
    const standard = ofKind.find(({ deviceId }) => deviceId === 'default');
    return { devices: listDevices(infos, kind), any: ofKind.length > 0, defaultKey: standard === undefined ? null : `${standard.groupId} ${standard.label}` };
  };
  return { inputs: view('audioinput'), outputs: view('audiooutput') };
}
