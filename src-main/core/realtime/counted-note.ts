/** Counts things by kind, and tells of each at its first, tenth, hundredth time: enough for a log, however many there are. */
export function createCountedNote<What extends string>(tell: (what: What, times: number) => void): (what: What) => void {
  const counts = new Map<What, number>();
  return (what) => {
    const times = (counts.get(what) ?? 0) + 1;
    counts.set(what, times);
    if (Number.isInteger(Math.log10(times))) tell(what, times);
  };
}
