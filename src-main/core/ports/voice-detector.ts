/** Tells speech from other sound, 20 ms at a time. One for each stream: it remembers what it heard. */
export interface VoiceDetector {
  /** 480 samples, PCM16 at 24 kHz. A piece of another length is no speech. */
  isSpeech(samples24k: Int16Array): boolean;
  /** Nothing may be asked of it afterwards. */
  dispose(): void;
}

/** `aggressiveness`: 0 takes most sounds for speech, 3 the fewest. */
export type CreateVoiceDetector = (options: { readonly aggressiveness: 0 | 1 | 2 | 3 }) => VoiceDetector;
