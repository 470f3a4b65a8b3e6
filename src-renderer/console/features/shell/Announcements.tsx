import { useStore } from 'zustand';
import { useServices } from '../../stores/use-services.ts';

/** The two live regions of the console. Keyed by number, so that the same words are said again. */
export function Announcements() {
  const { announcer } = useServices();
  const { polite, assertive } = useStore(announcer.store);
  return (
    <>
      <div className="hidden-text" role="status" aria-live="polite"><span key={polite.seq}>{polite.text}</span></div>
      <div className="hidden-text" role="alert" aria-live="assertive"><span key={assertive.seq}>{assertive.text}</span></div>
    </>
  );
}
