import './settings.css';
import { AboutPage } from './AboutPage.tsx';
import { KeyboardPage } from './KeyboardPage.tsx';
import { LinesPage } from './LinesPage.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { PolicyPage } from './PolicyPage.tsx';
import { PrivacyPage } from './PrivacyPage.tsx';
import { SettingsNav } from './SettingsNav.tsx';
import { SoundPage } from './SoundPage.tsx';
import { pageOfNotice, pages } from './pages.ts';
import type { SettingsPage } from '../../stores/route.ts';
import { useConsoleState } from '../../stores/use-console-state.ts';
import { useServices } from '../../stores/use-services.ts';

const contents: Readonly<Record<SettingsPage, () => React.JSX.Element>> = { lines: LinesPage, sound: SoundPage, policy: PolicyPage, privacy: PrivacyPage, keyboard: KeyboardPage, about: AboutPage };

/** Its own navigation, and one page. */
export function SettingsScreen({ page }: { readonly page: SettingsPage }) {
  const { bridge } = useServices();
  const notices = useConsoleState((state) => state.notices).filter((notice) => notice.place === 'settings');
  const Content = contents[page];
  return (
    <div className="screen settings">
      <SettingsNav page={page} notices={notices} />
      {/* A page begins at its top. */}
      <section key={page} className="settings-page" aria-labelledby="settings-title" tabIndex={0}>
        <header className="settings-head"><h2 className="pane-title" id="settings-title">{pages.find((each) => each.id === page)?.label}</h2></header>
        {notices.filter((notice) => pageOfNotice(notice) === page).map((notice) => (
          <Notice key={notice.id} tone={notice.tone} title={notice.title} onDismiss={() => { void bridge.call('notice.dismiss', { noticeId: notice.id }); }}>{notice.text}</Notice>
        ))}
        <Content />
      </section>
    </div>
  );
}
