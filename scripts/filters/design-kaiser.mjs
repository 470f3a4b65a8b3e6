/** Modified Bessel function of order 0, by its series. */
function bessel0(x) {
  let sum = 1;
  for (let k = 1, term = 1; term > sum * 1e-17; k += 1) {
    term *= (x / 2 / k) ** 2;
    sum += term;
  }
  return sum;
}

/** Taps of a linear-phase low-pass of odd length: the ideal one, cut half-way between the edges, under a Kaiser window of `attenuationDb` (50 or more). */
export function designKaiser({ rateHz, tapCount, passHz, stopHz, attenuationDb }) {
  const half = (tapCount - 1) / 2;
  const beta = 0.1102 * (attenuationDb - 8.7);
  const cut = (passHz + stopHz) / rateHz;
  const taps = Array.from({ length: tapCount }, (_, n) => {
    const at = n - half;
    const ideal = at === 0 ? cut : Math.sin(Math.PI * cut * at) / (Math.PI * at);
    return ideal * bessel0(beta * Math.sqrt(1 - (at / half) ** 2)) / bessel0(beta);
  });
  const sum = taps.reduce((total, tap) => total + tap, 0);
  return taps.map((tap) => tap / sum);
}
