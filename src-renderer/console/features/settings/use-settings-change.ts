import type { SettingsView } from '../../../../src-shared/contract/views.ts';
import { useRequest } from '../../stores/use-request.ts';
import type { Request } from '../../stores/use-request.ts';

/** Stores settings; a failure stays in `request` to be shown where it was asked. */
export function useSettingsChange(): { readonly request: Request; change(changed: Partial<SettingsView>): void } {
  const request = useRequest();
  return { request, change: (changed) => { void request.run('settings.update', changed); } };
}
