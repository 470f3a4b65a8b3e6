import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { IconButton } from '../../ui/IconButton.tsx';

interface Props {
  readonly title: string;
  /** `back`: the focus returns to what opened it. */
  readonly onClose: (focus: 'back' | 'stay') => void;
  readonly children: ReactNode;
}

/** What stands behind a figure of the header: a popover under it, a sheet in a narrow window. The call goes on around it. */
export function StatDetails({ title, onClose, children }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const close = useRef(onClose);
  useEffect(() => { close.current = onClose; });
  useEffect(() => {
    box.current?.focus();
    const onPress = (event: PointerEvent) => {
      // A press on the figures themselves is theirs: they close and open.
      if (event.target instanceof Element && event.target.closest('.live-details, .live-stats') === null) close.current('stay');
    };
    document.addEventListener('pointerdown', onPress);
    return () => { document.removeEventListener('pointerdown', onPress); };
  }, []);
  return (
    <div
      className="popover live-details" role="dialog" aria-label={title} ref={box} tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose('back');
      }}
      onBlur={(event) => { if (event.relatedTarget instanceof Node && !event.currentTarget.contains(event.relatedTarget)) onClose('stay'); }}
    >
      <div className="live-details-head"><h2 className="section-head">{title}</h2><IconButton label="Close" size="tiny" onClick={() => { onClose('back'); }}><X size={16} aria-hidden="true" /></IconButton></div>
      {children}
    </div>
  );
}
