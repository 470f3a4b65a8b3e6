import type { AuditKind } from '../../../../src-shared/domain/audit.ts';

/** Groups that the reader filters by, in words. */
export const kindGroups: readonly { readonly id: string; readonly label: string; readonly kinds: readonly AuditKind[] | null }[] = [
  { id: 'all', label: 'Everything', kinds: null },
  { id: 'decided', label: 'Decisions', kinds: ['asked', 'shown', 'heard', 'edited', 'decided'] },
  { id: 'executed', label: 'What ran', kinds: ['executed', 'result'] },
  { id: 'refused', label: 'Refusals', kinds: ['refused'] },
  { id: 'recording', label: 'Recordings', kinds: ['recording'] },
  { id: 'settings', label: 'Settings and identity', kinds: ['settings', 'identity', 'recovered'] },
];

export const kindWords: Readonly<Record<AuditKind, string>> = {
  asked: 'Asked', shown: 'Shown', heard: 'Heard', edited: 'Edited', decided: 'Decided', executed: 'Ran', result: 'Result', refused: 'Refused', identity: 'Identity', settings: 'Settings', recovered: 'Recovered', recording: 'Recording',
};
