import type { LucideIcon } from 'lucide-react';
import type { Route } from '../../stores/route.ts';
import { routeHash } from '../../stores/route.ts';

interface Props {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly to: Route;
  readonly current: boolean;
  readonly count?: number;
  /** What is counted, for the ear: "3 unread". */
  readonly counted?: string;
}

export function NavItem({ icon: Icon, label, to, current, count = 0, counted = '' }: Props) {
  return (
    <a className="nav-item" href={routeHash(to)} aria-current={current ? 'page' : undefined} title={label}>
      <Icon size={16} aria-hidden="true" />
      <span>{label}</span>
      {count > 0 && <span className="nav-count">{count}<span className="hidden-text"> {counted}</span></span>}
    </a>
  );
}
