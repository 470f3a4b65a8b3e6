import { Row } from './Row.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { useConsoleState } from '../../stores/use-console-state.ts';
import type { Request } from '../../stores/use-request.ts';

/** A connection kept for the next call, with what it costs. */
export function StayConnectedRow({ request }: { readonly request: Request }) {
  const on = useConsoleState((state) => state.settings.keepConnected);
  return (
    <Row label="Stay connected" hint="Real calls only" action={(labelId) => <Switch on={on} labelledBy={labelId} onChange={(keepConnected) => { void request.run('settings.update', { keepConnected }); }} />}>
      <span className="ink-2">The assistant is ready at once on the next call. Nothing is billed for it; for ten minutes after each call it is one more open session of your account.</span>
    </Row>
  );
}
