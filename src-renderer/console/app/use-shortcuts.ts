import { useEffect } from 'react';
import { assertNever } from '../../../src-shared/domain/assert-never.ts';
import type { Services } from '../stores/services.ts';
import { isCallOn } from '../stores/is-call-on.ts';
import { isMac } from '../ui/is-mac.ts';
import { openApprovals } from '../stores/open-approvals.ts';
import { shortcutOf } from './shortcut-of.ts';
import type { Shortcut } from './shortcut-of.ts';
import { useServices } from '../stores/use-services.ts';

export function useShortcuts(): void {
  const services = useServices();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const shortcut = shortcutOf(event, isMac());
      if (shortcut === null) return;
      event.preventDefault();
      perform(shortcut, services);
    };
    window.addEventListener('keydown', onKey);
    return () => { window.removeEventListener('keydown', onKey); };
  }, [services]);
}

function perform(shortcut: Shortcut, services: Services): void {
  const { app, bridge, desk, navigation } = services;
  const state = app.getState().state;
  switch (shortcut.do) {
    case 'go': navigation.go(shortcut.route); return;
    case 'new_call':
      navigation.go({ screen: 'home' });
      requestAnimationFrame(() => { document.querySelector<HTMLInputElement>('[data-dial]')?.focus(); });
      return;
    case 'oldest_approval': {
      const oldest = openApprovals(state?.approvals ?? [])[0];
      if (oldest === undefined) return;
      desk.setState({ putOff: [], slidOver: true });
      focusDesk(services, oldest.id);
      return;
    }
    case 'hang_up': {
      const { route } = navigation.store.getState();
      const on = (state?.calls ?? []).filter(isCallOn);
      const call = route.screen === 'call' ? on.find((each) => each.id === route.callId) : on.length === 1 ? on[0] : undefined;
      if (call !== undefined) void bridge.call('call.hangUp', { callId: call.id });
      return;
    }
    case 'next_pane': nextPane(services, shortcut.back); return;
    default: assertNever(shortcut);
  }
}

/** The Desk is another document: its frame takes the browser's focus, and the core tells it where to put it. */
function focusDesk({ bridge }: Services, approvalId: string | null): void {
  requestAnimationFrame(() => { document.querySelector<HTMLElement>('[data-desk-frame]')?.focus(); });
  void bridge.call('focus.move', { to: 'desk', approvalId });
}

function nextPane(services: Services, back: boolean): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter((pane) => pane.offsetParent !== null || getComputedStyle(pane).position === 'fixed').filter((pane) => pane.closest('[inert]') === null);
  if (panes.length === 0) return;
  const at = panes.findIndex((pane) => pane.contains(document.activeElement));
  const next = panes[(at + (back ? -1 : 1) + panes.length) % panes.length];
  if (next?.dataset['pane'] === 'desk') focusDesk(services, null);
  else next?.focus();
}
