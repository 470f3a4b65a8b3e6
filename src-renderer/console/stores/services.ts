import type { Announcer } from './announcer-store.ts';
import type { AppStore } from './app-store.ts';
import type { AudioEngine } from '../audio/engine-api.ts';
import type { Bridge } from '../../../src-shared/contract/bridge.ts';
import type { CallAudio } from './call-audio.ts';
import type { ClockStore } from './clock-store.ts';
import type { DeskUiStore } from './desk-store.ts';
import type { DeviceNames } from './device-names.ts';
import type { HistoryQueryStore } from './history-query-store.ts';
import type { HomeDraftStore } from './home-draft-store.ts';
import type { LevelsStore } from './levels-store.ts';
import type { Navigation } from './navigation-store.ts';
import type { RecordingPlayer } from './recording-player.ts';

/** Everything a screen may use. Made once, in app/create-services.ts. */
export interface Services {
  readonly bridge: Bridge<'console'>;
  readonly audio: AudioEngine;
  readonly app: AppStore;
  readonly clock: ClockStore;
  readonly levels: LevelsStore;
  readonly navigation: Navigation;
  readonly draft: HomeDraftStore;
  readonly historyQuery: HistoryQueryStore;
  readonly desk: DeskUiStore;
  readonly announcer: Announcer;
  readonly callAudio: CallAudio;
  readonly player: RecordingPlayer;
  readonly deviceNames: DeviceNames;
  /** Where the Desk's document is; null where the host shows it itself. */
  readonly deskUrl: () => Promise<string | null>;
  readonly host: 'electron' | 'web';
}
