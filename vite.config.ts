import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Builds the client into dist/client, which the server serves. */
export default defineConfig({
  root: 'client',
  plugins: [react()],
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    target: 'es2024',
    sourcemap: false,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2_000,
    // The client, and a page of its own for those who program against the server.
    rolldownOptions: { input: ['client/index.html', 'client/docs/index.html'] },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:3000', '/sync': { target: 'ws://127.0.0.1:3000', ws: true } } },
});
