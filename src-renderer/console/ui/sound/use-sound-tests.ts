import { useEffect, useRef, useState } from 'react';
import type { Disposer } from '../../../../src-shared/domain/disposer.ts';
import { useServices } from '../../stores/use-services.ts';

export interface SoundTests {
  /** Three notes through the speaker; only the owner knows whether they came out. */
  readonly tone: 'not_played' | 'asking' | 'heard' | 'not_heard';
  readonly ownVoice: 'idle' | 'recording' | 'playing' | 'played';
  readonly ringing: boolean;
  playTone(): void;
  answerTone(heard: boolean): void;
  recordAndPlay(): void;
  toggleRing(): void;
}

/** What is played to try the devices. It ends when this leaves the screen. */
export function useSoundTests(): SoundTests {
  const { audio } = useServices();
  const ring = useRef<Disposer | null>(null);
  const [tone, setTone] = useState<SoundTests['tone']>('not_played');
  const [ownVoice, setOwnVoice] = useState<SoundTests['ownVoice']>('idle');
  const [ringing, setRinging] = useState(false);
  useEffect(() => () => { ring.current?.(); ring.current = null; }, []);
  return {
    tone, ownVoice, ringing,
    playTone() {
      audio.wake();
      void audio.playTone();
      setTone('asking');
    },
    answerTone: (heard) => { setTone(heard ? 'heard' : 'not_heard'); },
    recordAndPlay() {
      if (ownVoice === 'recording' || ownVoice === 'playing') return;
      audio.wake();
      setOwnVoice('recording');
      // Why it did not work stands in the engine's state, as of any other use of the microphone.
      void audio.recordAndPlay(setOwnVoice).then((done) => { setOwnVoice(done.ok ? 'played' : 'idle'); });
    },
    toggleRing() {
      audio.wake();
      ring.current?.();
      ring.current = ringing ? null : audio.ring();
      setRinging(!ringing);
    },
  };
}
