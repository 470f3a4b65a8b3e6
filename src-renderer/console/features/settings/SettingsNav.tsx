import type { NoticeView } from '../../../../src-shared/contract/views.ts';
import type { SettingsPage } from '../../stores/route.ts';
import { pageOfNotice, pages } from './pages.ts';
import { routeHash } from '../../stores/route.ts';

/** A page that has something to say shows how much. */
export function SettingsNav({ page, notices }: { readonly page: SettingsPage; readonly notices: readonly NoticeView[] }) {
  return (
    <nav className="settings-nav" aria-label="Settings">
      <h1 className="pane-title settings-head">Settings</h1>
      <div className="settings-links">
        {pages.map(({ id, label, icon: Icon }) => {
          const count = notices.filter((notice) => pageOfNotice(notice) === id).length;
          return (
            <a key={id} className="settings-link" href={routeHash({ screen: 'settings', page: id })} aria-current={id === page ? 'page' : undefined}>
              <Icon size={16} aria-hidden="true" />
              <span>{label}</span>
              {count > 0 && <span className="settings-count">{count}<span className="hidden-text"> to look at</span></span>}
            </a>
          );
        })}
      </div>
    </nav>
  );
}
