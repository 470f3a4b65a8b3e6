/** The house's import rules. `npm run arch` also cruises a seeded copy and fails unless every rule below is caught there. */
const at = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });
const src = (path) => `^(?:test/fixtures/arch-seeded/)?${path}`;

module.exports = {
  forbidden: [
    at('no-cycles', 'A value moves one way.', {}, { circular: true }),
    at('shared-stays-shared', 'src-shared runs in main, renderer and worklet: it imports src-shared only.', { path: src('src-shared/') }, { pathNot: [src('src-shared/'), 'node_modules/zod/', '^zod$'] }),
    at('only-contract-uses-zod', 'zod is for the boundary.', { path: src('src-'), pathNot: src('src-shared/contract/') }, { path: ['node_modules/zod/', '^zod$'] }),
    at('audio-is-worklet-safe', 'src-shared/audio imports nothing else.', { path: src('src-shared/audio/') }, { pathNot: src('src-shared/audio/') }),
    at('core-is-plain', 'The core knows its ports and the shared code, never a host, an adapter or the practice line.', { path: src('src-main/core/') }, { path: [src('src-main/(?!core/)'), src('src-renderer/'), src('src-preload/'), '^electron$', 'node_modules/(electron|ws|better-sqlite3[^/]*|ajv|yaml|pino)/'] }),
    at('core-no-io', 'The core reaches the outside through ports.', { path: src('src-main/core/') }, { dependencyTypes: ['core'], pathNot: '^(node:)?(crypto|buffer)$' }),
    at('adapters-implement-ports', 'Adapters know the ports and the shared code.', { path: src('src-main/adapters/') }, { path: [src('src-main/(core/(?!ports/|settings/)|practice/|host-|ingress/|compose/)'), src('src-renderer/')] }),
    at('practice-stands-alone', 'The practice line is to the app what the real service is: reached by its port and its socket.', { path: src('src-main/practice/') }, { path: [src('src-main/(core/(?!ports/)|adapters/|host-|ingress/|compose/)'), src('src-renderer/')] }),
    at('hosts-stay-apart', 'A host wires, authenticates and carries.', { path: src('src-main/host-web/') }, { path: [src('src-main/(host-electron|ingress)/'), '^electron$'] }),
    at('ingress-stays-apart', 'What the outside reaches shares no listener and no router with the screen.', { path: src('src-main/ingress/') }, { path: src('src-main/(host-web|host-electron)/') }),
    at('no-electron-outside-its-host', 'Electron lives in its host and the preloads.', { path: src('src-'), pathNot: src('(src-main/host-electron|src-preload)/') }, { path: ['^electron$', 'node_modules/electron/'] }),
    at('preload-is-bare', 'A preload is a bridge and nothing else.', { path: src('src-preload/') }, { pathNot: [src('src-preload/'), src('src-shared/contract/(channels|surface-methods|surfaces|version)'), src('src-shared/(contract|domain|audio)/'), '^electron$', 'node_modules/electron/'] }),
    at('desk-is-bare', 'No npm package reaches the surface where approvals are given.', { path: src('src-renderer/desk/') }, { dependencyTypes: ['npm', 'npm-dev'] }),
    at('renderer-not-main', 'Screens reach the core through the contract.', { path: src('src-renderer/') }, { path: src('src-(main|preload)/') }),
    at('features-stay-apart', 'A feature never imports another feature’s inside.', { path: src('src-renderer/console/features/([^/]+)/') }, { path: src('src-renderer/console/features/([^/]+)/'), pathNot: src('src-renderer/console/features/$1/') }),
    at('nothing-imports-tests', 'Shipped code never asks whether it is under test.', { path: src('src-') }, { path: '^test/(?!fixtures/arch-seeded/src-)' }),
  ],
  options: { tsPreCompilationDeps: true, tsConfig: { fileName: 'tsconfig.json' }, doNotFollow: { path: 'node_modules' }, enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'], extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'] } },
};
