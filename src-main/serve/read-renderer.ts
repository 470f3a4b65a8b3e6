import { err, ok, type Result } from '../../src-shared/domain/result.ts';
import { extname, join, relative, sep } from 'node:path';
import { readFileSync, readdirSync } from 'node:fs';
import type { Surface } from '../../src-shared/contract/surfaces.ts';

/** One file as it is served. */
export interface Asset {
  readonly bytes: Buffer<ArrayBuffer>;
  readonly contentType: string;
  /** Built assets carry a hash in their name and never change; everything else is asked for anew. */
  readonly cacheControl: 'no-store' | 'public, max-age=31536000, immutable';
}

/** By exact URL path. Serving is a look-up here: no path of a request ever becomes a path of the file system. */
export type AssetMap = ReadonlyMap<string, Asset>;

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8', '.html': 'text/html; charset=utf-8', '.ico': 'image/x-icon', '.jpg': 'image/jpeg', '.js': 'text/javascript; charset=utf-8', '.json': 'application/json',
  '.mp3': 'audio/mpeg', '.png': 'image/png', '.svg': 'image/svg+xml', '.wasm': 'application/wasm', '.wav': 'audio/wav', '.woff2': 'font/woff2',
};
const hashedName = /-[\w-]{8}\.\w+$/;
const textual: ReadonlySet<string> = new Set(['.css', '.html', '.js', '.json', '.svg']);

/**
 * Reads the built renderer once and splits it by surface: each gets its own document at `/` and only the files that document reaches,
 * found by following file names from one file's text to the next. Fails with words when it was not built.
 */
export function readRenderer(rendererDir: string): Result<{ readonly [S in Surface]: AssetMap }, string> {
  try {
    const files = new Map<string, Buffer<ArrayBuffer>>();
    for (const entry of readdirSync(rendererDir, { withFileTypes: true, recursive: true })) {
      const path = join(entry.parentPath, entry.name);
      if (entry.isFile() && extname(path) in contentTypes) files.set(`/${relative(rendererDir, path).split(sep).join('/')}`, readFileSync(path));
    }
    return ok({ console: reachable(files, 'console'), desk: reachable(files, 'desk') });
  } catch (error) {
    return err(`The app’s screens are not there (${error instanceof Error ? error.message : String(error)}). Nothing can be shown. Build them with "npm run build".`);
  }
}

function reachable(files: ReadonlyMap<string, Buffer<ArrayBuffer>>, surface: Surface): AssetMap {
  const documentPath = `/${surface}/index.html`;
  const document = files.get(documentPath);
  if (document === undefined) throw new Error(`no ${documentPath}`);
  const assets = new Map<string, Asset>([['/', { bytes: document, contentType: contentTypes['.html'] ?? '', cacheControl: 'no-store' }]]);
  const candidates = [...files].filter(([path]) => extname(path) !== '.html').map(([path, bytes]) => ({ path, bytes, name: path.slice(path.lastIndexOf('/') + 1) }));
  const toRead = [document.toString('utf8')];
  for (let text = toRead.pop(); text !== undefined; text = toRead.pop()) {
    for (const { path, bytes, name } of candidates) {
      if (assets.has(path) || !text.includes(name)) continue;
      assets.set(path, { bytes, contentType: contentTypes[extname(path)] ?? '', cacheControl: hashedName.test(name) ? 'public, max-age=31536000, immutable' : 'no-store' });
      if (textual.has(extname(path))) toRead.push(bytes.toString('utf8'));
    }
  }
  return assets;
}
