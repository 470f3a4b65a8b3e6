import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { IconButton } from '../../ui/IconButton.tsx';

interface Props {
  /** Of the `data-stat` that opened it. */
  readonly name: string;
  readonly title: string;
  /** `back`: the focus returns to what opened it. */
  readonly onClose: (focus: 'back' | 'stay') => void;
  readonly children: ReactNode;
}

/** What stands behind a figure of the header: a popover under it, a sheet in a narrow window. The call goes on around it. */
export function StatDetails({ name, title, onClose, children }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const close = useRef(onClose);
  useEffect(() => { close.current = onClose; });
  useEffect(() => {
    box.current?.focus();
    const onPress = (event: PointerEvent) => {
      // A press on the figures themselves is theirs: they close and open.
      if (event.target instanceof Element && event.target.closest('.live-details, [data-stat]') === null) close.current('stay');
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
      onBlur={({ currentTarget, relatedTarget }) => {
        // A press on what opened it takes the focus first, and closes it then.
        if (relatedTarget instanceof Element && !currentTarget.contains(relatedTarget) && relatedTarget.closest(`[data-stat="${name}"]`) === null) onClose('stay');
      }}
    >
      <div className="live-details-head"><h2 className="section-head">{title}</h2><IconButton label="Close" size="tiny" onClick={() => { onClose('back'); }}><X size={16} aria-hidden="true" /></IconButton></div>
      {children}
    </div>
  );
}
