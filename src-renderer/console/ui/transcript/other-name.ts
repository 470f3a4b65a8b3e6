import type { LineKind } from '../../../../src-shared/domain/line.ts';
import { firstName } from '../format/first-name.ts';

/** How the other side is named in the minutes. On the assistant line the other side is the owner. */
export const otherName = (line: LineKind, peerName: string): string => (line === 'assistant' ? 'You' : firstName(peerName));
