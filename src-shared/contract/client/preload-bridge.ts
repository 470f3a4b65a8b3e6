import type { Surface } from '../surfaces.ts';

/** What a preload gives its page as `window.consigliere`. Plain values and functions only: nothing of Electron crosses. */
export interface PreloadBridge<S extends Surface = Surface> {
  readonly surface: S;
  readonly host: 'electron';
  /** A request envelope in, its reply envelope out. Rejects when the method is not of this surface, or nobody answers. */
  call(request: unknown): Promise<unknown>;
  /** Every push envelope from now on. */
  onPush(listener: (push: unknown) => void): () => void;
}

export interface ConsolePreloadBridge extends PreloadBridge<'console'> {
  /** Opens the audio lane: its port arrives as a message of the window to itself, data `audioPortMessage`. */
  openAudio(): void;
}

/** Data of the window message that carries the audio lane's port from preload to page. */
export const audioPortMessage = 'consigliere:audio-port';
