/*
 * Approve is inert for 700 ms after its card appeared, moved, or changed from outside, and while it cannot be seen. This is
 * protection against a stray click or key, so it is judged at the time of the click and not by how the button looks.
 */

export const armMs = 700;

export interface Arm {
  /** Window time (ms) from which Approve may work, unless it is hidden. */
  readonly armedAtMs: number;
  readonly seen: boolean;
}

export type ArmEvent =
  | { readonly type: 'appeared' | 'moved' | 'changed' }
  /** `seen` false: something lies over the card, or it is off screen. */
  | { readonly type: 'visibility'; readonly seen: boolean };

/** `seen`: true at once where the browser cannot tell. */
export const startArm = (nowMs: number, seen: boolean): Arm => ({ armedAtMs: nowMs + armMs, seen });

export function stepArm(arm: Arm, event: ArmEvent, nowMs: number): Arm {
  if (event.type !== 'visibility') return { ...arm, armedAtMs: nowMs + armMs };
  // Coming into sight is appearing.
  return event.seen === arm.seen ? arm : { seen: event.seen, armedAtMs: event.seen ? nowMs + armMs : arm.armedAtMs };
}

export const isArmed = (arm: Arm, nowMs: number): boolean => arm.seen && nowMs >= arm.armedAtMs;
