import type { Heard } from './heard.ts';

declare class AudioWorkletProcessor { readonly port: MessagePort }
declare function registerProcessor(name: string, processor: new () => AudioWorkletProcessor): void;

/** No sound has as many zeros in a row at 24 kHz; a tone passes zero within one or two samples. */
const zerosOfSilence = 8;

/** Tells when sound ends and begins, by the clock at the moment it is rendered. An audio thread has no finer clock than whole milliseconds. */
class Silence extends AudioWorkletProcessor {
  #sounding = false;
  #silentSamples = 0;

  process(inputs: Float32Array[][]): boolean {
    const samples = inputs[0]?.[0];
    if (samples === undefined) return true;
    const ends = samples.subarray(-zerosOfSilence).every((sample) => sample === 0);
    if (ends) this.#silentSamples += samples.length;
    if (ends !== this.#sounding) return true;
    this.#sounding = !ends;
    this.port.postMessage({ sound: !ends, atMs: Date.now(), silentSamples: this.#silentSamples } satisfies Heard);
    this.#silentSamples = 0;
    return true;
  }
}

registerProcessor('silence', Silence);
