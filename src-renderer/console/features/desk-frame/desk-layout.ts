import type { DeskLayout } from '../../../../src-shared/contract/state.ts';

export interface DeskSituation {
  /** Window width in CSS px. */
  readonly widthPx: number;
  /** The call whose screen is open. */
  readonly openCallId: string | null;
  /** Ids of the approvals that wait. */
  readonly waiting: readonly string[];
  /** Ids whose dialog or sheet the owner left; they wait on. */
  readonly putOff: readonly string[];
  /** From 640 to 879 px: slid over the call. */
  readonly slidOver: boolean;
}

export interface DeskPlace {
  readonly layout: DeskLayout;
  readonly focusCallId: string | null;
}

/** Where the Desk stands: beside its call, as a dialog over anything else, as a sheet on a small screen, or nowhere. */
export function deskPlace({ widthPx, openCallId, waiting, putOff, slidOver }: DeskSituation): DeskPlace {
  const calls = waiting.some((id) => !putOff.includes(id));
  if (widthPx < 640) return { layout: calls ? 'sheet' : 'hidden', focusCallId: null };
  if (openCallId !== null && widthPx >= 880) return { layout: 'docked', focusCallId: openCallId };
  if (calls) return { layout: 'dialog', focusCallId: null };
  if (openCallId !== null && slidOver) return { layout: 'docked', focusCallId: openCallId };
  return { layout: 'hidden', focusCallId: null };
}
