import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

/** Everything but the native database module and the Opus module, which loads its own wasm, is bundled, because only these are dependencies and not devDependencies.
 * Three targets: main (both hosts), preloads (CommonJS: a sandboxed preload can be nothing else), renderer (console and Desk). */
export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      lib: { entry: { index: 'src-main/host-electron/index.ts', web: 'src-main/host-web/index.ts', 'opus-worker': 'src-main/adapters/recordings/opus-worker.ts' }, formats: ['es'] },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      externalizeDeps: false,
      // A sandboxed preload can require no file beside it: each is whole in itself.
      isolatedEntries: true,
      rolldownOptions: { input: { console: 'src-preload/console.ts', desk: 'src-preload/desk.ts' }, output: { format: 'cjs', entryFileNames: '[name].cjs' } },
    },
  },
  renderer: {
    root: 'src-renderer',
    plugins: [react()],
    build: { outDir: 'out/renderer', minify: true, rolldownOptions: { input: { console: 'src-renderer/console/index.html', desk: 'src-renderer/desk/index.html' } } },
  },
});
