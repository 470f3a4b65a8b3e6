import type { ComponentProps } from 'react';

interface Props extends ComponentProps<'button'> {
  readonly kind?: 'plain' | 'primary' | 'live' | 'danger' | 'ghost';
  readonly size?: 'small' | 'normal' | 'large';
  readonly block?: boolean;
}

/** One primary a pane. A button that is off has its reason beside it, in words: that is its user's duty. */
export function Button({ kind = 'plain', size = 'normal', block = false, className, type = 'button', ...rest }: Props) {
  return <button type={type} className={className === undefined ? 'button' : `button ${className}`} data-kind={kind} data-size={size} data-block={block || undefined} {...rest} />;
}
