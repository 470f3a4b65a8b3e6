export type CardMode = 'review' | 'edit' | 'deny';
export type CardAction = 'approve' | 'edit' | 'deny' | 'denyWithReason' | 'leaveEdit' | 'leaveDeny' | 'toConsole' | 'toTitle';

export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly repeat: boolean;
}

/** Where the focus is. A single letter works only inside the card and outside a field. */
export interface KeyPlace { readonly mode: CardMode; readonly inCard: boolean; readonly inField: boolean }

/** What a key asks for, or null: the browser's. Return alone never approves. */
export function cardKey(press: KeyPress, place: KeyPlace): CardAction | null {
  const chord = press.ctrlKey || press.metaKey;
  if (press.altKey) return null;
  if (press.key === 'F6') return 'toConsole';
  if (press.key === 'Escape') return place.mode === 'edit' ? 'leaveEdit' : place.mode === 'deny' ? 'leaveDeny' : 'toConsole';
  if (chord && press.key.toLowerCase() === 'j') return 'toTitle';
  if (chord) return press.key === 'Enter' && place.inCard && place.mode !== 'deny' && !press.repeat ? 'approve' : null;
  if (place.inField && place.mode === 'deny' && press.key === 'Enter') return 'deny';
  if (!place.inCard || place.inField || press.repeat || place.mode !== 'review') return null;
  switch (press.key) {
    case 'e': case 'E': return 'edit';
    case 'd': return 'deny';
    case 'D': return press.shiftKey ? 'denyWithReason' : 'deny';
    default: return null;
  }
}
