import { describe, expect, it } from 'vitest';
import { createNavigation } from '../../../../src-renderer/console/stores/navigation-store.ts';
import { deskPlace } from '../../../../src-renderer/console/features/desk-frame/desk-layout.ts';
import { parseRoute, routeHash } from '../../../../src-renderer/console/stores/route.ts';
import type { Route } from '../../../../src-renderer/console/stores/route.ts';
import { shortcutOf } from '../../../../src-renderer/console/app/shortcut-of.ts';

describe('routes', () => {
  it.each<Route>([{ screen: 'home' }, { screen: 'calls' }, { screen: 'call', callId: 'a/b c' }, { screen: 'history', callId: null }, { screen: 'history', callId: 'x' }, { screen: 'messages', messageId: null }, { screen: 'messages', messageId: 'm/1' }, { screen: 'audit', callId: null }, { screen: 'audit', callId: 'a/b' }, { screen: 'assistant' }, { screen: 'settings', page: 'lines' }, { screen: 'settings', page: 'sound' }, { screen: 'settings', page: 'about' }, { screen: 'setup' }])('survive the address bar: %o', (route) => {
    expect(parseRoute(routeHash(route))).toEqual(route);
  });
  it('a page of Settings that does not exist is the first', () => { expect(parseRoute('#/settings/nowhere')).toEqual({ screen: 'settings', page: 'lines' }); });
  it.each(['', '#', '#/nowhere', '#/%', 'home'])('%s is home', (hash) => { expect(parseRoute(hash)).toEqual({ screen: 'home' }); });
});

describe('createNavigation', () => {
  it('follows the hash, and sets it', () => {
    const listeners = new Set<() => void>();
    const host = { location: { hash: '#/history' }, addEventListener: (_: string, listener: () => void) => { listeners.add(listener); }, removeEventListener: (_: string, listener: () => void) => { listeners.delete(listener); } };
    const navigation = createNavigation(host);
    expect(navigation.store.getState().route).toEqual({ screen: 'history', callId: null });
    navigation.go({ screen: 'call', callId: 'c1' });
    expect(host.location.hash).toBe('#/calls/c1');
    host.location.hash = '#/messages';
    for (const listener of listeners) listener();
    expect(navigation.store.getState().route).toEqual({ screen: 'messages', messageId: null });
    navigation.dispose();
    expect(listeners.size).toBe(0);
  });
});

describe('deskPlace', () => {
  const base = { widthPx: 1240, openCallId: null, waiting: [], putOff: [], slidOver: false };
  it.each([
    ['nothing waits, no call open', {}, 'hidden'],
    ['its call is open', { openCallId: 'c' }, 'docked'],
    ['something waits over another screen', { waiting: ['a'] }, 'dialog'],
    ['the dialog was left', { waiting: ['a'], putOff: ['a'] }, 'hidden'],
    ['another came after it was left', { waiting: ['a', 'b'], putOff: ['a'] }, 'dialog'],
    ['a call is open and something waits', { openCallId: 'c', waiting: ['a'] }, 'docked'],
    ['880 is wide enough', { widthPx: 880, openCallId: 'c' }, 'docked'],
    ['under 880 approvals open as a dialog', { widthPx: 879, openCallId: 'c', waiting: ['a'] }, 'dialog'],
    ['under 880 it is slid over on request', { widthPx: 879, openCallId: 'c', slidOver: true }, 'docked'],
    ['under 880 it is out of the way', { widthPx: 879, openCallId: 'c' }, 'hidden'],
    ['under 640 it is a sheet', { widthPx: 639, openCallId: 'c', waiting: ['a'] }, 'sheet'],
    ['under 640 with nothing to decide', { widthPx: 639, openCallId: 'c', slidOver: true }, 'hidden'],
  ] as const)('%s', (_, change, layout) => { expect(deskPlace({ ...base, ...change }).layout).toBe(layout); });
  it('tells the Desk its call only while docked', () => {
    expect(deskPlace({ ...base, openCallId: 'c' }).focusCallId).toBe('c');
    expect(deskPlace({ ...base, waiting: ['a'] }).focusCallId).toBeNull();
  });
});

describe('shortcutOf', () => {
  const press = (key: string, change: Partial<Record<'metaKey' | 'ctrlKey' | 'shiftKey' | 'altKey', boolean>> = {}) => ({ key, metaKey: false, ctrlKey: false, shiftKey: false, altKey: false, ...change });
  it.each([
    [press('k', { ctrlKey: true }), { do: 'new_call' }], [press('3', { ctrlKey: true }), { do: 'go', route: { screen: 'history', callId: null } }], [press(',', { ctrlKey: true }), { do: 'go', route: { screen: 'settings', page: 'lines' } }],
    [press('j', { ctrlKey: true }), { do: 'oldest_approval' }], [press('H', { ctrlKey: true, shiftKey: true }), { do: 'hang_up' }], [press('F6', { shiftKey: true }), { do: 'next_pane', back: true }],
    [press('h', { ctrlKey: true }), null], [press('k'), null], [press('6', { ctrlKey: true }), null], [press('k', { ctrlKey: true, altKey: true }), null], [press('k', { metaKey: true }), null],
  ])('%o', (event, shortcut) => { expect(shortcutOf(event, false)).toEqual(shortcut); });
  it('uses Cmd on a Mac', () => {
    expect(shortcutOf(press('k', { metaKey: true }), true)).toEqual({ do: 'new_call' });
    expect(shortcutOf(press('k', { ctrlKey: true }), true)).toBeNull();
  });
});
