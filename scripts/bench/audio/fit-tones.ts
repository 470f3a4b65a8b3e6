export interface ToneFit {
  /** Of each frequency, in the order asked for; units of the samples. */
  readonly amplitudes: readonly number[];
  /** Of each as a sine that starts at sample 0 of the stream, -π…π. */
  readonly phases: readonly number[];
  /** Root mean square of what is neither one of the tones nor a constant. */
  readonly residualRms: number;
}

/**
 * Least squares: the constant and the tones that together explain the samples best. All tones are fitted at once, so a strong one does not
 * leak into the figure of a weak one. Frequencies must be apart by more than the inverse of the length, and not 0 or half the rate.
 * `fromSample`: where in the stream the samples begin.
 */
export function fitTones(samples: ArrayLike<number>, rateHz: number, frequenciesHz: readonly number[], fromSample = 0): ToneFit {
  const size = 1 + 2 * frequenciesHz.length;
  const basis = new Float64Array(size);
  const fillBasis = (index: number): void => {
    basis[0] = 1;
    frequenciesHz.forEach((frequencyHz, tone) => {
      const angle = (2 * Math.PI * frequencyHz * (fromSample + index)) / rateHz;
      basis[1 + 2 * tone] = Math.sin(angle);
      basis[2 + 2 * tone] = Math.cos(angle);
    });
  };

  // The normal equations, one row after the other, the right-hand side last in each.
  const rows = Array.from({ length: size }, () => new Float64Array(size + 1));
  for (let index = 0; index < samples.length; index += 1) {
    fillBasis(index);
    const sample = samples[index] ?? 0;
    rows.forEach((row, r) => {
      const factor = basis[r] ?? 0;
      for (let c = 0; c < size; c += 1) row[c] = (row[c] ?? 0) + factor * (basis[c] ?? 0);
      row[size] = (row[size] ?? 0) + factor * sample;
    });
  }
  const weights = solve(rows);

  let squares = 0;
  for (let index = 0; index < samples.length; index += 1) {
    fillBasis(index);
    let rest = samples[index] ?? 0;
    for (let c = 0; c < size; c += 1) rest -= (weights[c] ?? 0) * (basis[c] ?? 0);
    squares += rest * rest;
  }
  const sines = frequenciesHz.map((_, tone) => weights[1 + 2 * tone] ?? 0);
  const cosines = frequenciesHz.map((_, tone) => weights[2 + 2 * tone] ?? 0);
  return {
    amplitudes: sines.map((sine, tone) => Math.hypot(sine, cosines[tone] ?? 0)),
    phases: sines.map((sine, tone) => Math.atan2(cosines[tone] ?? 0, sine)),
    residualRms: Math.sqrt(squares / samples.length),
  };
}

/** Gauss-Jordan with the largest pivot; the matrix is changed. */
function solve(rows: Float64Array[]): number[] {
  const size = rows.length;
  for (let at = 0; at < size; at += 1) {
    const largest = rows.slice(at).reduce((best, row) => (Math.abs(row[at] ?? 0) > Math.abs(best[at] ?? 0) ? row : best));
    rows.splice(rows.indexOf(largest), 1);
    rows.splice(at, 0, largest);
    const pivot = largest[at] ?? 0;
    if (pivot === 0) throw new Error('The tones cannot be told apart');
    for (const row of rows) {
      if (row === largest) continue;
      const factor = (row[at] ?? 0) / pivot;
      if (factor !== 0) for (let c = at; c <= size; c += 1) row[c] = (row[c] ?? 0) - factor * (largest[c] ?? 0);
    }
  }
  return rows.map((row, r) => (row[size] ?? 0) / (row[r] ?? 1));
}
