import { isOwnPage } from './own-pages.ts';
import type { Session } from 'electron/main';

/** Electron's own names: a new permission in a future Electron does not compile until it is decided here. */
export type PermissionName = Parameters<NonNullable<Parameters<Session['setPermissionCheckHandler']>[0]>>[1];

type Rule = 'deny' | 'console' | 'console_microphone';

export const permissionRules: Readonly<Record<PermissionName, Rule>> = {
  'media': 'console_microphone', 'speaker-selection': 'console', 'clipboard-sanitized-write': 'console',
  'ar': 'deny', 'automatic-fullscreen': 'deny', 'background-fetch': 'deny', 'background-sync': 'deny', 'captured-surface-control': 'deny', 'clipboard-read': 'deny',
  'deprecated-sync-clipboard-read': 'deny', 'display-capture': 'deny', 'fileSystem': 'deny', 'fullscreen': 'deny', 'geolocation': 'deny', 'geolocation-approximate': 'deny',
  'hand-tracking': 'deny', 'hid': 'deny', 'idle-detection': 'deny', 'keyboardLock': 'deny', 'local-fonts': 'deny', 'local-network': 'deny', 'local-network-access': 'deny',
  'loopback-network': 'deny', 'mediaKeySystem': 'deny', 'midi': 'deny', 'midiSysex': 'deny', 'nfc': 'deny', 'notifications': 'deny', 'openExternal': 'deny', 'payment-handler': 'deny',
  'periodic-background-sync': 'deny', 'persistent-storage': 'deny', 'pointerLock': 'deny', 'screen-wake-lock': 'deny', 'sensors': 'deny', 'serial': 'deny', 'smart-card': 'deny',
  'storage-access': 'deny', 'system-wake-lock': 'deny', 'top-level-storage-access': 'deny', 'usb': 'deny', 'vr': 'deny', 'web-app-installation': 'deny', 'web-printing': 'deny',
  'window-management': 'deny', 'unknown': 'deny',
};

export interface PermissionAsk {
  readonly permission: PermissionName;
  /** Of the frame that asks, not of the page around it. */
  readonly requestingUrl: string | undefined;
  readonly isMainFrame: boolean;
  readonly media: readonly ('audio' | 'video' | 'unknown')[];
}

/** Only the console's own main frame is granted anything: the microphone (never with a camera), the choice of speaker, copying text. */
export function isPermitted({ permission, requestingUrl, isMainFrame, media }: PermissionAsk): boolean {
  const rule: Rule | undefined = Object.hasOwn(permissionRules, permission) ? permissionRules[permission] : undefined;
  if (rule === undefined || rule === 'deny' || !isMainFrame || requestingUrl === undefined || !isOwnPage(requestingUrl, 'console')) return false;
  return rule === 'console' || (media.length > 0 && media.every((each) => each === 'audio'));
}
