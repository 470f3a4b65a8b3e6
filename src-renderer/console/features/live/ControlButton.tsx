import type { LucideIcon } from 'lucide-react';

interface Props {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly disabled?: boolean;
  /** A toggle; its label says the state as well. */
  readonly pressed?: boolean;
  readonly expanded?: boolean;
  readonly danger?: boolean;
  readonly describedBy?: string;
  readonly shortcut?: string;
  readonly keypadButton?: boolean;
  readonly onClick?: () => void;
}

export function ControlButton({ icon: Icon, label, disabled = false, pressed, expanded, danger = false, describedBy, shortcut, keypadButton = false, onClick }: Props) {
  return (
    <button
      type="button" className="control" data-danger={danger || undefined} disabled={disabled} aria-pressed={pressed} aria-expanded={expanded}
      aria-describedby={describedBy} aria-keyshortcuts={shortcut} data-keypad-button={keypadButton || undefined} onClick={onClick}
    >
      <Icon size={20} strokeWidth={1.75} aria-hidden="true" /><span>{label}</span>
    </button>
  );
}
