/** Bars of the quality figure: 4 good, 3 fair, 2 weak, 1 poor, 0 lost. */
export const soundGrades = ['good', 'fair', 'weak', 'poor', 'lost'] as const;
export type SoundGrade = (typeof soundGrades)[number];
