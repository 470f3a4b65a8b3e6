import './shell.css';
import { useStore } from 'zustand';
import { Button } from '../../ui/Button.tsx';
import { Mark } from '../../ui/Mark.tsx';
import { useServices } from '../../stores/use-services.ts';

/** Before the first snapshot. */
export function Starting() {
  const { app } = useServices();
  const { connection, problem } = useStore(app);
  return (
    <main className="starting">
      <div>
        <Mark />
        <h1 className="pane-title">Consigliere</h1>
        {problem !== null
          ? (
            <>
              <p className="ink-2" role="alert">{problem.message} ({problem.code})</p>
              <Button onClick={() => { window.location.reload(); }}>Load this page again</Button>
            </>
          )
          : <p className="ink-2" role="status">{connection === 'down' ? 'Nothing answers this window. It keeps trying. If it stays like this, start Consigliere again.' : 'Starting'}</p>}
      </div>
    </main>
  );
}
