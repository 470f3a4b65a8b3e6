import { CircleAlert, Info, TriangleAlert, X } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from './IconButton.tsx';

interface Props {
  readonly tone: 'info' | 'attention' | 'danger';
  readonly title: string;
  readonly children?: ReactNode;
  readonly icon?: LucideIcon;
  readonly actions?: ReactNode;
  /** Across the whole pane, under its header, instead of a box in the flow. */
  readonly flat?: boolean;
  readonly onDismiss?: (() => void) | undefined;
}

const icons = { info: Info, attention: TriangleAlert, danger: CircleAlert } as const;

/** In the flow, above what it concerns. What happened, what it means, what to do. Never a toast. */
export function Notice({ tone, title, children, icon, actions, flat = false, onDismiss }: Props) {
  const Icon = icon ?? icons[tone];
  return (
    <div className="notice" data-tone={tone} data-flat={flat || undefined} role={tone === 'info' ? 'status' : 'alert'}>
      <Icon size={16} aria-hidden="true" />
      <div>
        <p className="notice-title">{title}</p>
        {children !== undefined && <p className="notice-text">{children}</p>}
        {actions !== undefined && <div className="notice-actions">{actions}</div>}
      </div>
      {onDismiss !== undefined && <IconButton label="Put away" size="tiny" onClick={onDismiss}><X size={16} aria-hidden="true" /></IconButton>}
    </div>
  );
}
