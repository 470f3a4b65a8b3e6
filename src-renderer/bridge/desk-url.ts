import { pageAfter } from './page-after.ts';
import { preloadBridge } from './preload-on-window.ts';
import { reconnectDelayMs } from '../../src-shared/contract/client/reconnect-delay.ts';

const attempts = 6;

/**
 * Where the console's frame finds the Desk, good for one load within a minute; null in Electron, where the host places the Desk itself.
 * Rejects when the web host does not answer after several tries; the Desk is then out of reach and nothing can be approved.
 */
export async function deskUrl(): Promise<string | null> {
  if (preloadBridge('console') !== null) return null;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const answer = await fetch('/desk-ticket', { method: 'POST' }).catch(() => null);
    if (answer?.ok === true) return (await answer.json() as { readonly url: string }).url;
    await new Promise<void>((resolve) => { pageAfter(reconnectDelayMs(attempt), resolve); });
  }
  throw new Error('The Desk could not be opened. Nothing can be approved, and what waits is denied when its time runs out. Load this page again.');
}
