import type { BrowserWindow, Session, WebContentsView as View } from 'electron/main';
import type { Core } from '../core/core.ts';
import { secureWebPreferences } from './secure-web-preferences.ts';

type MakeView = new (options: ConstructorParameters<typeof View>[0]) => View;

/** The Desk: a view of its own over the console, which no page of the console can cover or script. It stands where the core says. */
export function makeDeskView(WebContentsView: MakeView, o: { readonly window: Pick<BrowserWindow, 'contentView'>; readonly core: Pick<Core, 'onDeskPlace'>; readonly preload: string; readonly session: Session; readonly devTools: boolean }): View {
  const view = new WebContentsView({ webPreferences: { ...secureWebPreferences, devTools: o.devTools, preload: o.preload, session: o.session } });
  view.setBackgroundColor('#00000000');
  view.setVisible(false);
  o.window.contentView.addChildView(view);
  o.core.onDeskPlace(({ layout, rect }) => {
    view.setVisible(layout !== 'hidden');
    view.setBounds({ x: Math.round(rect.x), y: Math.round(rect.y), width: Math.round(rect.width), height: Math.round(rect.height) });
  });
  return view;
}
