import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** The server and the bench as plain JavaScript; their packages stay in node_modules. */
export default defineConfig({
  publicDir: false,
  ssr: { external: true, noExternal: [] },
  build: {
    ssr: true,
    outDir: fileURLToPath(new URL('dist/server', import.meta.url)),
    emptyOutDir: true,
    target: 'node20',
    sourcemap: true,
    rollupOptions: {
      input: {
        main: fileURLToPath(new URL('src/main.ts', import.meta.url)),
        bench: fileURLToPath(new URL('bench/main.ts', import.meta.url)),
      },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
});
