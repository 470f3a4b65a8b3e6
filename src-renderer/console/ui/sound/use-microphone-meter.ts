import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { AudioEngineState } from '../../audio/engine-api.ts';
import type { Disposer } from '../../../../src-shared/domain/disposer.ts';
import { holdLevel, noLevel } from './hold-level.ts';
import { levelWords, type LevelWords } from './level-words.ts';
import { useServices } from '../../stores/use-services.ts';

/** Peak from which on it counts as speech: −28 dB, just past the middle of the bar. */
const speechLevel = 0.04;

export interface MicrophoneMeter extends Pick<AudioEngineState, 'microphone' | 'level'> {
  readonly on: boolean;
  /** Speech has reached the microphone at some time. */
  readonly heard: boolean;
  /** The level of the last moments. */
  readonly words: LevelWords;
  start(): Promise<void>;
  stop(): void;
}

/** A live level. The microphone is opened by a click and let go when this leaves the screen. */
export function useMicrophoneMeter(): MicrophoneMeter {
  const { audio } = useServices();
  const { microphone, level } = useStore(audio.store);
  const meter = useRef<Disposer | null>(null);
  const [open, setOpen] = useState(false);
  const [everHeard, setEverHeard] = useState(false);
  const [held, setHeld] = useState(noLevel);

  useEffect(() => {
    const follow = (state: AudioEngineState) => {
      if (state.level >= speechLevel) setEverHeard(true);
      setHeld((now) => holdLevel(now, { db: state.levelDb, peak: state.level, atMs: performance.now() }));
    };
    follow(audio.store.getState());
    return audio.store.subscribe(follow);
  }, [audio]);
  useEffect(() => () => { meter.current?.(); meter.current = null; }, []);

  const letGo = () => {
    meter.current?.();
    meter.current = null;
  };
  return {
    microphone, level, words: levelWords(held.db, held.peak),
    on: open && microphone === 'on',
    heard: everHeard,
    async start() {
      audio.wake();
      letGo();
      const opened = await audio.meter();
      if (opened.ok) meter.current = opened.value;
      setOpen(opened.ok);
    },
    stop() {
      letGo();
      setOpen(false);
    },
  };
}
