/** How long nobody has been heard. */
export interface DeadAir {
  /** The loudness of the next piece of sound (RMS, dB of full scale) and its length. Answers for how long now nothing was above the floor, in ms. */
  push(rmsDb: number, durationMs: number): number;
}

/** A quiet room at a telephone is near −60 dBFS, a soft voice near −40. */
export const quietFloorDb = -50;

export function createDeadAir(floorDb = quietFloorDb): DeadAir {
  let silentMs = 0;
  return {
    push: (rmsDb, durationMs) => {
      silentMs = rmsDb > floorDb ? 0 : silentMs + durationMs;
      return silentMs;
    },
  };
}
