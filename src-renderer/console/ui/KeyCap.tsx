import { Command, CornerDownLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { isMac } from './is-mac.ts';

/** A key cap. `mod` is Cmd on a Mac and Ctrl elsewhere. Decoration: the shortcut is also in `aria-keyshortcuts` where it matters. */
export function KeyCap({ mod = false, enter = false, children }: { readonly mod?: boolean; readonly enter?: boolean; readonly children?: ReactNode }) {
  return (
    <kbd className="key-cap" aria-hidden="true">
      {mod && (isMac() ? <Command size={10} strokeWidth={2.4} /> : 'Ctrl ')}
      {children}
      {enter && <CornerDownLeft size={10} strokeWidth={2.4} />}
    </kbd>
  );
}
