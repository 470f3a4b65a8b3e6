/*
 * The syllable pieces of a voice and how sounds are put together from them. A piece is named by its sounds: `k+ah` is a
 * consonant with the vowel after it, `ah+k` a vowel with the consonant that closes it, `+ah` a vowel alone, `k` a consonant alone.
 */
export const onsets = ['b', 'ch', 'd', 'f', 'g', 'h', 'j', 'k', 'l', 'm', 'n', 'p', 'r', 's', 'sh', 't', 'th', 'v', 'w', 'y', 'z'] as const;
export const codas = ['b', 'ch', 'd', 'f', 'g', 'j', 'k', 'l', 'm', 'n', 'ng', 'p', 'r', 's', 'sh', 't', 'th', 'v', 'z'] as const;
export const vowels = ['ah', 'eh', 'ih', 'ee', 'oh', 'oo', 'uh', 'ay', 'ai'] as const;
export const closedVowels = ['ah', 'eh', 'ih', 'ee', 'oo', 'uh'] as const;

export type Vowel = (typeof vowels)[number];
export type Consonant = (typeof onsets)[number] | (typeof codas)[number];
export type Sound = Vowel | Consonant;

/** The vowel whose closing pieces follow a gliding vowel: it ends there. */
const endsAs: Readonly<Record<Vowel, (typeof closedVowels)[number]>> = {
  ah: 'ah', eh: 'eh', ih: 'ih', ee: 'ee', oh: 'oo', oo: 'oo', uh: 'uh', ay: 'ih', ai: 'ih',
};

export const isVowel = (sound: Sound): sound is Vowel => (vowels as readonly string[]).includes(sound);

export const pieceNames: readonly string[] = [
  ...vowels.flatMap((vowel) => onsets.map((onset) => `${onset}+${vowel}`)),
  ...closedVowels.flatMap((vowel) => codas.map((coda) => `${vowel}+${coda}`)),
  ...vowels.map((vowel) => `+${vowel}`),
  ...new Set<string>([...onsets, ...codas]),
];

export interface PlacedPiece {
  readonly name: string;
  /** It goes on in the middle of the vowel that the piece before ends with. */
  readonly joinsVowel: boolean;
}

/** Sounds to pieces: a consonant before a vowel opens it, one that no vowel follows closes the vowel before, the rest stand alone. */
export function placePieces(sounds: readonly Sound[]): readonly PlacedPiece[] {
  const placed: PlacedPiece[] = [];
  let i = 0;
  while (i < sounds.length) {
    const sound = sounds[i]!;
    const next = sounds[i + 1];
    let vowel: Vowel | null = null;
    if (isVowel(sound)) {
      placed.push({ name: `+${sound}`, joinsVowel: false });
      vowel = sound;
      i += 1;
    } else if (next !== undefined && isVowel(next) && sound !== 'ng') {
      placed.push({ name: `${sound}+${next}`, joinsVowel: false });
      vowel = next;
      i += 2;
    } else {
      placed.push({ name: sound, joinsVowel: false });
      i += 1;
    }
    const closing = sounds[i];
    const after = sounds[i + 1];
    const closes = vowel !== null && closing !== undefined && (codas as readonly string[]).includes(closing) && (after === undefined || !isVowel(after) || closing === 'ng');
    if (closes && vowel !== null) {
      placed.push({ name: `${endsAs[vowel]}+${closing}`, joinsVowel: true });
      i += 1;
    }
  }
  return placed;
}
