/**
 * The console's end of the binary audio lane. Electron: the port that the preload relays. Web: a worker that owns the `/audio` socket.
 * Either way frames never cross the page's main thread on their way to an AudioWorklet.
 */
export interface AudioLane {
  /**
   * One stream's port: it takes and gives `ArrayBuffer`s, each one encoded frame (src-shared/audio/frame.ts) of this stream.
   * Transfer it straight into an AudioWorklet, or use it here and call `start()`. Frames that came for the stream before it was
   * asked for are kept (up to 500 ms, oldest dropped) and delivered first. A second call for the same id gives a new port; the old one goes quiet.
   * Post with a transfer list (`port.postMessage(buffer, [buffer])`) or without, as you like.
   * Losing the lane (connection lost) is heard as a frame of kind `end`; it opens again by itself: await `ready()`, then ask the core for new streams.
   */
  stream(streamId: number): MessagePort;
  /** Resolves as soon as the lane reaches the core: at once when it does now. Await it before asking the core for streams. */
  ready(): Promise<void>;
  /** Ends every stream (each hears `end`) and the lane. */
  close(): void;
}
