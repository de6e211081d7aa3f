import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { type Browser, type BrowserContext, chromium } from 'playwright-core';
import { untar } from './chromium/untar.ts';
import { atTheEnd } from './test/after-all.ts';

/**
 * A real Chromium that comes from npm, for tests: it needs no browser, no font and no library of
 * the machine. `CHROMIUM_PATH` names another one, for machines that the package is not built for.
 */

const require = createRequire(import.meta.url);

function packageFolder(): string {
  // Its own entry point is build/index.js.
  return path.resolve(path.dirname(require.resolve('@sparticuz/chromium')), '..');
}

/** The package's Latin fonts, one with Chinese characters, and what the machine has. */
function fontSettings(home: string): string {
  const chinese = require.resolve(
    '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  );
  const packageOfFonts = path.dirname(path.dirname(chinese));
  const folders = [
    path.join(home, 'fonts'),
    path.join(packageOfFonts, '400Regular'),
    path.join(packageOfFonts, '600SemiBold'),
    '/usr/share/fonts',
  ];
  return [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    '<fontconfig>',
    ...folders.map((folder) => `<dir>${folder}</dir>`),
    `<cachedir>${path.join(home, 'font-cache')}</cachedir>`,
    '</fontconfig>',
    '',
  ].join('\n');
}

/**
 * Unpacks the browser once, below node_modules/.cache. The package itself would unpack it to a
 * fixed name under /tmp, which belongs to whoever came first, and its libraries only in one
 * vendor's cloud. Several processes may come at once: each unpacks for itself and the first to
 * rename wins.
 */
function unpacked(): string {
  const folder = packageFolder();
  const { version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
    version: string;
  };
  const home = path.resolve(folder, '../../.cache', `chromium-${version}`);
  if (existsSync(path.join(home, 'chromium'))) return home;
  const own = `${home}.${process.pid}`;
  mkdirSync(own, { recursive: true });
  const part = (name: string): Buffer =>
    brotliDecompressSync(readFileSync(path.join(folder, 'bin', name)));
  for (const archive of ['al2023.tar.br', 'fonts.tar.br', 'swiftshader.tar.br']) {
    untar(part(archive), own);
  }
  writeFileSync(path.join(own, 'fonts.conf'), fontSettings(home));
  writeFileSync(path.join(own, 'chromium'), part('chromium.br'), { mode: 0o755 });
  try {
    renameSync(own, home);
  } catch {
    rmSync(own, { recursive: true, force: true });
  }
  return home;
}

let shared: Promise<Browser> | undefined;

/**
 * A browser for whoever asks, until it is closed. Where several test files share a process they
 * share the browser, too: starting one costs more than a second of a core. Their contexts, which
 * have nothing in common, are closed with it.
 */
export async function launchChromium(): Promise<Browser> {
  const end = atTheEnd();
  if (!end) return launch();
  shared ??= launchFor(end);
  return lent(await shared);
}

function forgetShared(): void {
  shared = undefined;
}

/** One that did not start, or has died, is nobody's: whoever comes next starts another. */
async function launchFor(end: NonNullable<ReturnType<typeof atTheEnd>>): Promise<Browser> {
  try {
    const browser = await launch();
    browser.once('disconnected', forgetShared);
    end.push(() => browser.close());
    return browser;
  } catch (error) {
    forgetShared();
    throw error;
  }
}

/** Closed, it closes what was opened in it alone. */
function lent(browser: Browser): Browser {
  const opened: BrowserContext[] = [];
  const own: Pick<Browser, 'newContext' | 'contexts' | 'close'> = {
    async newContext(options) {
      const context = await browser.newContext(options);
      opened.push(context);
      return context;
    },
    contexts: () => opened.filter((context) => browser.contexts().includes(context)),
    async close() {
      await Promise.all(opened.splice(0).map((context) => context.close()));
    },
  };
  return Object.assign(Object.create(browser) as Browser, own);
}

/**
 * Starts the browser. Without its own list of switches: those include ones that put everything into
 * one process and switch the same-origin policy off, and then it is not the browser that people
 * use.
 */
async function launch(): Promise<Browser> {
  const given = process.env['CHROMIUM_PATH'];
  const home = given === undefined ? unpacked() : undefined;
  const known = Object.entries(process.env).filter((entry): entry is [string, string] =>
    Boolean(entry[1]),
  );
  return chromium.launch({
    executablePath: given ?? path.join(home ?? '', 'chromium'),
    // The sandbox of Chromium needs rights that containers and root do not have.
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'],
    env: {
      ...Object.fromEntries(known),
      ...(home !== undefined && {
        LD_LIBRARY_PATH: path.join(home, 'lib'),
        FONTCONFIG_FILE: path.join(home, 'fonts.conf'),
      }),
    },
  });
}
