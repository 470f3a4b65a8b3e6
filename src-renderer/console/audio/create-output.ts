import type { DeviceView } from './read-devices.ts';

/** Why the chosen output does not play: it is not there, it would not open, or there is no output at all. */
export type OutputTrouble = 'gone' | 'refused' | 'none';

/** The owner's choice of an output, and what stands in for it. The choice never changes by itself. */
export interface Output {
  choose(id: string | null): void;
  devicesChanged(devices: DeviceView): void;
  /** It turned out not to play. */
  refuse(id: string): void;
  readonly chosenId: string | null;
  readonly trouble: OutputTrouble | null;
}

export function createOutput(deps: { readonly setSink: (id: string | null) => Promise<boolean>; readonly onChange: () => void }): Output {
  let chosenId: string | null = null;
  let usedId: string | null = null;
  let devices: DeviceView | null = null;
  let refusedId: string | null = null;

  const isThere = (id: string): boolean => devices === null || devices.devices.length === 0 || devices.devices.some((device) => device.id === id);
  const wanted = (): string | null => (chosenId !== null && chosenId !== refusedId && isThere(chosenId) ? chosenId : null);
  const apply = (): void => {
    const id = wanted();
    if (id === usedId) { deps.onChange(); return; }
    usedId = id;
    void deps.setSink(id).then((plays) => {
      if (usedId !== id) return;
      if (plays || id === null) deps.onChange();
      else refuse(id);
    });
  };

  const refuse = (id: string): void => {
    if (usedId !== id) return;
    refusedId = id;
    usedId = null;
    deps.onChange();
  };

  return {
    refuse,
    choose: (id) => {
      chosenId = id;
      refusedId = null;
      apply();
    },
    devicesChanged: (next) => {
      const key = JSON.stringify(next);
      // A device that would not open is tried again only when something has changed.
      if (key !== JSON.stringify(devices)) refusedId = null;
      devices = next;
      apply();
    },
    get chosenId() { return chosenId; },
    get trouble() {
      if (devices !== null && !devices.any) return 'none';
      if (chosenId === null || wanted() !== null) return null;
      return refusedId === chosenId ? 'refused' : 'gone';
    },
  };
}
