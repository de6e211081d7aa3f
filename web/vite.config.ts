import path from 'node:path';
import { appPages } from '@lowu/contract/app/pages';
import { kioskPages } from '@lowu/contract/kiosk/pages';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressPlugin } from './build/compress-plugin.ts';
import { type Shell, shellPlugin } from './build/shell-plugin.ts';
import { tokensPlugin } from './build/tokens-plugin.ts';
import { verifierPlugin } from './build/verifier-plugin.ts';

const root = import.meta.dirname;
const libraries = /node_modules\/(?:react|react-dom|scheduler|wouter|regexparam)\//;
/**
 * What all pages of the app have in common. Not the tokens as values: the app has them as a style
 * sheet, and a screen that takes them into a library of its own must not make the app heavier. Nor
 * what few pages have, none of which is on the way to pay: it lies beside them.
 */
const shared = /\/web\/(?:kit\/(?!tokens)|app\/(?:layout|parts|state)\/|app\/[\w-]+\.ts$)/;
const seldom = [
  'browser-push',
  'change-button',
  'check',
  'long-field',
  'use-choices',
  'use-newest',
  'use-once',
  'use-topup',
  'use-wish',
  'wordmark-name',
];
const isSeldom = new RegExp(String.raw`/(?:${seldom.join('|')})\.tsx?$`);
/** What all screens have in common, whatever they are made of. */
const base = /\/web\/(?:client|language)\//;
const outDir = process.env['WEB_DIST'] ?? path.join(root, 'dist');

/** Screens that open without a network. */
const shells: readonly Shell[] = [
  {
    worker: 'sw.js',
    prefix: 'shell ',
    page: 'app/index.html',
    home: appPages.home,
    addresses: Object.values(appPages),
    publicFiles: ['/icon.svg', '/app.webmanifest'],
  },
  {
    worker: 'kiosk-sw.js',
    prefix: 'kiosk shell ',
    page: 'kiosk/index.html',
    home: kioskPages.kiosk,
    addresses: Object.values(kioskPages),
    publicFiles: ['/icon.svg'],
  },
];

/** One page for each kind of visitor. They share the kit and the client, and nothing else. */
export default defineConfig({
  root,
  appType: 'mpa',
  publicDir: path.join(root, 'public'),
  plugins: [
    react(),
    tokensPlugin(),
    shellPlugin(root, outDir, shells),
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
        hall: path.join(root, 'hall/index.html'),
        kiosk: path.join(root, 'kiosk/index.html'),
        partner: path.join(root, 'partner/index.html'),
      },
      // Few requests: the library, which changes rarely, what all pages share, and one for each
      // page.
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: libraries },
            { name: 'base', test: base },
            { name: 'shell', test: (file) => shared.test(file) && !isSeldom.test(file) },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
});
