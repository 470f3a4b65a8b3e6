/** Sums and peaks of the last 10 s, kept by the second. Nothing is allocated after it is made. */
export interface RecentSums {
  add(column: number, value: number, nowMs: number): void;
  /** Keeps the highest of a second; read it with `highest`. */
  top(column: number, value: number, nowMs: number): void;
  sum(column: number, nowMs: number): number;
  highest(column: number, nowMs: number): number;
}

export const recentMs = 10_000;
const partMs = 1_000;
const parts = recentMs / partMs;

/** `nowMs` is monotonic. The running second counts as one of the ten: what is asked for is 9 to 10 s long. */
export function createRecentSums(columns: number): RecentSums {
  const cells = new Float64Array(columns * parts);
  let newest = 0;

  const moveTo = (nowMs: number): number => {
    const part = Math.floor(nowMs / partMs);
    for (let passed = Math.max(newest + 1, part - parts + 1); passed <= part; passed += 1) cells.fill(0, (passed % parts) * columns, (passed % parts + 1) * columns);
    newest = Math.max(newest, part);
    return (newest % parts) * columns;
  };
  const cell = (part: number, column: number): number => cells[part * columns + column] ?? 0;

  return {
    add: (column, value, nowMs) => {
      const at = moveTo(nowMs) + column;
      cells[at] = (cells[at] ?? 0) + value;
    },
    top: (column, value, nowMs) => {
      const at = moveTo(nowMs) + column;
      cells[at] = Math.max(cells[at] ?? 0, value);
    },
    sum: (column, nowMs) => {
      moveTo(nowMs);
      let total = 0;
      for (let part = 0; part < parts; part += 1) total += cell(part, column);
      return total;
    },
    highest: (column, nowMs) => {
      moveTo(nowMs);
      let most = 0;
      for (let part = 0; part < parts; part += 1) most = Math.max(most, cell(part, column));
      return most;
    },
  };
}
