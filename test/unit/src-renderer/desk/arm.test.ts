import { describe, expect, it } from 'vitest';
import { armMs, isArmed, startArm, stepArm } from '../../../../src-renderer/desk/arm.ts';

describe('arming', () => {
  it('takes 700 ms from the card’s appearance', () => {
    const arm = startArm(1_000, true);
    expect(isArmed(arm, 1_000 + armMs - 1)).toBe(false);
    expect(isArmed(arm, 1_000 + armMs)).toBe(true);
  });

  it.each(['appeared', 'moved', 'changed'] as const)('starts again when it %s', (type) => {
    const arm = stepArm(startArm(0, true), { type }, 5_000);
    expect(isArmed(arm, 5_699)).toBe(false);
    expect(isArmed(arm, 5_700)).toBe(true);
  });

  it('never arms what cannot be seen, and starts when it comes into sight', () => {
    const hidden = startArm(0, false);
    expect(isArmed(hidden, 60_000)).toBe(false);
    const seen = stepArm(hidden, { type: 'visibility', seen: true }, 60_000);
    expect(isArmed(seen, 60_699)).toBe(false);
    expect(isArmed(seen, 60_700)).toBe(true);
    expect(isArmed(stepArm(seen, { type: 'visibility', seen: false }, 61_000), 62_000)).toBe(false);
  });

  it('is not delayed by being told again what is known', () => {
    const arm = startArm(0, true);
    expect(stepArm(arm, { type: 'visibility', seen: true }, 600)).toBe(arm);
  });
});
