import { realtimeSettingsView, type RealtimeSettingsView } from '../../../src-shared/contract/views.ts';
import { defaultRealtimeSettings } from '../realtime/realtime-settings.ts';

const { output: _, toolChoice: __, parallelToolCalls: ___, lineSilentMs: ____, ...settable } = defaultRealtimeSettings;

/** The session's defaults, as far as Settings shows them, and the environment's model. */
export const defaultRealtime: RealtimeSettingsView = realtimeSettingsView.parse({ model: null, ...settable });
