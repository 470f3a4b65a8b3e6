import { expect, test } from 'vitest';
import { browserCommand } from '../../../../src-main/host-web/open-browser.ts';

const url = 'http://console.localhost:1/#launch=x';
test.each([
  ['linux', 'xdg-open', [url]],
  ['darwin', 'open', [url]],
  ['win32', 'cmd.exe', ['/d', '/c', 'start', '', url]],
])('on %s the browser is opened by %s', (platform, file, args) => {
  expect(browserCommand(platform, url)).toEqual({ file, args });
});
