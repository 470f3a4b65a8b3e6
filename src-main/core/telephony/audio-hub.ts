import type { AudioLanePort, Peer } from '../../../src-shared/contract/handlers.ts';
import type { Logger } from '../ports/logger.ts';
import { decodeFrame, encodeFrame, frameSamples, initialCredit, type AudioFrame, type FrameKind } from '../../../src-shared/audio/frame.ts';

/** Sound towards a screen. */
export interface OutStream {
  readonly id: number;
  /** Sends what credit allows and keeps the rest; beyond `keepFrames` the oldest goes. The array is the stream's from now on. */
  send(samples: Int16Array): void;
  /** Samples kept because the screen has no credit left. */
  waitingSamples(): number;
  /** The screen plays 20 dB softer while on. */
  duck(on: boolean): void;
  clear(): void;
  end(): void;
}

/** Sound from a screen. */
export interface InStream {
  readonly id: number;
  end(): void;
}

export interface AudioHub {
  attach(peer: Peer, port: AudioLanePort): { receive(bytes: Uint8Array): void; closed(): void };
  openOut(peerId: string, options: { readonly keepFrames: number; readonly onPlayed?: (samples: number) => void; readonly onClosed: () => void }): OutStream;
  openIn(peerId: string, options: { readonly onAudio: (samples: Int16Array, seq: number) => void; readonly onClosed: () => void }): InStream;
  /** Frames dropped because they were garbage, for an unknown stream, or beyond credit. */
  dropped(): number;
}

interface Stream {
  readonly peerId: string;
  readonly direction: 'in' | 'out';
  receive(frame: AudioFrame): void;
  lost(): void;
  /** The lane came up after the stream was opened. */
  attached(): void;
}

const none = new Int16Array(0);

/**
 * The core's end of every screen's audio lane. A stream belongs to one peer; when its lane goes, the stream is over and its
 * owner is told. A stream may be opened a moment before the peer's lane is up.
 */
export function createAudioHub(deps: { readonly logger: Logger }): AudioHub {
  const lanes = new Map<string, AudioLanePort>();
  const streams = new Map<number, Stream>();
  let lastId = 0;
  let droppedFrames = 0;

  const nextId = (): number => {
    do lastId = lastId >= 0xffff ? 1 : lastId + 1;
    while (streams.has(lastId));
    return lastId;
  };
  const drop = (): void => {
    droppedFrames += 1;
    // Enough to notice a broken screen, too little to flood the log.
    if (droppedFrames === 1 || droppedFrames % 1000 === 0) deps.logger.warn('audio.dropped', { frames: droppedFrames });
  };
  const writer = (peerId: string, streamId: number): ((kind: FrameKind, value: number, samples?: Int16Array) => void) => {
    let seq = 0;
    return (kind, value, samples = none) => { lanes.get(peerId)?.send(encodeFrame({ kind, streamId, seq: seq++, value, samples })); };
  };

  return {
    attach: (peer, port) => {
      const before = lanes.get(peer.peerId);
      lanes.set(peer.peerId, port);
      if (before !== undefined) {
        for (const stream of [...streams.values()]) if (stream.peerId === peer.peerId) stream.lost();
        before.close();
      }
      for (const stream of [...streams.values()]) if (stream.peerId === peer.peerId) stream.attached();
      return {
        receive: (bytes) => {
          const frame = lanes.get(peer.peerId) === port ? decodeFrame(bytes) : null;
          const stream = frame === null ? undefined : streams.get(frame.streamId);
          if (frame === null || stream?.peerId !== peer.peerId) drop();
          else stream.receive(frame);
        },
        closed: () => {
          if (lanes.get(peer.peerId) !== port) return;
          lanes.delete(peer.peerId);
          for (const stream of [...streams.values()]) if (stream.peerId === peer.peerId) stream.lost();
        },
      };
    },

    openOut: (peerId, options) => {
      const id = nextId();
      const write = writer(peerId, id);
      const waiting: Int16Array[] = [];
      let credit = initialCredit;
      let sentSamples = 0;
      const flush = (): void => {
        while (credit > 0 && waiting.length > 0 && lanes.has(peerId)) {
          const samples = waiting.shift() ?? none;
          credit -= 1;
          sentSamples += samples.length;
          write('pcm', 0, samples);
        }
      };
      streams.set(id, {
        peerId, direction: 'out',
        receive: (frame) => {
          if (frame.kind === 'credit') {
            // A screen cannot ask for more than a second ahead, whatever it says.
            credit = Math.min(credit + frame.value, initialCredit * 2);
            flush();
          } else if (frame.kind === 'played') options.onPlayed?.(Math.min(frame.value, sentSamples));
          else if (frame.kind === 'end') { streams.delete(id); options.onClosed(); }
          else drop();
        },
        attached: flush,
        lost: () => { streams.delete(id); options.onClosed(); },
      });
      return {
        id,
        send: (samples) => {
          if (!streams.has(id)) return;
          for (let at = 0; at < samples.length; at += frameSamples) waiting.push(samples.subarray(at, at + frameSamples));
          flush();
          while (waiting.length > options.keepFrames) waiting.shift();
        },
        waitingSamples: () => waiting.reduce((sum, samples) => sum + samples.length, 0),
        duck: (on) => { if (streams.has(id)) write('duck', on ? 1 : 0); },
        clear: () => {
          waiting.length = 0;
          write('clear', 0);
        },
        end: () => { if (streams.delete(id)) write('end', 0); },
      };
    },

    openIn: (peerId, options) => {
      const id = nextId();
      const write = writer(peerId, id);
      let credit = initialCredit;
      let owed = 0;
      streams.set(id, {
        peerId, direction: 'in',
        receive: (frame) => {
          if (frame.kind === 'end') { streams.delete(id); options.onClosed(); return; }
          if (frame.kind !== 'pcm' || credit <= 0) { drop(); return; }
          credit -= 1;
          owed += 1;
          if (owed >= 5) {
            credit += owed;
            write('credit', owed);
            owed = 0;
          }
          options.onAudio(frame.samples, frame.seq);
        },
        attached: () => {},
        lost: () => { streams.delete(id); options.onClosed(); },
      });
      return { id, end: () => { if (streams.delete(id)) write('end', 0); } };
    },

    dropped: () => droppedFrames,
  };
}
