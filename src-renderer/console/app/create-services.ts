import { createAnnouncer } from '../stores/announcer-store.ts';
import { createAppStore } from '../stores/app-store.ts';
import { createCallAudio } from '../stores/call-audio.ts';
import { createClockStore } from '../stores/clock-store.ts';
import { createDeskUiStore } from '../stores/desk-store.ts';
import { createDeviceNames } from '../stores/device-names.ts';
import { createHistoryQueryStore } from '../stores/history-query-store.ts';
import { createHomeDraftStore } from '../stores/home-draft-store.ts';
import { createLevelsStore } from '../stores/levels-store.ts';
import { createNavigation } from '../stores/navigation-store.ts';
import { createRecordingPlayer } from '../stores/recording-player.ts';
import type { Services } from '../stores/services.ts';

export interface CreateServicesDeps extends Pick<Services, 'bridge' | 'audio' | 'deskUrl' | 'host'> {
  /** Resolves once the core has this window's audio lane; a stream asked for before would go nowhere. */
  readonly laneReady: () => Promise<void>;
  readonly win: Window;
}

/** Makes every store once. Nothing is asked of the core yet. */
export function createServices({ bridge, audio, laneReady, deskUrl, host, win }: CreateServicesDeps): Services {
  return {
    bridge, audio, deskUrl, host,
    app: createAppStore(),
    clock: createClockStore(Date.now()),
    levels: createLevelsStore(),
    navigation: createNavigation(win),
    draft: createHomeDraftStore(win.sessionStorage),
    historyQuery: createHistoryQueryStore(),
    desk: createDeskUiStore(),
    announcer: createAnnouncer(),
    callAudio: createCallAudio({ bridge, audio, laneReady }),
    player: createRecordingPlayer({ bridge, audio, laneReady }),
    deviceNames: createDeviceNames(() => win.localStorage),
  };
}
