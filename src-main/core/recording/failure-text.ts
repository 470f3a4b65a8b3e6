import type { WriterFailure } from './create-wav-writer.ts';
import { assertNever } from '../../../src-shared/domain/assert-never.ts';

/** Why a recording stopped, in three parts. `kept`: how much of it there is, as `2:06`. */
export function failureText(problem: Pick<WriterFailure, 'code'>, kept: string): string {
  const goesOn = kept === '0:00' ? 'The call goes on and is not recorded.' : `The call goes on; what was recorded until ${kept} is kept.`;
  switch (problem.code) {
    case 'full': return `The disk is full. ${goesOn} Free some space before the next call.`;
    case 'slow': return `The disk takes the sound in too slowly. ${goesOn} Close what uses the disk before the next call.`;
    case 'long': return `The recording is as long as a file can be. ${goesOn} The next call is recorded again.`;
    case 'missing': case 'failed': return `The recording could not be written. ${goesOn} Check the folder of the app before the next call.`;
    default: return assertNever(problem.code);
  }
}
