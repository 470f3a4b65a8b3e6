import '../shared-ui/tokens.css';
import './desk.css';
import './card.css';
import { applyTheme } from './theme.ts';
import { connectDesk } from '../bridge/connect-desk.ts';
import { pageAfter } from '../bridge/page-after.ts';
import { startDesk } from './start-desk.ts';

applyTheme('system');
const root = document.querySelector('main');
if (root === null) throw new Error('index.html has no main');
const bridge = connectDesk();

const report = (message: string, stack: string | undefined): void => {
  void bridge.call('log.report', { message: message.slice(0, 2_000), stack: stack?.slice(0, 8_000) ?? null });
};
window.addEventListener('error', (event) => report(event.message, event.error instanceof Error ? event.error.stack : undefined));
window.addEventListener('unhandledrejection', (event) => report(String(event.reason), event.reason instanceof Error ? event.reason.stack : undefined));

startDesk({ bridge, root, mac: /Mac/.test(navigator.platform), after: pageAfter });
