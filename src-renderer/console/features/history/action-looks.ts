import { Ban, Check, CircleX, Clock, LoaderCircle, ShieldAlert } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { ActionState } from '../../../../src-shared/domain/transcript.ts';

/** How an action went: its sign, its colour, its word. */
export const actionLooks: Readonly<Record<ActionState, { readonly icon: LucideIcon; readonly tone: string; readonly word: string }>> = {
  running: { icon: LoaderCircle, tone: 'tone-quiet', word: 'Running' },
  waiting: { icon: ShieldAlert, tone: 'tone-attention', word: 'Waiting for you' },
  done: { icon: Check, tone: 'tone-live', word: 'Done' },
  refused: { icon: Ban, tone: 'tone-danger', word: 'Refused' },
  denied: { icon: Ban, tone: 'tone-quiet', word: 'Denied' },
  expired: { icon: Clock, tone: 'tone-attention', word: 'Ran out of time' },
  failed: { icon: CircleX, tone: 'tone-danger', word: 'Failed' },
};
