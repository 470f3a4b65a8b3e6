import '../../shared-ui/tokens.css';
import '../ui/base.css';
import '../ui/controls.css';
import '../ui/page.css';
import { useStore } from 'zustand';
import { Announcements } from '../features/shell/Announcements.tsx';
import { Console } from './Console.tsx';
import { FirstRun } from '../features/first-run/FirstRun.tsx';
import { Starting } from '../features/shell/Starting.tsx';
import { useRoute } from '../stores/use-route.ts';
import { useServices } from '../stores/use-services.ts';

/** Waiting for the core, first run, or the console. */
export function App() {
  const { app } = useServices();
  const route = useRoute();
  const known = useStore(app, ({ state }) => state !== null);
  const firstRunDone = useStore(app, ({ state }) => state?.settings.firstRunDone ?? false);
  return (
    <>
      {!known ? <Starting /> : !firstRunDone || route.screen === 'setup' ? <FirstRun /> : <Console />}
      <Announcements />
    </>
  );
}
