import type { Notification as SystemNotification } from 'electron/main';
import type { Notifier } from '../core/ports/notifier.ts';

/** Notifications of the operating system; a new one with a tag takes the place of the old. Clicking brings the window. It can never approve. */
export function systemNotifier(create: new (options: { title: string; body: string; silent: boolean }) => Pick<SystemNotification, 'show' | 'close' | 'on'>, onClick: () => void): Notifier {
  const shown = new Map<string, Pick<SystemNotification, 'close'>>();
  return {
    notify({ title, body, tag }) {
      shown.get(tag)?.close();
      const note = new create({ title, body, silent: true });
      shown.set(tag, note);
      note.on('click', onClick);
      note.show();
    },
  };
}
