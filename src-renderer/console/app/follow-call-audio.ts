import type { Disposer } from '../../../src-shared/domain/disposer.ts';
import type { Services } from '../stores/services.ts';

/**
 * Keeps the sound of this window in step with the calls: an assistant-line call opens the microphone when it connects;
 * a call that ended, or a connection that went away, closes what it had.
 */
export function followCallAudio({ app, callAudio, levels }: Pick<Services, 'app' | 'callAudio' | 'levels'>): Disposer {
  const opened = new Set<string>();
  let sounding = new Set<string>();
  return app.subscribe(({ state, connection }) => {
    if (connection === 'down') {
      opened.clear();
      callAudio.endAll();
      return;
    }
    const on = new Set((state?.calls ?? []).filter((call) => call.phase !== 'ended').map((call) => call.id));
    for (const callId of sounding) {
      if (on.has(callId)) continue;
      callAudio.end(callId);
      levels.forget(callId);
    }
    sounding = on;
    for (const call of state?.calls ?? []) {
      if (call.line !== 'assistant' || call.phase !== 'connected' || opened.has(call.id)) continue;
      opened.add(call.id);
      void callAudio.talk(call.id);
    }
  });
}
