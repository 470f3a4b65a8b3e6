import { useStore } from 'zustand';
import { Unplug } from 'lucide-react';
import { Notice } from '../../ui/Notice.tsx';
import { useConsoleState } from '../../stores/use-console-state.ts';
import { useServices } from '../../stores/use-services.ts';

/** What concerns the whole app, above every screen. */
export function Notices() {
  const { app, bridge } = useServices();
  const connection = useStore(app, (state) => state.connection);
  const notices = useConsoleState((state) => state.notices);
  return (
    <div className="notices">
      {connection === 'down' && (
        <Notice flat tone="danger" icon={Unplug} title="This window lost its connection to Consigliere">
          Calls that are on go on without it; what is shown here is as of then. It reconnects by itself. If it does not, start Consigliere again.
        </Notice>
      )}
      {notices.filter((notice) => notice.place === 'app').map((notice) => (
        <Notice key={notice.id} flat tone={notice.tone} title={notice.title} onDismiss={() => { void bridge.call('notice.dismiss', { noticeId: notice.id }); }}>{notice.text}</Notice>
      ))}
    </div>
  );
}
