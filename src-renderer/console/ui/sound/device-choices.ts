import type { AudioDevice } from '../../audio/engine-api.ts';

export interface DeviceChoices {
  readonly found: readonly AudioDevice[];
  readonly chosenId: string | null;
  /** The chosen one's name from when it was there. */
  readonly chosenName: string | null;
  /** What choosing none means: "System default". */
  readonly none: string;
}

/** The options of a device list; the value is empty for none. A chosen device stays in it while it is away. */
export function deviceChoices({ found, chosenId, chosenName, none }: DeviceChoices): { readonly value: string; readonly label: string }[] {
  const choices = [{ value: '', label: none }, ...found.map(({ id, label }) => ({ value: id, label }))];
  if (chosenId === null || found.some(({ id }) => id === chosenId)) return choices;
  const name = chosenName ?? 'The one you chose';
  // An empty list is that of a browser that tells nothing before permission: what is away is not known then.
  return [...choices, { value: chosenId, label: found.length === 0 ? name : `${name} (not connected)` }];
}
