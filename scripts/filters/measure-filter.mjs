/** What the taps really do: rejection above `stopHz`, ripple below `passHz`, both in dB, and the delay. */
export function measureFilter(taps, { rateHz, passHz, stopHz, lookedAtHz = rateHz / 2 }) {
  const half = (taps.length - 1) / 2;
  // Symmetric taps: the gain is a sum of cosines, run by the recurrence cos(k+1)ω = 2 cos ω cos kω − cos(k−1)ω.
  const gain = (hz) => {
    const step = 2 * Math.cos((2 * Math.PI * hz) / rateHz);
    let [before, now] = [1, step / 2];
    let sum = taps[half];
    for (let k = 1; k <= half; k += 1) {
      sum += 2 * taps[half + k] * now;
      [before, now] = [now, step * now - before];
    }
    return Math.abs(sum);
  };
  const over = (fromHz, toHz) => Array.from({ length: 4_001 }, (_, i) => gain(fromHz + ((toHz - fromHz) * i) / 4_000));
  const db = (value) => 20 * Math.log10(value);
  const pass = over(0, passHz);
  return {
    rejectionDb: -db(Math.max(...over(stopHz, lookedAtHz))),
    rippleDb: Math.max(db(Math.max(...pass)), -db(Math.min(...pass))),
    delayMs: (half / rateHz) * 1_000,
  };
}
