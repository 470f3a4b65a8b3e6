import type { AudioContext } from 'standardized-audio-context';

/*
 * The one place that reaches behind standardized-audio-context to the browser's own context (docs/adr/0005-web-audio-layer.md).
 * The library keeps it under `_nativeContext`; its version is pinned exactly, and test/e2e/audio.spec.ts fails if that name goes away.
 */

type NativeContext = globalThis.AudioContext & { setSinkId?(id: string): Promise<void> };

function nativeOf(context: AudioContext): NativeContext {
  const native = (context as unknown as { readonly _nativeContext?: unknown })._nativeContext;
  if (!(native instanceof globalThis.AudioContext)) throw new Error('standardized-audio-context no longer keeps its context under _nativeContext');
  return native;
}

/** Loads a worklet by its own URL. The library would fetch it and load a blob:, which `script-src 'self'` refuses. */
export function addWorklet(context: AudioContext, url: string): Promise<void> {
  return nativeOf(context).audioWorklet.addModule(url);
}

/** Plays through this output; null is the system's. False: the device is gone or the browser cannot choose, and the system's output plays. */
export async function setSink(context: AudioContext, deviceId: string | null): Promise<boolean> {
  const native = nativeOf(context);
  if (native.setSinkId === undefined) return deviceId === null;
  try {
    await native.setSinkId(deviceId ?? '');
    return true;
  } catch {
    if (deviceId !== null) await native.setSinkId('').catch(() => undefined);
    return false;
  }
}

/** From a sample leaving the graph to the speaker, in ms; 0 when the browser does not say. */
export function outputLatencyMs(context: AudioContext): number {
  return (nativeOf(context).outputLatency || 0) * 1000;
}
