import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Look, openScreen } from '../web/testing/screen.ts';
import { screens } from '../web/testing/screens.ts';
import { serveBuilt } from '../web/testing/serve-built.ts';
import { builtScreens } from './build-web.ts';
import { launchChromium } from './chromium.ts';

/**
 * Makes the pictures of the README anew: the built screens in a real browser, with the answers that
 * the screens' own tests record. Whoever changes how a screen looks runs it.
 */

export const pictureFolder = path.resolve(import.meta.dirname, '../docs/pictures');

/** A picture is loaded by everybody who opens the README. */
export const limitBytes = 60_000;

const phone = { width: 360, height: 640 };

export interface Picture {
  /** Of the file, without its ending. */
  readonly name: string;
  /** As it stands in the list of screens. */
  readonly screen: string;
  readonly look: Look;
}

export const pictures: readonly Picture[] = [
  { name: 'home', screen: 'home', look: { ...phone, language: 'zh-Hant' } },
  { name: 'confirming', screen: 'order confirming', look: { ...phone, language: 'en' } },
  { name: 'receipt', screen: 'receipt', look: { ...phone, language: 'en', isDark: true } },
];

/** Every picture as the bytes of a PNG. */
export async function takePictures(): Promise<ReadonlyMap<string, Buffer>> {
  const served = await serveBuilt(builtScreens());
  const browser = await launchChromium();
  try {
    const taken = new Map<string, Buffer>();
    for (const { name, screen: wanted, look } of pictures) {
      const screen = screens.find((one) => one.name === wanted);
      if (!screen) throw new Error(`there is no screen "${wanted}"`);
      const page = await openScreen(browser, served.address + screen.path, look, screen.answers);
      await screen.steps?.(page);
      await page.locator(screen.ready).first().waitFor();
      taken.set(name, await page.screenshot());
      await page.context().close();
    }
    return taken;
  } finally {
    await browser.close();
    await served.close();
  }
}

if (import.meta.main) {
  mkdirSync(pictureFolder, { recursive: true });
  for (const [name, bytes] of await takePictures()) {
    writeFileSync(path.join(pictureFolder, `${name}.png`), bytes);
    process.stdout.write(`docs/pictures/${name}.png  ${bytes.length.toLocaleString('en')} bytes\n`);
  }
}
