/**
 * How loud the echo of what is played may come back, from levels alone: RMS, 1 = full scale, one 20 ms frame after the other. The gain of the
 * echo's way (hybrid of a phone line, loudspeaker to microphone) is the slope between the power that is played and the power that comes, a little
 * later. It is believed only where the two move together: then it is echo, and what they say over the assistant does not change the slope.
 */
export interface EchoEstimate {
  /** The level that the echo may have in this frame; 0 while nothing played can come back any more. */
  next(level: number, playedLevel: number): number;
  /** As learned so far, dB. */
  readonly gainDb: number;
}

/** Until something is learned: louder than what a phone's echo canceller leaves (-30 to -50 dB), softer than people are over the assistant. */
export const startGainDb = -26;
/** 300 ms, of a room and a line; what was played longer ago is not heard any more. */
export const echoTailFrames = 15;
/** Below -50 dBFS nothing is played that could be heard again. */
const playedFloor = 0.003;
/** What was heard counts half after 1.4 s of sound. */
const memory = 0.99;
/** Frames in that memory before it is asked, and how far the two must move together then: two voices that have nothing to do with each other stay below 0.7. */
const leastFrames = 25;
const leastCorrelation = 0.8;
/** A gain that falls is believed slowly: an echo that was masked is not gone. */
const fall = 0.02;
const lowest = 10 ** (-60 / 20);

export function createEchoEstimate(): EchoEstimate {
  const played = new Float64Array(echoTailFrames);
  // Running sums, those of the played side by how many frames it is older.
  const sumX = new Float64Array(echoTailFrames);
  const sumXx = new Float64Array(echoTailFrames);
  const sumXy = new Float64Array(echoTailFrames);
  let sumY = 0;
  let sumYy = 0;
  let count = 0;
  let at = 0;
  let gain = 10 ** (startGainDb / 20);

  const learn = (): void => {
    let slope = 0;
    let best = leastCorrelation;
    const varianceY = sumYy * count - sumY * sumY;
    for (let lag = 0; lag < echoTailFrames; lag += 1) {
      const varianceX = sumXx[lag]! * count - sumX[lag]! * sumX[lag]!;
      const covariance = sumXy[lag]! * count - sumX[lag]! * sumY;
      const correlation = varianceX > 0 && varianceY > 0 ? covariance / Math.sqrt(varianceX * varianceY) : 0;
      if (correlation <= best) continue;
      best = correlation;
      slope = covariance / varianceX;
    }
    if (slope <= 0) return;
    const learned = Math.min(1, Math.max(lowest, Math.sqrt(slope)));
    gain = learned > gain ? learned : gain * (1 - fall) + learned * fall;
  };

  return {
    get gainDb() { return 20 * Math.log10(gain); },
    next(level, playedLevel) {
      played[at % echoTailFrames] = playedLevel;
      at += 1;
      let loudest = 0;
      for (const each of played) loudest = Math.max(loudest, each);
      if (loudest < playedFloor) return 0;
      const y = level * level;
      for (let lag = 0; lag < echoTailFrames; lag += 1) {
        const older = played[(at - 1 - lag + echoTailFrames) % echoTailFrames]!;
        const x = older * older;
        sumX[lag] = sumX[lag]! * memory + x;
        sumXx[lag] = sumXx[lag]! * memory + x * x;
        sumXy[lag] = sumXy[lag]! * memory + x * y;
      }
      sumY = sumY * memory + y;
      sumYy = sumYy * memory + y * y;
      count = count * memory + 1;
      if (count >= leastFrames) learn();
      return gain * loudest;
    },
  };
}
