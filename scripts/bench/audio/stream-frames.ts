import type { Converter } from './converter.ts';

export interface Streamed {
  readonly output: Int16Array;
  /** Samples of the output that had come due and were not given, at worst after a push. */
  readonly worstHeld: number;
}

/** Pushes a stream through in frames of so many samples. */
export function streamFrames(converter: Converter, input: Int16Array, frameSamples: number, ratio: number): Streamed {
  // Room for a peer that gives back at once what it has held.
  const room = new Int16Array(Math.ceil(frameSamples * ratio) + 8_192);
  const output = new Int16Array(Math.ceil(input.length * ratio) + room.length);
  let given = 0;
  let worstHeld = 0;
  for (let from = 0; from < input.length; from += frameSamples) {
    const frame = input.subarray(from, from + frameSamples);
    const count = converter.process(frame, room);
    output.set(room.subarray(0, count), given);
    given += count;
    // A little more, for 44 100 / 24 000 is no binary fraction and a whole number of outputs must not be missed by it.
    worstHeld = Math.max(worstHeld, Math.floor((from + frame.length) * ratio + 0.001) - given);
  }
  return { output: output.subarray(0, given), worstHeld };
}
