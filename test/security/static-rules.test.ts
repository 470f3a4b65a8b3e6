import { describe, expect, test } from 'vitest';
import { join, relative } from 'node:path';
import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';

interface Source { readonly path: string; readonly text: string; readonly tree: ts.SourceFile }

function sourcesUnder(...folders: readonly string[]): Source[] {
  return folders.flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mts)$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
    .map((entry) => {
      const path = relative('.', join(entry.parentPath, entry.name));
      const text = readFileSync(path, 'utf8');
      return { path, text, tree: ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true) };
    });
}

/** Every node, so that comments and strings in passing are not taken for code. */
function* nodes(root: ts.Node): Generator<ts.Node> {
  yield root;
  for (const child of root.getChildren()) yield* nodes(child);
}

const shipped = sourcesUnder('src-shared', 'src-main', 'src-preload', 'src-renderer');

/** What must not occur, and who could tell: the name as called, constructed, read or set. */
function findings({ path, tree }: Source): string[] {
  const found: string[] = [];
  const add = (what: string): void => { found.push(`${path}: ${what}`); };
  const banned = new Set(['eval', 'executeJavaScript', 'executeJavaScriptInIsolatedWorld', 'openPath', 'insertCSS', 'innerHTML', 'outerHTML', 'insertAdjacentHTML', 'document.write', 'createContextualFragment', 'dangerouslySetInnerHTML', 'importScripts', 'allowRunningInsecureContent', 'enableBlinkFeatures', 'experimentalFeatures', 'bypassCSP', 'allowServiceWorkers', 'enableRemoteModule', 'rejectUnauthorized', 'NODE_TLS_REJECT_UNAUTHORIZED', 'webSecurity', 'disableWebSecurity', 'serviceWorker']);
  for (const node of nodes(tree)) {
    if ((ts.isIdentifier(node) || ts.isStringLiteral(node)) && banned.has(node.text)) add(node.text);
    if (ts.isNewExpression(node) && node.expression.getText() === 'Function') add('new Function');
    if (ts.isCallExpression(node) && ['setTimeout', 'setInterval'].includes(node.expression.getText()) && node.arguments[0] !== undefined && ts.isStringLiteral(node.arguments[0])) add('text as code');
    if (ts.isPropertyAssignment(node) && ['nodeIntegration', 'webviewTag', 'nodeIntegrationInSubFrames', 'nodeIntegrationInWorker'].includes(node.name.getText()) && node.initializer.getText() !== 'false') add(node.getText());
    if (ts.isPropertyAssignment(node) && ['contextIsolation', 'sandbox'].includes(node.name.getText()) && node.initializer.getText() !== 'true') add(node.getText());
  }
  return found;
}

describe('what may stand in shipped code', () => {
  test('the search sees the code at all', () => {
    expect(shipped.length).toBeGreaterThan(150);
    const bad = (text: string): number => findings({ path: 'x.ts', text, tree: ts.createSourceFile('x.ts', text, ts.ScriptTarget.Latest, true) }).length;
    for (const text of ['eval("1")', 'x.innerHTML = y', 'new Function("x")', 'shell.openPath(p)', '({ sandbox: false })', '({ webSecurity: false })', 'setTimeout("x()", 1)', 'w.executeJavaScript("x")']) expect([text, bad(text) > 0]).toEqual([text, true]);
    for (const text of ['// eval is not called here', 'retrieval()', '({ sandbox: true })']) expect([text, bad(text)]).toEqual([text, 0]);
  });

  test('no code from text, no markup from text, no loosened security', () => {
    expect(shipped.flatMap(findings)).toEqual([]);
  });

  test('shipped code never asks whether it is under test', () => {
    expect(shipped.filter(({ text }) => /NODE_ENV|VITEST|process\.env\.CI\b|PLAYWRIGHT/.test(text)).map(({ path }) => path)).toEqual([]);
  });
});

