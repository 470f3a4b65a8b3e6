import { useId } from 'react';
import type { ReactNode } from 'react';

interface Props {
  readonly label: string;
  /** Small words under the label. */
  readonly hint?: ReactNode;
  /** At the right edge: a button, a switch, a figure. `labelId` names a switch. */
  readonly action?: ReactNode | ((labelId: string) => ReactNode);
  /** A field, by the id that the label is for; or plain words. */
  readonly children: ReactNode | ((fieldId: string) => ReactNode);
}

/** One setting: its name, its field, what can be done with it. */
export function Row({ label, hint, action, children }: Props) {
  const id = useId();
  const labelId = `${id}-label`;
  const name = <>{label}{hint !== undefined && <small>{hint}</small>}</>;
  return (
    <div className="settings-row">
      {typeof children === 'function' ? <label className="settings-name" id={labelId} htmlFor={id}>{name}</label> : <span className="settings-name" id={labelId}>{name}</span>}
      <div className="settings-field">{typeof children === 'function' ? children(id) : children}</div>
      {action !== undefined && <div className="settings-action">{typeof action === 'function' ? action(labelId) : action}</div>}
    </div>
  );
}
