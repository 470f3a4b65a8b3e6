import type { AudioEngine } from '../audio/engine-api.ts';
import type { SettingsView } from '../../../src-shared/contract/views.ts';

/** Tells the engine what is chosen. It is told again with every change of the settings, most of which change nothing here. */
export function applyDevices(audio: AudioEngine, devices: SettingsView['devices']): void {
  const { microphoneId, speakerId, ringId, cancelEcho, reduceNoise } = devices;
  audio.chooseMicrophone(microphoneId);
  audio.chooseSpeaker(speakerId);
  audio.chooseRing(ringId);
  audio.chooseProcessing({ cancelEcho, reduceNoise });
}
