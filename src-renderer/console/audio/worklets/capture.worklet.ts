import type { FromCapture, ToWorklet } from './worklet-messages.ts';
import { createCaptureRing } from '../../../../src-shared/audio/ring-capture.ts';
import { createLevelMeter } from '../../../../src-shared/audio/level-meter.ts';
import { createZeroWatchdog } from '../../../../src-shared/audio/zero-watchdog.ts';
import { decodeFrame, encodeFrame, laneSampleRate, type FrameKind } from '../../../../src-shared/audio/frame.ts';

declare const currentTime: number;
declare class AudioWorkletProcessor { readonly port: MessagePort }
declare function registerProcessor(name: string, processor: new () => AudioWorkletProcessor): void;

const none = new Int16Array(0);
const peakWindowSamples = laneSampleRate * 0.05;
const loudnessWindowSamples = laneSampleRate * 0.4;
/** A live microphone has noise; macOS gives exact zeros without permission, and so does a dead device. */
const deadAfterMs = 3_000;

/** Microphone → lane: mono PCM16, 20 ms a frame, as the receiver has credit. Runs in a context of 24 kHz. */
class Capture extends AudioWorkletProcessor {
  readonly #ring = createCaptureRing();
  readonly #peak = createLevelMeter(peakWindowSamples);
  readonly #loudness = createLevelMeter(loudnessWindowSamples);
  readonly #zeros = createZeroWatchdog({ afterMs: deadAfterMs, rateHz: laneSampleRate });
  #lane: MessagePort | null = null;
  #streamId = 0;
  #over = false;

  constructor() {
    super();
    this.port.onmessage = (event: MessageEvent<ToWorklet>) => this.#told(event.data);
  }

  process(inputs: Float32Array[][]): boolean {
    const channels = inputs[0];
    const first = channels?.[0];
    if (this.#over) return false;
    // No input is connected while the microphone is being changed.
    if (channels === undefined || first === undefined) return true;
    const peak = this.#peak.push(first);
    this.#loudness.push(first);
    const dead = this.#zeros.push(first);
    if (peak !== null) this.port.postMessage({ type: 'level', peak, levelDb: this.#loudness.rmsDb, dead, droppedFrames: this.#ring.droppedFrames } satisfies FromCapture);
    if (this.#lane === null) return true;
    this.#ring.push(channels, currentTime);
    this.#send();
    return true;
  }

  #told(message: ToWorklet): void {
    if (message.type === 'stop') {
      if (!this.#over) this.#post('end', 0, 0, none);
      this.#over = true;
      return;
    }
    this.#lane = message.lane;
    this.#streamId = message.streamId;
    message.lane.onmessage = (event: MessageEvent<ArrayBuffer>) => {
      const frame = decodeFrame(new Uint8Array(event.data));
      if (frame?.kind === 'credit') this.#ring.grant(frame.value);
      if (frame?.kind === 'end') this.#lane = null;
    };
  }

  #send(): void {
    for (let frame = this.#ring.take(); frame !== null; frame = this.#ring.take()) this.#post('pcm', frame.seq, Math.round(frame.atMs), frame.samples);
  }

  #post(kind: FrameKind, seq: number, value: number, samples: Int16Array): void {
    const { buffer } = encodeFrame({ kind, streamId: this.#streamId, seq, value, samples });
    this.#lane?.postMessage(buffer, [buffer]);
  }
}

registerProcessor('consigliere-capture', Capture);
