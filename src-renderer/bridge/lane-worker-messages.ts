/** Page → the audio lane's worker. */
export type ToLaneWorker =
  /** The web host's `/audio` socket. */
  | { readonly type: 'socket'; readonly url: string }
  /** Electron: the port to main, transferred. */
  | { readonly type: 'port'; readonly port: MessagePort }
  | { readonly type: 'stream'; readonly streamId: number; readonly port: MessagePort }
  | { readonly type: 'close' };

/** The audio lane's worker → page. */
export type FromLaneWorker = { readonly type: 'state'; readonly up: boolean };
