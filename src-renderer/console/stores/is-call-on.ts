import type { CallView } from '../../../src-shared/contract/views.ts';

/** Ended calls stay listed until they are put away; these are not among them. */
export const isCallOn = (call: Pick<CallView, 'phase'>): boolean => call.phase !== 'ended';
