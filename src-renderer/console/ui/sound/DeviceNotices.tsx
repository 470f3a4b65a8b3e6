import { MicOff, Unplug } from 'lucide-react';
import type { AudioEngineState } from '../../audio/engine-api.ts';
import { Notice } from '../Notice.tsx';

/** What became of the devices while they are in use, above what it concerns. */
export function DeviceNotices({ dead, deviceNotice }: Pick<AudioEngineState, 'dead' | 'deviceNotice'>) {
  return (
    <>
      {deviceNotice !== null && <Notice tone="attention" icon={Unplug} title="A sound device changed">{deviceNotice}</Notice>}
      {dead && (
        <Notice tone="attention" icon={MicOff} title="The microphone gives no sound at all">
          Nothing has come from it for 3 s, not even noise. You cannot be heard. Look whether it is switched off, or blocked in the system settings, or choose another one.
        </Notice>
      )}
    </>
  );
}
