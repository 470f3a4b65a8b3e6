import type { Disposer } from '../../../src-shared/domain/disposer.ts';
import { readDevices, type DevicesView } from './read-devices.ts';

/** Chromium on Linux without udev never fires `devicechange`; a list that is asked for is always the present one. */
const lookEveryMs = 500;

/** Knows which devices there are. Told by the browser, and looked up twice a second while sound is in use. */
export interface DeviceWatch {
  /** Resolves when the list is that of now or later, and has been told. */
  refresh(): Promise<void>;
  /** While held, the list is looked up twice a second, and `onLook` follows each time. */
  hold(): Disposer;
}

export function createDeviceWatch(deps: {
  readonly media: Pick<MediaDevices, 'enumerateDevices' | 'addEventListener'>;
  readonly every: (ms: number, run: () => void) => Disposer;
  readonly onDevices: (devices: DevicesView) => void;
  readonly onLook: () => void;
}): DeviceWatch {
  let running: Promise<void> | null = null;
  let next: Promise<void> | null = null;
  let holders = 0;
  let stop: Disposer | null = null;

  const look = async (): Promise<void> => {
    const infos = await deps.media.enumerateDevices().catch(() => null);
    if (infos !== null) deps.onDevices(readDevices(infos));
  };
  /** One at a time. What is asked for during a look-up gets the one after it: that may have begun before the change. */
  const refresh = (): Promise<void> => {
    if (running === null) {
      running = look().finally(() => { running = null; });
      return running;
    }
    next ??= running.then(() => {
      next = null;
      return refresh();
    });
    return next;
  };

  deps.media.addEventListener('devicechange', () => void refresh());
  return {
    refresh,
    hold: () => {
      holders += 1;
      stop ??= deps.every(lookEveryMs, () => { if (running === null) void refresh().then(deps.onLook); });
      let released = false;
      return () => {
        if (released) return;
        released = true;
        holders -= 1;
        if (holders > 0) return;
        stop?.();
        stop = null;
      };
    },
  };
}
