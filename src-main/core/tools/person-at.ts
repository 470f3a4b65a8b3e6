import { showNumber } from '../telephony/numbers.ts';
import type { ToolScene } from './tool.ts';

/** The name of who has this number when it is the person on the line, else the number as people read it. */
export function personAt(number: string | undefined, scene: Pick<ToolScene, 'peer'>): string {
  if (number === undefined) return 'someone';
  return number === scene.peer.number ? scene.peer.name : showNumber(number);
}
