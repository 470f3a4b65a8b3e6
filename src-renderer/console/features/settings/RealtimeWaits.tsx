import { Notice } from '../../ui/Notice.tsx';
import type { RealtimeEditing } from './use-realtime.ts';

/** The setting is stored; a call that is on goes on without it. */
export function RealtimeWaits({ waits }: Pick<RealtimeEditing, 'waits'>) {
  return waits.length === 0 ? null : <Notice tone="info" title="Calls that are on go on as they are">{waits.map(({ text }) => text).join(' ')}</Notice>;
}
