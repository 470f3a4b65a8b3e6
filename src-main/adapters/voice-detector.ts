import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createResampler } from '../../src-shared/audio/resampler.ts';
import { err, ok, type Result } from '../../src-shared/domain/result.ts';
import type { CreateVoiceDetector } from '../core/ports/voice-detector.ts';

/** What the module exports, under the names its compiler gave (version 0.2.0 of @echogarden/fvad-wasm, see `fvad.js` there). */
interface Exports {
  readonly c: WebAssembly.Memory;
  /** Constructors, once before all else. */
  d(): void;
  /** fvad_new: 0 = no memory. */
  e(): number;
  /** malloc */
  f(bytes: number): number;
  /** fvad_free */
  h(detector: number): void;
  /** free */
  i(pointer: number): void;
  /** fvad_set_mode */
  j(detector: number, mode: number): number;
  /** fvad_set_sample_rate */
  k(detector: number, rateHz: number): number;
  /** fvad_process: 1 speech, 0 none, -1 a frame of a length that it does not take. */
  l(detector: number, samples: number, count: number): number;
}

const frame24k = 480;
const frame8k = 160;

/**
 * The voice activity detector of WebRTC, compiled to WebAssembly. It works at 8 kHz inside, so that is what it is given. Its own loader fetches
 * the file by the address of the module, which a bundle does not have; this one reads it from the assets. One instance serves every call.
 * The error names what was wrong with the file.
 */
export function loadVoiceDetector(assetsDir: string): Result<CreateVoiceDetector, string> {
  let wasm: Exports;
  try {
    const module = new WebAssembly.Module(readFileSync(join(assetsDir, 'voice-detector', 'fvad.wasm')));
    const refuseGrowth = (): number => 0;
    const failed = (): never => { throw new Error('the voice detector failed'); };
    wasm = new WebAssembly.Instance(module, { a: { a: failed, b: refuseGrowth } }).exports as unknown as Exports;
    wasm.d();
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error));
  }
  return ok(({ aggressiveness }) => {
    const pointer = wasm.e();
    const input = wasm.f(frame8k * 2);
    if (pointer === 0 || input === 0) throw new Error('the voice detector has no memory left');
    wasm.k(pointer, 8_000);
    wasm.j(pointer, aggressiveness);
    // The memory never grows, so that a view of it stays good.
    const view = new Int16Array(wasm.c.buffer, input, frame8k);
    const resampler = createResampler(24_000, 8_000);
    const room = new Int16Array(resampler.outputRoom(frame24k));
    const converted = room.subarray(0, frame8k);
    let disposed = false;
    return {
      isSpeech(samples24k) {
        if (disposed || samples24k.length !== frame24k) return false;
        resampler.process(samples24k, room);
        view.set(converted);
        return wasm.l(pointer, input, frame8k) === 1;
      },
      dispose() {
        if (disposed) return;
        disposed = true;
        wasm.h(pointer);
        wasm.i(input);
      },
    };
  });
}
