import { registerHooks } from 'node:module';

/** Loaded before the bundle (`node --import`): `electron/main` is the fake. Nothing else of the bundle's world is touched. */
const fake = new URL('./fake-electron.ts', import.meta.url).href;
registerHooks({
  resolve: (specifier, context, next) => specifier === 'electron' || specifier.startsWith('electron/') ? { url: fake, shortCircuit: true } : next(specifier, context),
});
