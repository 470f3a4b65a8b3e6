import { useId } from 'react';
import type { LucideIcon } from 'lucide-react';

interface Props {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly disabled?: boolean;
  /** A toggle; its label says the state as well. */
  readonly pressed?: boolean;
  readonly expanded?: boolean;
  readonly danger?: boolean;
  /** Why it is off, in words. It stays focusable, so that the words can be reached without a pointer. */
  readonly whyOff?: string;
  readonly shortcut?: string;
  readonly keypadButton?: boolean;
  readonly onClick?: () => void;
}

export function ControlButton({ icon: Icon, label, disabled = false, pressed, expanded, danger = false, whyOff, shortcut, keypadButton = false, onClick }: Props) {
  const id = useId();
  const button = (
    <button
      type="button" className="control" data-danger={danger || undefined} disabled={disabled} aria-disabled={whyOff === undefined ? undefined : true} aria-pressed={pressed} aria-expanded={expanded}
      aria-describedby={whyOff === undefined ? undefined : id} aria-keyshortcuts={shortcut} data-keypad-button={keypadButton || undefined} onClick={onClick}
    >
      <Icon size={20} strokeWidth={1.75} aria-hidden="true" /><span>{label}</span>
    </button>
  );
  if (whyOff === undefined) return button;
  return <span className="control-spot">{button}<span className="control-why" role="tooltip" id={id}>{whyOff}</span></span>;
}
