import type { CallFiguresView } from '../../../../src-shared/contract/views.ts';

/** "62% of tokens left, resets in 12 s". After the reset nobody knows until the service tells again. */
export function headroomWords({ of, limit, remaining, resetsAtMs }: NonNullable<CallFiguresView['headroom']>, nowMs: number): string {
  const left = `${Math.floor((remaining / limit) * 100)}% of ${of} left`;
  const seconds = Math.ceil((resetsAtMs - nowMs) / 1000);
  if (seconds <= 0) return `At last count, ${left}`;
  return `${left}, resets in ${seconds < 60 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`}`;
}
