import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressPlugin } from './build/compress-plugin.ts';
import { shellPlugin } from './build/shell-plugin.ts';
import { tokensPlugin } from './build/tokens-plugin.ts';
import { verifierPlugin } from './build/verifier-plugin.ts';

const root = import.meta.dirname;
const libraries = /node_modules\/(?:react|react-dom|scheduler|wouter|regexparam)\//;
/**
 * What all pages of the app have in common. Not the tokens as values: the app has them as a style
 * sheet, and a screen that takes them into a library of its own must not make the app heavier.
 */
const shared = /\/web\/(?:kit\/(?!tokens)|app\/(?:layout|parts|state)\/|app\/[\w-]+\.ts$)/;
/** What all screens have in common, whatever they are made of. */
const base = /\/web\/(?:client|language)\//;
const outDir = process.env['WEB_DIST'] ?? path.join(root, 'dist');

/** One page for each kind of visitor. They share the kit and the client, and nothing else. */
export default defineConfig({
  root,
  appType: 'mpa',
  publicDir: path.join(root, 'public'),
  plugins: [
    react(),
    tokensPlugin(),
    shellPlugin(root, outDir, ['/icon.svg', '/app.webmanifest']),
    verifierPlugin(root, outDir),
    compressPlugin(outDir),
  ],
  build: {
    outDir,
    emptyOutDir: true,
    assetsDir: 'assets',
    // Phones are kept for years: what Android's WebView and Safari were in 2022.
    target: ['chrome100', 'safari15.4', 'firefox104'],
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      input: {
        app: path.join(root, 'app/index.html'),
        console: path.join(root, 'console/index.html'),
        agent: path.join(root, 'agent/index.html'),
      },
      // Few requests: the library, which changes rarely, what all pages share, and one for each
      // page.
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: libraries },
            { name: 'base', test: base },
            { name: 'shell', test: shared },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
});
