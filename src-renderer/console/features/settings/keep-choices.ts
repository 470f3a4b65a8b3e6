interface KeepChoice {
  /** Null: until they are erased. */
  readonly days: number | null;
  readonly label: string;
}

const usual: readonly KeepChoice[] = [
  { days: 7, label: '7 days' }, { days: 30, label: '30 days' }, { days: 90, label: '90 days' }, { days: 365, label: '1 year' }, { days: null, label: 'Until you erase them' },
];

/** How long recordings may be kept; a number of days from the settings file stands among them in its place. */
export function keepChoices(now: number | null): readonly KeepChoice[] {
  if (usual.some(({ days }) => days === now)) return usual;
  const at = usual.findIndex(({ days }) => days === null || (now !== null && days > now));
  return usual.toSpliced(at, 0, { days: now, label: now === 1 ? '1 day' : `${now} days` });
}
