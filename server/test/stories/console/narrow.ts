import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { languages } from '#base';

/** The narrowest that WCAG 2.2 asks for (1.4.10), and what a thumb hits (2.5.5). */
const narrowPx = 320;
const thumbPx = 44;
/** Whoever stands before a machine hits less well, and has no second hand to hold it with. */
const standingPx = 64;

/**
 * Whatever reaches beyond a narrow screen, and whatever is too small for a thumb. A link within a
 * sentence is as high as its line.
 */
function inTheWay(page: Page, leastPx = thumbPx): Promise<string[]> {
  return page.evaluate((least) => {
    const is = {
      named(element: Element): string {
        const text = (element.textContent || element.getAttribute('aria-label') || '').trim();
        return `${element.tagName.toLowerCase()}.${element.className} “${text.slice(0, 40)}”`;
      },
      shown(element: Element): boolean {
        const isVisible = element.checkVisibility({ visibilityProperty: true });
        return isVisible && element.closest('.unseen, [aria-hidden=true]') === null;
      },
      inSentence(link: Element): boolean {
        const around = link.parentElement?.textContent?.trim();
        return link.matches('a') && around !== link.textContent?.trim();
      },
    };
    const wide = document.documentElement.scrollWidth - innerWidth;
    const beyond = [...document.querySelectorAll('main *, header *')]
      .filter((one) => is.shown(one) && one.getBoundingClientRect().right > innerWidth + 0.5)
      .map((one) => `beyond the screen: ${is.named(one)}`);
    const targets = 'a[href], button, input, select, textarea, summary, [role=button], [role=tab]';
    const small = [...document.querySelectorAll(targets)]
      .filter((one) => is.shown(one) && !is.inSentence(one))
      .map((one) => ({
        one,
        box: (one.closest('label, .ant-input-number') ?? one).getBoundingClientRect(),
      }))
      .filter(({ box }) => box.width > 0 && Math.min(box.width, box.height) < least - 0.5)
      .map(({ one, box }) => `${box.width.toFixed()}×${box.height.toFixed()}: ${is.named(one)}`);
    return [...(wide > 0 ? [`${wide} px too wide`, ...beyond.slice(0, 5)] : []), ...small];
  }, leastPx);
}

/** Whoever serves, stands at a machine or holds a phone hits each thing of the page. */
export async function isHitByThumbs(page: Page, name: string): Promise<void> {
  const { pathname } = new URL(page.url());
  const isStanding = pathname.startsWith('/kiosk');
  const leastPx = isStanding ? standingPx : thumbPx;
  assert.deepEqual(await inTheWay(page, leastPx), [], `${name}, targets of ${leastPx} px`);
}

/** The console's page has room on a narrow screen in each language, and a thumb hits all of it. */
export async function fitsPhone(
  page: Page,
  name: string,
  look: (name: string) => Promise<void>,
): Promise<void> {
  const size = page.viewportSize();
  const chooser = page.locator('header.bar select');
  if (!size || (await chooser.count()) === 0) return;
  const before = await chooser.inputValue();
  await page.setViewportSize({ width: narrowPx, height: size.height });
  // The page's own is the last, and left as it was.
  const others = languages.filter((one) => one !== before);
  for (const language of [...others, before]) {
    await chooser.selectOption(language);
    await page.locator(`html[lang^=${language}]`).waitFor({ state: 'attached' });
    await look(`${name}-320-${language}`);
    assert.deepEqual(await inTheWay(page), [], `${name} at ${narrowPx} px, ${language}`);
  }
  await page.setViewportSize(size);
}
