import type { AudioContext } from 'standardized-audio-context';
import type { Disposer } from '../../../src-shared/domain/disposer.ts';

/** A rising triad, 180 ms a note: heard well on small speakers, and no tone a telephone makes. */
const notesHz = [523.25, 659.26, 783.99] as const;
const noteSec = 0.18;
const peakGain = 0.25;

export function playThreeNotes(context: AudioContext, onEnded: () => void): Disposer {
  const oscillators = notesHz.map((frequency, at) => {
    const startSec = context.currentTime + 0.02 + at * noteSec;
    const endSec = startSec + noteSec;
    const oscillator = context.createOscillator();
    const gain = context.createGain();
    oscillator.frequency.value = frequency;
    gain.gain.setValueAtTime(0, startSec);
    gain.gain.linearRampToValueAtTime(peakGain, startSec + 0.01);
    gain.gain.linearRampToValueAtTime(0, endSec);
    oscillator.connect(gain).connect(context.destination);
    oscillator.start(startSec);
    oscillator.stop(endSec);
    if (at === notesHz.length - 1) oscillator.onended = onEnded;
    return oscillator;
  });
  return () => { for (const oscillator of oscillators) oscillator.disconnect(); };
}
