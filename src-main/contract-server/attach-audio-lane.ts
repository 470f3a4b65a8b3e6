import type { AudioLanePort, ContractService, Peer } from '../../src-shared/contract/handlers.ts';
import type { Clock } from '../core/ports/clock.ts';
import { createRateLimiter } from './rate-limiter.ts';
import { decodeFrame, frameHeaderBytes, maxFrameSamples } from '../../src-shared/audio/frame.ts';
import type { Logger } from '../core/ports/logger.ts';

/** Largest message of the lane: a header and 200 ms of sound. */
export const maxLaneMessageBytes = frameHeaderBytes + maxFrameSamples * 2;

/** 50 frames a second and stream in real time, four streams, and as much again for catching up and credits. */
const framesPer10s = 4_000;
/** Frames that are none of ours before the lane is closed as not ours. */
const wrongFramesPer10s = 50;

export interface AudioLaneDeps {
  readonly service: ContractService;
  readonly peer: Peer;
  readonly port: AudioLanePort;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** One peer's lane as the transport feeds it. */
export interface AttachedLane {
  receive(frame: Uint8Array): void;
  /** The transport is gone. */
  closed(): void;
}

/** The binary lane's chokepoint: only the console has one, only frames of ours pass, only so many. Null: this surface has no lane. */
export function attachAudioLane({ service, peer, port, clock, logger }: AudioLaneDeps): AttachedLane | null {
  if (peer.surface !== 'console') return null;
  const limiter = createRateLimiter(() => clock.monoMs());
  const lane = service.attachAudio(peer, port);
  let over = false;

  function closed(): void {
    if (over) return;
    over = true;
    lane.closed();
  }

  return {
    receive(frame) {
      if (over) return;
      if (frame.byteLength <= maxLaneMessageBytes && decodeFrame(frame) !== null) {
        if (limiter.take('frames', framesPer10s)) lane.receive(frame);
        return;
      }
      if (limiter.take('wrong', wrongFramesPer10s)) return;
      logger.warn('contract.audio_not_ours', { peerId: peer.peerId, bytes: frame.byteLength });
      closed();
      port.close();
    },
    closed,
  };
}
