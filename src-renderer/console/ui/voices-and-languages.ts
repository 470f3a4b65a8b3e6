export interface Choice { readonly value: string; readonly label: string }

/** Voices of the Realtime service; the first two are the ones it recommends. */
export const voices: readonly (Choice & { readonly note: string })[] = [
  { value: 'marin', label: 'Marin', note: 'Even, warm' }, { value: 'cedar', label: 'Cedar', note: 'Low, unhurried' }, { value: 'sage', label: 'Sage', note: 'Clear, brisk' }, { value: 'alloy', label: 'Alloy', note: 'Neutral' },
  { value: 'ash', label: 'Ash', note: 'Dry, direct' }, { value: 'ballad', label: 'Ballad', note: 'Soft, slower' }, { value: 'coral', label: 'Coral', note: 'Bright' }, { value: 'verse', label: 'Verse', note: 'Expressive' },
  { value: 'echo', label: 'Echo', note: 'Round, steady' }, { value: 'shimmer', label: 'Shimmer', note: 'Light, gentle' },
];

export const languages: readonly Choice[] = [
  { value: 'en-US', label: 'English (US)' }, { value: 'en-GB', label: 'English (UK)' }, { value: 'de-DE', label: 'German' }, { value: 'fr-FR', label: 'French' },
  { value: 'it-IT', label: 'Italian' }, { value: 'es-ES', label: 'Spanish' }, { value: 'pt-BR', label: 'Portuguese (Brazil)' }, { value: 'nl-NL', label: 'Dutch' }, { value: 'pl-PL', label: 'Polish' },
];

/** The choices, and the present value even if it is none of them: nothing is changed by being shown. */
export const withPresent = (choices: readonly Choice[], present: string): readonly Choice[] =>
  choices.some((choice) => choice.value === present) ? choices : [...choices, { value: present, label: present }];
