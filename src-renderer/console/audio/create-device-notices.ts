import type { DevicesView } from './read-devices.ts';
import type { MicrophoneState } from './create-microphone.ts';
import type { Output } from './create-output.ts';
import { deviceNotice } from './device-notice.ts';

/** Gathers what is not as chosen and says it in words, while the sound it concerns is in use. */
export interface DeviceNotices {
  devices(devices: DevicesView): void;
  microphone(state: MicrophoneState): void;
  output(what: 'voice' | 'ring', output: Output): void;
  used(what: 'voice' | 'ring', used: boolean): void;
}

export function createDeviceNotices(deps: { readonly onNotice: (text: string | null) => void }): DeviceNotices {
  /** By id, also of devices that are gone. */
  const labels = new Map<string, string>();
  const outputs = new Map<'voice' | 'ring', Output>();
  const inUse = new Set<'voice' | 'ring'>();
  let microphone: MicrophoneState | null = null;
  let said: string | null = null;

  const labelOf = (id: string | null): string | null => (id === null ? null : labels.get(id) ?? null);
  const outputTrouble = (what: 'voice' | 'ring') => {
    const output = outputs.get(what);
    const why = inUse.has(what) ? output?.trouble ?? null : null;
    return why === null || output === undefined ? null : { why, label: labelOf(output.chosenId) };
  };
  const tell = (): void => {
    const standIn = microphone?.standIn ?? null;
    const text = deviceNotice({
      microphone: standIn === null ? null : { why: standIn.why, label: labelOf(standIn.chosenId), usedLabel: microphone?.label ?? null },
      muted: microphone?.muted === true ? { label: microphone.label } : null,
      speaker: outputTrouble('voice'),
      ring: outputTrouble('ring'),
    });
    if (text !== said) deps.onNotice(text);
    said = text;
  };

  return {
    devices: ({ inputs, outputs: { devices } }) => {
      for (const { id, label } of [...inputs.devices, ...devices]) labels.set(id, label);
      tell();
    },
    microphone: (state) => {
      microphone = state;
      tell();
    },
    output: (what, output) => {
      outputs.set(what, output);
      tell();
    },
    used: (what, used) => {
      if (used) inUse.add(what);
      else inUse.delete(what);
      tell();
    },
  };
}
