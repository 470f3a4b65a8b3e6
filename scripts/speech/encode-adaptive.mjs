import { advance, copyState, predict, startState } from '../../src-main/practice/speech/adaptive-codec.ts';

/** Ways that are followed side by side: what is best for one sample is not always best for the next ones. */
const ways = 6;

/** PCM16 to the bytes of adaptive-codec.ts; an odd last sample is doubled. */
export function encodeAdaptive(samples) {
  const count = samples.length + (samples.length & 1);
  let live = [{ state: startState(), error: 0, last: null }];
  for (let n = 0; n < count; n += 1) {
    const wanted = samples[Math.min(n, samples.length - 1)];
    const options = [];
    for (const way of live) {
      const off = (wanted - predict(way.state)) / way.state.step;
      const near = Math.min(7, Math.floor(Math.abs(off)));
      const sign = off < 0 ? 8 : 0;
      const codes = new Set([near | sign, Math.min(7, near + 1) | sign, near === 0 ? sign ^ 8 : (near - 1) | sign]);
      for (const code of codes) options.push({ way, code, error: way.error + ((Math.abs(off) - ((code & 7) + 0.5) * ((code & 8) === sign ? 1 : -1)) * way.state.step) ** 2 });
    }
    options.sort((a, b) => a.error - b.error);
    live = options.slice(0, ways).map(({ way, code, error }) => {
      const state = copyState(way.state);
      advance(state, code);
      return { state, error, last: { code, before: way.last } };
    });
  }
  const bytes = new Uint8Array(count / 2);
  let n = count - 1;
  for (let link = live[0].last; link !== null; link = link.before) {
    bytes[n >> 1] |= link.code << ((n & 1) * 4);
    n -= 1;
  }
  return bytes;
}
