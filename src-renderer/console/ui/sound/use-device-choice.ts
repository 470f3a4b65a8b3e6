import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { Request } from '../../stores/use-request.ts';
import type { SettingsView } from '../../../../src-shared/contract/views.ts';
import { applyDevices } from '../../stores/apply-devices.ts';
import { deviceChoices } from './device-choices.ts';
import { useConsoleState } from '../../stores/use-console-state.ts';
import { useRequest } from '../../stores/use-request.ts';
import { useServices } from '../../stores/use-services.ts';

type Devices = SettingsView['devices'];
type Options = ReturnType<typeof deviceChoices>;

export interface DeviceChoice {
  readonly devices: Devices;
  readonly microphones: Options;
  readonly speakers: Options;
  readonly rings: Options;
  readonly request: Request;
  /** Heard at once, and kept. */
  change(change: Partial<Devices>): void;
}

/** Which devices calls use, and what is done to the microphone's sound. */
export function useDeviceChoice(): DeviceChoice {
  const { audio, deviceNames } = useServices();
  const { inputs, outputs, microphoneLabel } = useStore(audio.store);
  const devices = useConsoleState((state) => state.settings.devices);
  const request = useRequest();
  useEffect(() => { void audio.refreshDevices(); }, [audio]);

  const choices = (found: typeof inputs, chosenId: string | null, none: string): Options =>
    deviceChoices({ found, chosenId, chosenName: chosenId === null ? null : deviceNames.of(chosenId), none });

  return {
    devices, request,
    microphones: choices(inputs, devices.microphoneId, devices.microphoneId === null && microphoneLabel !== null ? `System default, now ${microphoneLabel}` : 'System default'),
    speakers: choices(outputs, devices.speakerId, 'System default'),
    rings: choices(outputs, devices.ringId, 'Same as the speaker'),
    change(change) {
      for (const { id, label } of [...inputs, ...outputs]) if (Object.values(change).includes(id)) deviceNames.remember(id, label);
      const next = { ...devices, ...change };
      applyDevices(audio, next);
      void request.run('settings.update', { devices: next });
    },
  };
}
