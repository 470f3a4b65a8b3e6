/** The names of devices that were chosen, so that one that is unplugged can still be named: the settings hold only its id. */
export interface DeviceNames {
  remember(id: string, label: string): void;
  /** Null: this browser has forgotten it, or never knew. */
  of(id: string): string | null;
}

const key = (id: string): string => `device.${id}`;

/** `storage`: this window's own; where it is forbidden nothing is remembered. */
export function createDeviceNames(storage: () => Pick<Storage, 'getItem' | 'setItem'>): DeviceNames {
  return {
    remember(id, label) {
      try { storage().setItem(key(id), label); } catch { /* only a name */ }
    },
    of(id) {
      try { return storage().getItem(key(id)); } catch { return null; }
    },
  };
}
