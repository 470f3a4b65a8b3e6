import type { Bounds } from '../../../src-shared/domain/realtime.ts';
import { CommitBox } from './CommitBox.tsx';

interface Props {
  readonly id: string;
  /** Null = empty, where that is allowed. */
  readonly value: number | null;
  readonly bounds: Bounds;
  readonly unit: string;
  /** Shown while it is empty, and allows that: "No limit". */
  readonly whenEmpty?: string;
  readonly onCommit: (value: number | null) => void;
}

/** A whole number that is stored when it is left. */
export function NumberBox({ id, value, bounds: { low, high }, unit, whenEmpty, onCommit }: Props) {
  const span = `${low.toLocaleString('en-US')} to ${high.toLocaleString('en-US')}`;
  const problemOf = (text: string) => {
    if (text === '' && whenEmpty !== undefined) return null;
    return /^\d{1,9}$/.test(text) && Number(text) >= low && Number(text) <= high ? null : `Write a whole number from ${span}${whenEmpty === undefined ? '' : ', or nothing'}.`;
  };
  return (
    <CommitBox
      id={id} value={value === null ? '' : String(value)} inputMode="numeric" autoComplete="off" maxLength={9} className="num" problemOf={problemOf} {...(whenEmpty === undefined ? {} : { placeholder: whenEmpty })}
      onCommit={(text) => { onCommit(text === '' ? null : Number(text)); }} after={<span className="ink-3 small">{unit}</span>}
    />
  );
}
