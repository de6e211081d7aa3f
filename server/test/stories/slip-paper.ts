import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { picture } from './console/desk.ts';

/** Of paper 80 mm wide 72 mm are printed on, at 96 dots an inch. */
const paperWidth = 272;

/** Takes a picture of a slip as paper shows it, and holds that nothing is cut off at its edge. */
export async function onPaper(page: Page, name: string): Promise<void> {
  const size = page.viewportSize();
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: paperWidth, height: 800 });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(wide <= paperWidth, `${name} is ${wide} wide on paper of ${paperWidth}`);
  const [all, slip] = await Promise.all([
    page.locator('body').innerText(),
    page.locator('.slip').innerText(),
  ]);
  assert.equal(all.trim(), slip.trim(), `${name} is printed alone`);
  await picture(page, name);
  await page.emulateMedia({ media: 'screen' });
  if (size) await page.setViewportSize(size);
}

/** Prints by the page's own button; a browser without a head tells the page and prints nothing. */
export async function printed(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Print the slip|列印|打印/ }).click();
}
