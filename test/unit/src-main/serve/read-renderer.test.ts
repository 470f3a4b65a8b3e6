import { expect, test } from 'vitest';
import { join } from 'node:path';
import { mkdirSync, writeFileSync } from 'node:fs';
import { readRenderer } from '../../../../src-main/serve/read-renderer.ts';
import { tempHome } from '../../../fakes/temp-home.ts';

function built(files: Readonly<Record<string, string>>): string {
  const dir = tempHome();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(dir, path, '..'), { recursive: true });
    writeFileSync(join(dir, path), text);
  }
  return dir;
}

test('each surface gets its document and what that reaches, through scripts and styles; nothing else', () => {
  const maps = readRenderer(built({
    'console/index.html': '<script src="../assets/console-AAAAAAAA.js">', 'desk/index.html': '<script src="../assets/desk-BBBBBBBB.js">',
    'assets/console-AAAAAAAA.js': 'import "./shared-CCCCCCCC.js"; new Worker("w-DDDDDDDD.js")', 'assets/desk-BBBBBBBB.js': 'import "./shared-CCCCCCCC.js"', 'assets/shared-CCCCCCCC.js': 'mark.svg',
    'assets/w-DDDDDDDD.js': '1', 'assets/mark.svg': '<svg/>', 'assets/orphan-EEEEEEEE.js': '1', 'assets/console-AAAAAAAA.js.map': '{}', 'assets/.env': 'KEY=1',
  }));
  if (!maps.ok) throw new Error(maps.error);
  expect([...maps.value.console.keys()].sort()).toEqual(['/', '/assets/console-AAAAAAAA.js', '/assets/mark.svg', '/assets/shared-CCCCCCCC.js', '/assets/w-DDDDDDDD.js']);
  expect([...maps.value.desk.keys()].sort()).toEqual(['/', '/assets/desk-BBBBBBBB.js', '/assets/mark.svg', '/assets/shared-CCCCCCCC.js']);
  expect(maps.value.console.get('/')).toMatchObject({ contentType: 'text/html; charset=utf-8', cacheControl: 'no-store' });
  expect(maps.value.console.get('/assets/w-DDDDDDDD.js')?.cacheControl).toContain('immutable');
  expect(maps.value.console.get('/assets/mark.svg')?.cacheControl).toBe('no-store');
});

test.each([[{}], [{ 'console/index.html': 'x' }]])('a renderer that was not built is said in words', (files) => {
  expect(readRenderer(built(files))).toMatchObject({ ok: false, error: expect.stringContaining('npm run build') as string });
});
