import { EventEmitter } from 'node:events';
import { describe, expect, test } from 'vitest';
import { afterLoss } from '../../../../src-main/host-electron/reload-limit.ts';
import { createFakeClock } from '../../../fakes/fake-clock.ts';
import { createFakeService } from '../../../fakes/fake-service.ts';
import { createQuietLogger } from '../../../fakes/quiet-logger.ts';
import { followTheme } from '../../../../src-main/host-electron/follow-theme.ts';
import { guardContents } from '../../../../src-main/host-electron/guard-contents.ts';
import { keepPageAlive } from '../../../../src-main/host-electron/keep-page-alive.ts';
import { makeDeskView } from '../../../../src-main/host-electron/make-desk-view.ts';
import { makeWindow } from '../../../../src-main/host-electron/make-window.ts';
import { sampleState } from '../../../fakes/console-state.ts';
import { secureWebPreferences } from '../../../../src-main/host-electron/secure-web-preferences.ts';
import { sleepBlocker } from '../../../../src-main/host-electron/sleep-blocker.ts';
import { systemNotifier } from '../../../../src-main/host-electron/system-notifier.ts';
import type { App, BrowserWindow, Session, WebContents } from 'electron/main';
import type { Core } from '../../../../src-main/core/core.ts';

describe('navigation', () => {
  test('every way out of a page is denied, for every page', () => {
    const app = new EventEmitter();
    guardContents(app as unknown as App, createQuietLogger());
    const contents = Object.assign(new EventEmitter(), { setWindowOpenHandler: (handler: (details: unknown) => unknown) => { opened = handler; } });
    let opened: (details: unknown) => unknown = () => null;
    app.emit('web-contents-created', {}, contents);
    const denied: string[] = [];
    for (const what of ['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview']) contents.emit(what, { preventDefault: () => { denied.push(what); } });
    expect(denied).toEqual(['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview']);
    expect(opened({ url: 'https://example.com' })).toEqual({ action: 'deny' });
  });
});

describe('a lost page', () => {
  test.each([
    ['crashed', [], { kind: 'reload', afterMs: 250 }], ['oom', [0], { kind: 'reload', afterMs: 500 }], ['killed', [0, 1], { kind: 'reload', afterMs: 1_000 }],
    ['crashed', [0, 1, 2], { kind: 'give_up' }], ['crashed', [-60_000, -50_000, 0], { kind: 'reload', afterMs: 1_000 }], ['too_slow', [], { kind: 'reload', afterMs: 250 }],
    ['memory-eviction', [], { kind: 'reload', afterMs: 250 }], ['abnormal-exit', [], { kind: 'reload', afterMs: 250 }],
    ['integrity-failure', [], { kind: 'give_up' }], ['launch-failed', [], { kind: 'give_up' }], ['clean-exit', [], { kind: 'ignore' }],
  ] as const)('%s after loads at %j: %j', (reason, reloads, next) => {
    expect(afterLoss(reason, reloads, 0)).toEqual(next);
  });

  test('it is loaded again until it was lost too often, then said', () => {
    const contents = new EventEmitter();
    const loads: string[] = [];
    let givenUp = 0;
    const clock = createFakeClock();
    const parts = Object.assign(contents, { loadURL: (url: string) => { loads.push(url); return Promise.resolve(); }, getURL: () => 'consigliere://console/#/history', isDestroyed: () => false });
    keepPageAlive({ surface: 'console', contents: parts as unknown as WebContents, clock, logger: createQuietLogger(), onGivenUp: () => { givenUp += 1; } });
    for (let n = 0; n < 4; n += 1) {
      contents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 });
      clock.advance(1_000);
    }
    expect([loads, givenUp]).toEqual([['consigliere://console/#/history', 'consigliere://console/', 'consigliere://console/'], 1]);
  });
});

