import { channels } from '../src-shared/contract/channels.ts';
import type { PreloadBridge } from '../src-shared/contract/client/preload-bridge.ts';
import type { ContextBridge, IpcRenderer, IpcRendererEvent } from 'electron';
import { surfaceMethods } from '../src-shared/contract/surface-methods.ts';
import type { Surface } from '../src-shared/contract/surfaces.ts';

export interface PreloadParts {
  readonly contextBridge: Pick<ContextBridge, 'exposeInMainWorld'>;
  readonly ipcRenderer: Pick<IpcRenderer, 'invoke' | 'on' | 'off'>;
}

/**
 * Puts `window.consigliere` into the page: requests by methods of this surface's list, pushes, and `more`. Values only: no event, no channel name,
 * nothing of Electron reaches the page. The list here saves a round trip; main has its own.
 */
export function exposeBridge(surface: Surface, { contextBridge, ipcRenderer }: PreloadParts, more: Readonly<Record<string, () => void>> = {}): void {
  const allowed: ReadonlySet<unknown> = new Set<string>(surfaceMethods[surface]);
  const bridge: PreloadBridge = {
    surface,
    host: 'electron',
    call(request) {
      const isRequest = typeof request === 'object' && request !== null && 'method' in request && allowed.has(request.method);
      return isRequest ? ipcRenderer.invoke(channels.call, request) : Promise.reject(new Error('not a method of this surface'));
    },
    onPush(listener) {
      const forward = (_event: IpcRendererEvent, push: unknown): void => { listener(push); };
      ipcRenderer.on(channels.push, forward);
      return () => { ipcRenderer.off(channels.push, forward); };
    },
  };
  contextBridge.exposeInMainWorld('consigliere', Object.freeze({ ...bridge, ...more }));
}
