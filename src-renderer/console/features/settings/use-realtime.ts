import { useState } from 'react';
import type { OutputOf } from '../../../../src-shared/contract/methods.ts';
import type { RealtimeOfferView, RealtimeSettingsView } from '../../../../src-shared/contract/views.ts';
import { useConsoleState } from '../../stores/use-console-state.ts';
import { useRequest } from '../../stores/use-request.ts';
import type { Request } from '../../stores/use-request.ts';

export interface RealtimeEditing {
  readonly realtime: RealtimeSettingsView;
  readonly offer: RealtimeOfferView;
  /** The entry of the model that the next call has; null for one that this version does not know. */
  readonly model: RealtimeOfferView['models'][number] | null;
  readonly request: Request;
  /** What calls that are on could not take of the last change. */
  readonly waits: OutputOf<'settings.update'>['waits'];
  /** Resolves when it is stored, or refused. */
  change(changed: Partial<RealtimeSettingsView>): Promise<void>;
}

/** How calls listen, think and speak, while it is changed. */
export function useRealtime(): RealtimeEditing {
  const realtime = useConsoleState((state) => state.settings.realtime);
  const offer = useConsoleState((state) => state.realtime);
  const request = useRequest();
  const [waits, setWaits] = useState<RealtimeEditing['waits']>([]);
  return {
    realtime, offer, request, waits,
    model: offer.models.find((each) => each.id === (realtime.model ?? offer.environmentModel)) ?? null,
    async change(changed) {
      const answer = await request.run('settings.update', { realtime: changed });
      setWaits(answer.ok ? answer.value.waits : []);
    },
  };
}
