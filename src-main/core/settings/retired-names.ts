import { findRealtimeModel } from '../realtime/model-registry.ts';

/** A model that older guides name, and what takes its place. */
export interface RetiredModel {
  /** ISO date on which the service stops answering for it. Null: it never took calls. */
  readonly ends: string | null;
  readonly replacement: string;
}

export const defaultTextModel = 'gpt-6-luna';
/** Models that end up to this day are replaced; later ones are used and noted. Moves with each release. */
const releasedOn = '2026-11-21';

/** A dated snapshot ends with its family. */
const familyOf = (model: string): string => model.replace(/-\d{4}-\d{2}-\d{2}$/, '');

export function findRetiredRealtimeModel(model: string): RetiredModel | null {
  const known = findRealtimeModel(model) ?? findRealtimeModel(familyOf(model));
  if (known !== null) return known.shutdown === null || known.replacement === null ? null : { ends: known.shutdown, replacement: known.replacement };
  return /^gpt-4o(-mini)?$/.test(familyOf(model)) ? { ends: null, replacement: 'gpt-realtime-2.1' } : null;
}

export function findRetiredTextModel(model: string): RetiredModel | null {
  return /^gpt-4(o|\.1)(-mini)?$/.test(familyOf(model)) ? { ends: '2027-01-14', replacement: defaultTextModel } : null;
}

export function isGone(model: RetiredModel): boolean {
  return model.ends === null || model.ends <= releasedOn;
}
