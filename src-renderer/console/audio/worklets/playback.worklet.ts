import type { FromPlayback, ToWorklet } from './worklet-messages.ts';
import { createDucking } from '../../../../src-shared/audio/ducking.ts';
import { createJitterBuffer } from '../../../../src-shared/audio/jitter-buffer.ts';
import { decodeFrame, encodeFrame, initialCredit, laneSampleRate, type FrameKind } from '../../../../src-shared/audio/frame.ts';

declare class AudioWorkletProcessor { readonly port: MessagePort }
declare function registerProcessor(name: string, processor: new () => AudioWorkletProcessor): void;

const soundEverySamples = laneSampleRate;
const none = new Int16Array(0);
const reportEverySamples = laneSampleRate * 0.1;
/** Credit is given back in lots of 100 ms; the sender holds 500 ms, so it never waits for a lot. */
const creditLotFrames = 5;

const msOf = (samples24k: number): number => (samples24k / laneSampleRate) * 1000;

/** Lane → speaker: the jitter buffer and its reports. Runs in a context of 24 kHz. */
class Playback extends AudioWorkletProcessor {
  readonly #buffer = createJitterBuffer();
  #lane: MessagePort | null = null;
  #streamId = 0;
  #over = false;
  #usedFrames = 0;
  #reported = 0;
  /** Played by the node before this one. */
  #playedBefore = 0;
  #sinceReport = 0;
  #underruns = 0;
  #sinceSound = 0;
  readonly #ducking = createDucking();
  readonly #seq = { credit: 0, played: 0 };

  constructor() {
    super();
    this.port.onmessage = (event: MessageEvent<ToWorklet>) => this.#told(event.data);
  }

  process(_inputs: Float32Array[][], outputs: Float32Array[][]): boolean {
    const [target, ...others] = outputs[0] ?? [];
    if (target === undefined) return !this.#over;
    this.#buffer.pull(target);
    this.#ducking.apply(target);
    for (const other of others) other.set(target);
    this.#sinceReport += target.length;
    if (this.#over) return this.#playOut();
    // The last sample of an utterance is reported at once: "heard" waits for it.
    if (this.#sinceReport >= reportEverySamples || this.#buffer.queuedSamples === 0) this.#reportPlayed(false);
    this.#grant();
    if (this.#buffer.underruns !== this.#underruns) {
      this.#underruns = this.#buffer.underruns;
      this.port.postMessage({ type: 'underruns', count: this.#underruns } satisfies FromPlayback);
    }
    this.#sinceSound += target.length;
    if (this.#sinceSound >= soundEverySamples) this.#tellSound();
    return true;
  }

  #told(message: ToWorklet): void {
    if (message.type === 'stop') {
      this.#buffer.clear();
      if (!this.#over) this.#post('end', 0, 0);
      this.#over = true;
      return;
    }
    this.#lane = message.lane;
    this.#streamId = message.streamId;
    message.lane.onmessage = (event: MessageEvent<ArrayBuffer>) => this.#received(event.data);
    if (message.takesOver === null) return;
    this.#playedBefore = message.takesOver.playedSamples;
    // What was on its way to the lost node is lost with its credit.
    this.#post('credit', this.#seq.credit++, initialCredit);
  }

  #received(bytes: ArrayBuffer): void {
    const frame = decodeFrame(new Uint8Array(bytes));
    if (frame === null) return;
    if (frame.kind === 'pcm') this.#buffer.push(frame.samples);
    if (frame.kind === 'duck') this.#ducking.set(frame.value === 1);
    if (frame.kind === 'clear') {
      this.#buffer.clear();
      this.#ducking.set(false);
      this.#reportPlayed(true);
      this.#grant();
    }
    if (frame.kind === 'end' && !this.#over) {
      // What is queued is still played; then the node dies.
      this.#over = true;
    }
  }

  /** The lane is gone by now: only the page is told. */
  #playOut(): boolean {
    const left = this.#buffer.queuedSamples > 0;
    if (left && this.#sinceReport < reportEverySamples) return true;
    this.#sinceReport = 0;
    this.port.postMessage({ type: 'played', samples: this.#playedBefore + this.#buffer.playedSamples } satisfies FromPlayback);
    if (!left) this.port.postMessage({ type: 'ended' } satisfies FromPlayback);
    return left;
  }

  #reportPlayed(always: boolean): void {
    const played = this.#buffer.playedSamples;
    this.#sinceReport = 0;
    if (played === this.#reported && !always) return;
    this.#reported = played;
    const samples = this.#playedBefore + played;
    this.#post('played', this.#seq.played++, samples);
    this.port.postMessage({ type: 'played', samples } satisfies FromPlayback);
  }

  #tellSound(): void {
    this.#sinceSound = 0;
    const { underruns, queuedSamples, concealedSamples, jitterMs, longestGapMs } = this.#buffer;
    this.port.postMessage({ type: 'sound', sound: { underruns, concealedMs: msOf(concealedSamples), bufferMs: msOf(queuedSamples), jitterMs, longestGapMs } } satisfies FromPlayback);
  }

  #grant(): void {
    this.#usedFrames += this.#buffer.takeUsedFrames();
    if (this.#usedFrames < creditLotFrames && !(this.#usedFrames > 0 && this.#buffer.queuedSamples === 0)) return;
    this.#post('credit', this.#seq.credit++, this.#usedFrames);
    this.#usedFrames = 0;
  }

  #post(kind: FrameKind, seq: number, value: number): void {
    const { buffer } = encodeFrame({ kind, streamId: this.#streamId, seq, value, samples: none });
    this.#lane?.postMessage(buffer, [buffer]);
  }
}

registerProcessor('consigliere-playback', Playback);
