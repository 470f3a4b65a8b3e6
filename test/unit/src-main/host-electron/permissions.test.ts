import { describe, expect, test } from 'vitest';
import { guardSession } from '../../../../src-main/host-electron/guard-session.ts';
import { isPermitted, permissionRules, type PermissionName } from '../../../../src-main/host-electron/permission-rules.ts';
import type { Session } from 'electron/main';

const consoleUrl = 'consigliere://console/';
const names = Object.keys(permissionRules) as PermissionName[];

describe('isPermitted', () => {
  test('of all permissions of Electron three are ever granted', () => {
    const granted = names.filter((permission) => isPermitted({ permission, requestingUrl: consoleUrl, isMainFrame: true, media: ['audio'] }));
    expect(granted.sort()).toEqual(['clipboard-sanitized-write', 'media', 'speaker-selection']);
    expect(names.length).toBeGreaterThan(40);
  });

  test.each(['consigliere://desk/', 'consigliere://console.evil/', 'consigliere://user@console/', 'consigliere://console:80/', 'https://console/', 'about:blank', 'file:///x', '', undefined])('nothing is granted to %s', (requestingUrl) => {
    expect(names.filter((permission) => isPermitted({ permission, requestingUrl, isMainFrame: true, media: ['audio'] }))).toEqual([]);
  });

  test('nothing is granted to a frame inside the console', () => {
    expect(names.filter((permission) => isPermitted({ permission, requestingUrl: consoleUrl, isMainFrame: false, media: ['audio'] }))).toEqual([]);
  });

  test.each([[['audio'], true], [['video'], false], [['audio', 'video'], false], [[], false], [['unknown'], false]] as const)('media %j: %s', (media, granted) => {
    expect(isPermitted({ permission: 'media', requestingUrl: consoleUrl, isMainFrame: true, media })).toBe(granted);
  });

  test('a name that is not in the table, even one every object has, is refused', () => {
    for (const name of ['toString', '__proto__', 'something-new']) expect(isPermitted({ permission: name as PermissionName, requestingUrl: consoleUrl, isMainFrame: true, media: [] })).toBe(false);
  });
});

test('every door of a session is closed: checks, requests, devices, screens, downloads', () => {
  const set: Record<string, (...args: never[]) => unknown> = {};
  const session = {
    setPermissionCheckHandler: (handler: never) => { set['check'] = handler; }, setPermissionRequestHandler: (handler: never) => { set['request'] = handler; },
    setDevicePermissionHandler: (handler: never) => { set['device'] = handler; }, setDisplayMediaRequestHandler: (handler: never) => { set['display'] = handler; },
    on: (event: string, handler: never) => { set[event] = handler; }, setSpellCheckerEnabled: (on: boolean) => { set['spell'] = () => on; },
  };
  guardSession(session as unknown as Session);
  const call = (name: string, ...args: unknown[]): unknown => (set[name] as ((...all: unknown[]) => unknown) | undefined)?.(...args);
  let answered: unknown[] = [];
  const answer = (value: unknown): void => { answered.push(value); };
  expect(call('check', null, 'media', consoleUrl, { mediaType: 'audio', requestingUrl: consoleUrl, isMainFrame: true })).toBe(true);
  // The page around a frame does not lend it its rights.
  expect(call('check', null, 'media', consoleUrl, { mediaType: 'audio', requestingUrl: 'https://evil.example/', isMainFrame: false, embeddingOrigin: consoleUrl })).toBe(false);
  call('request', null, 'media', answer, { mediaTypes: ['audio'], requestingUrl: consoleUrl, isMainFrame: true });
  call('request', null, 'media', answer, { mediaTypes: ['audio', 'video'], requestingUrl: consoleUrl, isMainFrame: true });
  call('request', null, 'geolocation', answer, { requestingUrl: consoleUrl, isMainFrame: true });
  expect(answered).toEqual([true, false, false]);
  answered = [];
  call('display', {}, answer);
  expect([answered, call('device', {}), call('spell')]).toEqual([[null], false, false]);
  let prevented = 0;
  call('will-download', { preventDefault: () => { prevented += 1; } });
  expect(prevented).toBe(1);
});
