import type { Disposer } from '../../../src-shared/domain/disposer.ts';
import type { Services } from '../stores/services.ts';
import { announceApprovals } from './announce-approvals.ts';
import { applyDevices } from '../stores/apply-devices.ts';
import { followCallAudio } from './follow-call-audio.ts';
import { followConsole } from './follow-console.ts';
import { followTheme } from './theme.ts';
import { openApprovals } from '../stores/open-approvals.ts';

/** Begins everything that lives beside the screens: following the core, theme, announcements, sound, reports of errors. */
export function start(services: Services, win: Window): Disposer {
  const { app, audio, bridge, desk, draft, player } = services;

  let endTheme: Disposer | null = null;
  let settings: unknown = null;
  const endSettings = app.subscribe(({ state }) => {
    if (state === null || state.settings === settings) return;
    settings = state.settings;
    endTheme?.();
    endTheme = followTheme(win, state.settings.theme);
    draft.useDefaults(state.settings);
    applyDevices(audio, state.settings.devices);
  });

  const report = (message: string, stack: string | null) => { void bridge.call('log.report', { message: message.slice(0, 2000), stack: stack?.slice(0, 8000) ?? null }); };
  const onError = (event: ErrorEvent) => { report(event.message, event.error instanceof Error ? event.error.stack ?? null : null); };
  const onRejection = (event: PromiseRejectionEvent) => { report(String(event.reason), event.reason instanceof Error ? event.reason.stack ?? null : null); };
  win.addEventListener('error', onError);
  win.addEventListener('unhandledrejection', onRejection);

  const ends = [
    announceApprovals(services),
    followCallAudio(services),
    followConsole({
      ...services,
      onPlay: ({ callId, fromMs, untilMs }) => { void player.play(callId, fromMs, untilMs); },
      // The Desk gives the focus back (Esc, F6): what it shows as a dialog goes on waiting without one.
      onFocus: ({ to }) => {
        if (to !== 'console') return;
        const over = desk.getState().layout === 'dialog' || desk.getState().layout === 'sheet';
        if (over) desk.setState({ putOff: openApprovals(app.getState().state?.approvals ?? []).map((approval) => approval.id) });
        desk.setState({ slidOver: false });
        const main = win.document.querySelector<HTMLElement>('[data-pane="main"]');
        if (win.document.activeElement?.tagName === 'IFRAME' || win.document.activeElement === win.document.body) main?.focus();
      },
    }),
  ];
  return () => {
    endSettings();
    endTheme?.();
    win.removeEventListener('error', onError);
    win.removeEventListener('unhandledrejection', onRejection);
    for (const end of ends) end();
  };
}
