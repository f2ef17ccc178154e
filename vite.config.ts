import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Sheets stay with the page that they are for: which one gives way to which hangs on their order. */
const SCRIPT = /(?<!\.css)$/;
const FIRST = /client\/(i18n\/(texts|languages)|api\/earlyAnswers|shell\/trustedTypes)\.ts$|preload/;
/** What checks a shape; the server does that for every command, and here alone a file that somebody brings. */
const SHAPES = /node_modules\/zod\/|shared\/ledger\/selectors\.ts$/;

/** Few files, as every one is a request of its own: what runs first, what several kinds of pages use, what two do. */
const CHUNKS = [
  { name: 'first', test: FIRST, priority: 3 },
  { name: 'shapes', test: SHAPES, priority: 3 },
  { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\//, priority: 2 },
  { name: 'common', test: SCRIPT, minShareCount: 3, priority: 1 },
  { name: 'article', test: SCRIPT, minShareCount: 2 },
];

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
    rolldownOptions: {
      input: ['client/index.html', 'client/docs/index.html'],
      output: { codeSplitting: { groups: CHUNKS } },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:3000', '/sync': { target: 'ws://127.0.0.1:3000', ws: true } } },
});
