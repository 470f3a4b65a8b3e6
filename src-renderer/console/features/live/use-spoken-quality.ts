import { useEffect, useRef } from 'react';
import type { SoundQualityView } from '../../../../src-shared/contract/views.ts';
import { qualityWord } from '../../ui/format/quality-word.ts';
import { useServices } from '../../stores/use-services.ts';

/** From weak down. */
const saidUpToBars = 2;

/** Says to a screen reader when the sound falls to weak or worse. What it was when the call was opened is read, not announced. */
export function useSpokenQuality(sound: SoundQualityView | null): void {
  const { announcer } = useServices();
  const before = useRef<number | null>(null);
  const { bars, text } = qualityWord(sound);
  const now = sound === null ? null : bars;
  const opened = useRef(false);
  useEffect(() => {
    const fell = now !== null && now <= saidUpToBars && (before.current ?? 4) > now;
    if (fell && opened.current) announcer.say(`Sound quality: ${text}.`);
    before.current = now;
    opened.current = true;
  }, [now, text, announcer]);
}