describe('dangerous things have one owner', () => {
  const importsOf = ({ tree }: Source): { readonly from: string; readonly names: readonly string[]; readonly typeOnly: boolean }[] => tree.statements.filter(ts.isImportDeclaration).map((statement) => {
    const { importClause: clause } = statement;
    const named = clause?.namedBindings !== undefined && ts.isNamedImports(clause.namedBindings) ? clause.namedBindings.elements : [];
    return { from: (statement.moduleSpecifier as ts.StringLiteral).text, names: named.filter((each) => !each.isTypeOnly).map((each) => (each.propertyName ?? each.name).text), typeOnly: clause?.phaseModifier === ts.SyntaxKind.TypeKeyword };
  });
  const electronValues = shipped.flatMap((source) => importsOf(source).filter(({ from, typeOnly }) => /^electron(\/|$)/.test(from) && !typeOnly).flatMap(({ names }) => names.map((name) => ({ name, path: source.path }))));

  test('Electron’s objects come in by one file of the host, and by the two preloads', () => {
    expect([...new Set(electronValues.map(({ path }) => path))].sort()).toEqual(['src-main/host-electron/index.ts', 'src-preload/console.ts', 'src-preload/desk.ts']);
  });

  test.each(['ipcMain', 'protocol', 'session', 'safeStorage', 'dialog'])('%s is imported in exactly one file', (name) => {
    expect(electronValues.filter((each) => each.name === name).map(({ path }) => path)).toEqual(['src-main/host-electron/index.ts']);
  });

  test('no one imports shell, and only the preloads see ipcRenderer and contextBridge', () => {
    expect(electronValues.filter(({ name }) => name === 'shell')).toEqual([]);
    expect([...new Set(electronValues.filter(({ name }) => ['ipcRenderer', 'contextBridge'].includes(name)).map(({ path }) => path.split('/')[0]))]).toEqual(['src-preload']);
  });

  test('pages are loaded, and handlers registered, in one place each', () => {
    const callers = (pattern: RegExp): string[] => shipped.filter(({ text }) => pattern.test(text)).map(({ path }) => path);
    expect(callers(/\bipcMain\.(handle|on)\(/)).toEqual(['src-main/host-electron/electron-transport.ts']);
    expect(callers(/\.loadURL\(/).sort()).toEqual(['src-main/host-electron/keep-page-alive.ts', 'src-main/host-electron/run-electron-host.ts']);
    expect(callers(/\.loadFile\(/)).toEqual([]);
    expect(callers(/webPreferences: \{ \.\.\.secureWebPreferences/).sort()).toEqual(['src-main/host-electron/make-desk-view.ts', 'src-main/host-electron/make-window.ts']);
    expect(callers(/new WebSocketServer\(/).filter((path) => !path.startsWith('src-main/practice/')).sort()).toEqual(['src-main/host-web/socket-door.ts', 'src-main/ingress/stream-door.ts']);
  });

  test('the word that approves stands in the contract, the Desk and its handler, nowhere else', () => {
    const places = shipped.filter(({ text }) => /['"`]approval\.approve['"`]/.test(text)).map(({ path }) => path);
    expect(places.filter((path) => !/^src-shared\/contract\/|^src-renderer\/desk\/|^src-main\/core\/desk-handlers\.ts$/.test(path))).toEqual([]);
    expect(places.some((path) => path.startsWith('src-renderer/desk/'))).toBe(true);
  });

  test('servers listen on loopback only', () => {
    const listening = shipped.filter(({ text }) => /\.listen\(/.test(text) && /from 'node:(http|https|net|tls)'/.test(text));
    expect(listening.map(({ path }) => path)).toContain('src-main/host-web/start-web-host.ts');
    expect(listening.filter(({ text }) => !text.includes('127.0.0.1')).map(({ path }) => path)).toEqual([]);
    expect(shipped.filter(({ text }) => /0\.0\.0\.0/.test(text)).map(({ path }) => path)).toEqual([]);
  });

  test('what the outside may reach is one listener of its own, and only where the phone is set up does anybody start it', () => {
    const callers = (pattern: RegExp): string[] => shipped.filter(({ text }) => pattern.test(text)).map(({ path }) => path);
    expect(shipped.filter(({ path, text }) => path.startsWith('src-main/ingress/') && /\bcreateServer\(/.test(text)).map(({ path }) => path)).toEqual(['src-main/ingress/start-ingress.ts']);
    expect(callers(/\bstartIngress\(/).filter((path) => path !== 'src-main/ingress/start-ingress.ts')).toEqual(['src-main/compose/open-phone.ts']);
  });
});
