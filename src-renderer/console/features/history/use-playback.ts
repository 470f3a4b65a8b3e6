import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { ContractError } from '../../../../src-shared/contract/error-codes.ts';
import type { RecordingView } from '../../../../src-shared/contract/views.ts';
import { useServices } from '../../stores/use-services.ts';

export interface Playback {
  readonly playing: boolean;
  readonly positionMs: number;
  readonly problem: ContractError | null;
  /** Beyond either end it stays there. */
  seek(toMs: number): void;
  playFrom(atMs: number): void;
  toggle(): void;
  forget(): void;
}

/** The one player of the window, as it stands for this call. It stops when the call leaves the screen. */
export function usePlayback(callId: string, recording: RecordingView | null): Playback {
  const { player } = useServices();
  const state = useStore(player.store);
  const mine = state.callId === callId;
  useEffect(() => () => { if (player.store.getState().callId === callId) player.pause(); }, [player, callId]);
  const lengthMs = recording?.lengthMs ?? 0;
  const positionMs = mine ? state.positionMs : 0;
  const within = (atMs: number): number => Math.max(0, Math.min(lengthMs, atMs));
  return {
    playing: mine && state.playing,
    positionMs,
    problem: mine ? state.problem : null,
    seek: (toMs) => { void player.seek(callId, within(toMs)); },
    playFrom: (atMs) => { void player.play(callId, within(atMs)); },
    toggle: () => {
      if (mine && state.playing) player.pause();
      // At its end it begins anew.
      else void player.play(callId, positionMs >= lengthMs - 50 ? 0 : positionMs);
    },
    forget: () => { player.store.setState({ problem: null }); },
  };
}
