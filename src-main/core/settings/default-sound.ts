import type { SettingsView } from '../../../src-shared/contract/views.ts';
import { defaultHearing } from '../../../src-shared/domain/hearing.ts';

/** Devices, hearing and recording as a new home has them: the system's devices, the service finds the turns, nothing is recorded. */
export const defaultSound: Pick<SettingsView, 'devices' | 'hearing' | 'recording'> = {
  devices: { microphoneId: null, speakerId: null, ringId: null, cancelEcho: true, reduceNoise: true },
  hearing: { ...defaultHearing },
  recording: { mode: 'off', format: 'wav', hideCardNumbers: true, keepDays: 90 },
};
