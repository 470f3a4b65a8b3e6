import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

/** One icon, one title, one sentence, at most two buttons. */
export function Empty({ icon: Icon, title, children, actions }: { readonly icon: LucideIcon; readonly title: string; readonly children: ReactNode; readonly actions?: ReactNode }) {
  return (
    <div className="empty">
      <Icon size={24} strokeWidth={1.6} aria-hidden="true" />
      <h2 className="empty-title">{title}</h2>
      <p className="empty-text">{children}</p>
      {actions !== undefined && <div className="empty-actions">{actions}</div>}
    </div>
  );
}
