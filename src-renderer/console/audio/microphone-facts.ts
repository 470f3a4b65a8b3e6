/** What the browser is asked to do to the microphone's sound, or really does. */
export interface MicrophoneProcessing { readonly cancelEcho: boolean; readonly reduceNoise: boolean }

/** What an open microphone says of itself. */
export interface MicrophoneFacts {
  /** Null where the browser does not tell; `default` for the system's. */
  readonly deviceId: string | null;
  /** The system's name for it; null when it has none. */
  readonly label: string | null;
  /** Of the device, not of our graph; null where the browser does not tell. */
  readonly sampleRateHz: number | null;
  readonly channels: number | null;
  readonly processing: MicrophoneProcessing;
}

export function microphoneFacts(track: Pick<MediaStreamTrack, 'label' | 'getSettings'>): MicrophoneFacts {
  const settings = track.getSettings();
  return {
    deviceId: settings.deviceId ?? null,
    label: track.label === '' ? null : track.label,
    sampleRateHz: settings.sampleRate ?? null,
    channels: settings.channelCount ?? null,
    // Chromium also knows words here: `remote-only` hears nothing of our own graph, so only true counts.
    processing: { cancelEcho: settings.echoCancellation === true, reduceNoise: settings.noiseSuppression === true },
  };
}
