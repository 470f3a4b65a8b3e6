import type { ComponentProps } from 'react';

interface Props extends Omit<ComponentProps<'button'>, 'aria-label'> {
  /** The button's name; the icon itself is silent. */
  readonly label: string;
  readonly size?: 'tiny' | 'small' | 'normal';
}

export function IconButton({ label, size = 'normal', type = 'button', ...rest }: Props) {
  return <button type={type} className="icon-button" data-size={size} aria-label={label} title={label} {...rest} />;
}
