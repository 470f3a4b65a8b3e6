import type { NoticeView } from '../../src-shared/contract/views.ts';

export interface Notices {
  raise(notice: NoticeView): void;
  /** What it told of is over. */
  clear(id: string): void;
  /** The owner put it away; false when there is none. A problem that goes on raises it again at its next change. */
  dismiss(id: string): boolean;
}

export function createNotices(deps: {
  readonly present: () => readonly NoticeView[];
  readonly push: (delta: { readonly type: 'notice'; readonly notice: NoticeView } | { readonly type: 'notice.removed'; readonly noticeId: string }) => void;
}): Notices {
  const has = (id: string): boolean => deps.present().some((notice) => notice.id === id);
  return {
    raise: (notice) => { deps.push({ type: 'notice', notice: { ...notice, title: notice.title.slice(0, 200), text: notice.text.slice(0, 800) } }); },
    clear: (id) => { if (has(id)) deps.push({ type: 'notice.removed', noticeId: id }); },
    dismiss: (id) => {
      if (!has(id)) return false;
      deps.push({ type: 'notice.removed', noticeId: id });
      return true;
    },
  };
}