describe('windows', () => {
  class FakeView extends EventEmitter {
    readonly options: unknown;
    visible: boolean | null = null;
    bounds: unknown = null;
    constructor(options: unknown) { super(); this.options = options; }
    setBackgroundColor(): void {}
    setMenuBarVisibility(): void {}
    setVisible(on: boolean): void { this.visible = on; }
    setBounds(bounds: unknown): void { this.bounds = bounds; }
  }
  const session = { name: 'its own' } as unknown as Session;

  test('both are made with exactly the secure preferences', () => {
    const window = makeWindow(FakeView as unknown as new () => BrowserWindow, { preload: '/p.cjs', session, dark: true, platform: 'linux', devTools: false }) as unknown as FakeView;
    expect(window.options).toMatchObject({ show: false, webPreferences: { ...secureWebPreferences, devTools: false, preload: '/p.cjs', session } });
    expect(secureWebPreferences).toEqual({
      nodeIntegration: false, nodeIntegrationInWorker: false, nodeIntegrationInSubFrames: false, contextIsolation: true, sandbox: true, webviewTag: false, navigateOnDragDrop: false, spellcheck: false, safeDialogs: true,
      backgroundThrottling: false, autoplayPolicy: 'no-user-gesture-required',
    });
    expect(Object.isFrozen(secureWebPreferences)).toBe(true);
  });

  test('the Desk stands where the core says, on whole pixels, and is hidden until then', () => {
    let place: Parameters<Core['onDeskPlace']>[0] = () => {};
    const added: unknown[] = [];
    const view = makeDeskView(FakeView as never, {
      window: { contentView: { addChildView: (each: unknown) => { added.push(each); } } } as unknown as BrowserWindow, core: { onDeskPlace: (listener) => { place = listener; return () => {}; } }, preload: '/d.cjs', session, devTools: false,
    }) as unknown as FakeView;
    expect([added[0] === view, view.visible, view.options]).toEqual([true, false, { webPreferences: { ...secureWebPreferences, devTools: false, preload: '/d.cjs', session } }]);
    place({ layout: 'docked', rect: { x: 968.4, y: 0, width: 391.6, height: 859.5 } });
    expect([view.visible, view.bounds]).toEqual([true, { x: 968, y: 0, width: 392, height: 860 }]);
    place({ layout: 'hidden', rect: { x: 0, y: 0, width: 0, height: 0 } });
    expect(view.visible).toBe(false);
  });
});

describe('the system', () => {
  test('the theme follows Settings', () => {
    const service = createFakeService();
    const nativeTheme: { themeSource: 'system' | 'light' | 'dark' } = { themeSource: 'system' };
    const stop = followTheme(nativeTheme, service);
    expect(nativeTheme.themeSource).toBe('light');
    service.pushConsole({ type: 'settings', settings: { ...sampleState().settings, theme: 'dark' } });
    expect(nativeTheme.themeSource).toBe('dark');
    stop();
    service.pushConsole({ type: 'settings', settings: sampleState().settings });
    expect(nativeTheme.themeSource).toBe('dark');
  });

  test('the computer stays awake until released, once', () => {
    const log: string[] = [];
    const release = sleepBlocker({ start: (type) => { log.push(`start ${type}`); return 7; }, stop: (id) => { log.push(`stop ${id}`); return true; } }).keepAwake('a call');
    release();
    release();
    expect(log).toEqual(['start prevent-app-suspension', 'stop 7']);
  });

  test('a notification with the same tag takes the place of the old; a click brings the window', () => {
    const notes: { title: string; shown: boolean; closed: boolean; click: () => void }[] = [];
    class Note {
      readonly #note: (typeof notes)[number];
      constructor({ title }: { title: string }) { notes.push(this.#note = { title, shown: false, closed: false, click: () => {} }); }
      show(): void { this.#note.shown = true; }
      close(): void { this.#note.closed = true; }
      on(_event: string, run: () => void): this { this.#note.click = run; return this; }
    }
    let brought = 0;
    const notifier = systemNotifier(Note as never, () => { brought += 1; });
    notifier.notify({ title: 'one', body: '', tag: 'a' });
    notifier.notify({ title: 'two', body: '', tag: 'a' });
    notes[1]?.click();
    expect([notes.map(({ title, shown, closed }) => [title, shown, closed]), brought]).toEqual([[['one', true, true], ['two', true, false]], 1]);
  });
});
