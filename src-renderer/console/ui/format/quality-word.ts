import type { SoundGrade } from '../../../../src-shared/domain/sound-quality.ts';
import type { SoundQualityView } from '../../../../src-shared/contract/views.ts';
import type { Tone } from '../tone.ts';
import { formatPercent } from './format-percent.ts';

export interface QualityWord {
  /** "Good"; from weak down with what is lost, where that is known: "Weak, 4% lost". */
  readonly text: string;
  readonly tone: Tone;
  /** Of four. */
  readonly bars: 0 | 1 | 2 | 3 | 4;
}

const words: Readonly<Record<SoundGrade, { readonly word: string; readonly tone: Tone; readonly bars: QualityWord['bars'] }>> = {
  good: { word: 'Good', tone: 'live', bars: 4 },
  fair: { word: 'Fair', tone: 'quiet', bars: 3 },
  weak: { word: 'Weak', tone: 'danger', bars: 2 },
  poor: { word: 'Poor', tone: 'danger', bars: 1 },
  lost: { word: 'Lost', tone: 'danger', bars: 0 },
};

/** How the sound goes, in a word and in bars. */
export function qualityWord(sound: SoundQualityView | null): QualityWord {
  if (sound === null) return { text: 'No data', tone: 'quiet', bars: 0 };
  const { word, tone, bars } = words[sound.grade];
  const lostPercent = Math.max(sound.them.lostPercent ?? 0, sound.network?.lostPercent ?? 0);
  const tellsLoss = (sound.grade === 'weak' || sound.grade === 'poor') && lostPercent >= 0.95;
  return { text: tellsLoss ? `${word}, ${formatPercent(lostPercent)} lost` : word, tone, bars };
}
