import type { ReactNode } from 'react';

export function Checkbox({ checked, onChange, children }: { readonly checked: boolean; readonly onChange: (checked: boolean) => void; readonly children: ReactNode }) {
  return (
    <label className="checkbox">
      <input type="checkbox" checked={checked} onChange={(event) => { onChange(event.target.checked); }} />
      <span>{children}</span>
    </label>
  );
}
