import type { CallView, SoundQualityView } from '../../../../src-shared/contract/views.ts';
import type { Tone } from '../../ui/tone.ts';
import { countOf } from '../../ui/format/count-of.ts';
import { echoWord } from '../../ui/format/echo-word.ts';
import { formatMs } from '../../ui/format/format-ms.ts';
import { formatPercent } from '../../ui/format/format-percent.ts';

export interface QualityRow {
  readonly name: string;
  readonly value: string;
  readonly word: { readonly word: string; readonly tone: Tone } | null;
  /** What it means; where it is bad, what to do instead. */
  readonly hint: string;
}

export interface QualityGroup { readonly title: string; readonly rows: readonly QualityRow[] }

type Judged = QualityRow['word'];
/** Good below the first, bad above the second. */
type Limits = readonly [fair: number, bad: number];

const judge = (value: number | null, [fair, bad]: Limits): Judged => {
  if (value === null) return null;
  if (value > bad) return { word: 'Bad', tone: 'danger' };
  return value < fair ? { word: 'Good', tone: 'live' } : { word: 'Fair', tone: 'quiet' };
};
const row = (name: string, value: string, word: Judged, meaning: string, whatToDo: string): QualityRow => ({ name, value, word, hint: word?.tone === 'danger' ? whatToDo : meaning });

/** What stands behind the grade, with what each figure means. `them`: their name. */
export function qualityGroups(call: Pick<CallView, 'line'>, sound: SoundQualityView, them: string): readonly QualityGroup[] {
  const own = call.line === 'assistant';
  return [
    { title: own ? 'Your microphone' : `From ${them}`, rows: theirRows(sound, own) },
    ...(sound.screen === null ? [] : [{ title: 'This window', rows: screenRows(sound.screen) }]),
    ...(sound.network === null ? [] : [{ title: 'Network', rows: networkRows(sound.network) }]),
  ];
}

function theirRows({ them: { jitterMs, longestGapMs, lostPercent, levelDb, clippedPercent }, echo }: SoundQualityView, own: boolean): readonly QualityRow[] {
  const line = own ? 'Close programs that keep this computer busy.' : 'Ask them to move to a better connection, or call again.';
  return [
    row('Arrival jitter', formatMs(jitterMs), judge(jitterMs, [30, 60]), 'How unevenly the sound comes. Under 30 ms is good.', `The sound comes unevenly. ${line}`),
    row('Longest gap', formatMs(longestGapMs), judge(longestGapMs, [400, 1_000]), 'The longest wait for sound. 20 ms is perfect.', `Words may be missing. ${own ? line : 'Whisper to the assistant to ask again.'}`),
    row('Lost', formatPercent(lostPercent), judge(lostPercent, [1, 3]), lostPercent === null ? 'This line does not say what is lost.' : 'Sound that never came. Under 1% is good.', `Words may be missing. ${line}`),
    row('Level', levelDb === null ? 'No data' : `${Math.round(levelDb)} dB`.replace('-', '−'), levelWord(levelDb),
      levelDb === null ? 'No speech to measure.' : 'How loud the voice is, below the loudest there is.',
      levelDb !== null && levelDb > loudDb ? `The voice is very loud. ${own ? 'Turn the microphone down.' : 'Ask them to hold the phone farther away.'}` : `The voice is faint. ${own ? 'Move closer to the microphone.' : 'Ask them to speak up.'}`),
    row('Cut off at the top', formatPercent(clippedPercent), judge(clippedPercent, [0.1, 1]), clippedPercent === null ? 'No speech to measure.' : 'Speech too loud for the line. It sounds harsh.', own ? 'The microphone is too loud. Turn it down.' : 'They are too loud for the line. Ask them to hold the phone farther away.'),
    row('Echo', echo === null ? 'No data' : formatPercent(echo * 100), echoWord(echo), echo === null ? 'The assistant has not spoken enough to tell.' : 'How alike what comes back is to what was played.',
      own ? 'The assistant hears itself. Use headphones, or turn on echo cancellation in Settings.' : 'The assistant hears itself. Ask them to turn off their loudspeaker.'),
  ];
}

function screenRows({ underruns, concealedMs, bufferMs }: NonNullable<SoundQualityView['screen']>): readonly QualityRow[] {
  return [
    row('Gaps heard', underruns === 0 ? 'Never' : countOf(underruns, 'time'), null, 'How often the sound ran dry here.', ''),
    row('Filled in', formatMs(concealedMs), null, 'Missing sound that was covered up here.', ''),
    row('Buffer', formatMs(bufferMs), null, 'Sound that waits to be played, so that small gaps are not heard.', ''),
  ];
}

function networkRows({ roundTripMs, lostPercent, mos }: NonNullable<SoundQualityView['network']>): readonly QualityRow[] {
  const whatToDo = 'Move closer to your router, or use a cable.';
  return [
    row('Round trip', formatMs(roundTripMs), judge(roundTripMs, [250, 400]), 'To the carrier and back. Under 250 ms is good.', `You may speak over each other. ${whatToDo}`),
    row('Lost', formatPercent(lostPercent), judge(lostPercent, [1, 3]), 'Sound that never came. Under 1% is good.', `Words may be missing. ${whatToDo}`),
    row('Listening score (MOS)', mos.toFixed(1), judge(-mos, [-4.03, -3.6]), 'As the carrier reckons it, from 1 to 4.5.', whatToDo),
  ];
}

const faintDb = -40;
const loudDb = -9;

function levelWord(levelDb: number | null): Judged {
  if (levelDb === null) return null;
  if (levelDb < faintDb) return { word: 'Faint', tone: 'danger' };
  return levelDb > loudDb ? { word: 'Too loud', tone: 'danger' } : { word: 'Good', tone: 'live' };
}
