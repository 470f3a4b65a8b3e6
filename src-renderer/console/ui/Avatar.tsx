import { initials } from './format/initials.ts';

export function Avatar({ name, size = 'normal' }: { readonly name: string; readonly size?: 'normal' | 'large' }) {
  return <span className="avatar" data-size={size} aria-hidden="true">{initials(name)}</span>;
}
