import type { Disposer } from '../../../src-shared/domain/disposer.ts';
import type { Result } from '../../../src-shared/domain/result.ts';
import type { MicrophoneProcessing } from './microphone-facts.ts';
import type { StoreApi } from 'zustand/vanilla';
import type { StreamSound } from './worklets/worklet-messages.ts';

export interface AudioDevice { readonly id: string; readonly label: string }

/** Why there is no microphone; `text` has the three parts of an error. */
export interface MicrophoneProblem { readonly code: 'denied' | 'none' | 'busy' | 'failed'; readonly text: string }

export interface AudioEngineState {
  readonly inputs: readonly AudioDevice[];
  readonly outputs: readonly AudioDevice[];
  readonly microphone: 'idle' | 'asking' | 'on' | 'problem';
  readonly problem: MicrophoneProblem | null;
  /** What the sound comes from, by the system's name for it; null while it is off or has none. */
  readonly microphoneLabel: string | null;
  /** Nothing but digital zeros has come for 3 s: the system gives silence without permission, or the device is dead. */
  readonly dead: boolean;
  /** A device went away, or another took its place: what happened, what it means, what to do. Null when all is as chosen. */
  readonly deviceNotice: string | null;
  /** The system holds the microphone mute. */
  readonly muted: boolean;
  /** What the browser really does to the microphone's sound; null while it is off. */
  readonly processing: MicrophoneProcessing | null;
  /** RMS of the last 400 ms in dBFS while the microphone is on, -Infinity for silence. */
  readonly levelDb: number;
  /** Microphone peak 0..1 over the last 50 ms, 20 times a second while it is on. */
  readonly level: number;
  /** The browser waits for a click before it plays sound. */
  readonly suspended: boolean;
  /** The last stream could not be played at all: no audio context, or its worklet did not load. */
  readonly silent: boolean;
  /** Gaps heard because frames came too late, since the engine was made. */
  readonly underruns: number;
}

export interface StreamFollower {
  /** Samples of 24 kHz really played since the stream opened, ten times a second. */
  onPlayed(samples24k: number): void;
  /** The core had no more, and all of it was played. */
  onEnded(): void;
}

/** All sound of the console. One instance; nothing is opened before it is needed. */
export interface AudioEngine {
  readonly store: StoreApi<AudioEngineState>;
  /** Call from a click: wakes a suspended context. */
  wake(): void;
  refreshDevices(): Promise<void>;
  chooseMicrophone(id: string | null): void;
  chooseSpeaker(id: string | null): void;
  /** Microphone on for a level meter only. */
  meter(): Promise<Result<Disposer, MicrophoneProblem>>;
  chooseRing(id: string | null): void;
  /** What the browser is to do to the microphone's sound; takes hold at once. What it really does is in the state. */
  chooseProcessing(processing: MicrophoneProcessing): void;
  /** Records 3 s of the microphone, lets it go, and plays them through the speaker. Resolves when they have been played. */
  recordAndPlay(onStep: (step: 'recording' | 'playing') => void): Promise<Result<null, MicrophoneProblem>>;
  /** The ring tone on the ring device, until disposed. */
  ring(): Disposer;
  /** Three notes through the chosen speaker. */
  playTone(): Promise<void>;
  /** Plays a stream of the core: listening in, a recording. `follow` is told how far it is. */
  playStream(streamId: number, follow?: StreamFollower): Disposer;
  /** How the sound of a stream goes as it is played, a new one each second; null while it is not played. */
  streamSound(streamId: number): StreamSound | null;
  /** Assistant line: microphone to one stream, the assistant's voice from the other. The microphone is released ≤ 500 ms after disposing. */
  talk(streams: { readonly microphoneStreamId: number; readonly voiceStreamId: number }): Promise<Result<Disposer, MicrophoneProblem>>;
}
