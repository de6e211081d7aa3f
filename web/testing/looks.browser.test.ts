import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Page } from 'playwright-core';
import { barriers, faintTexts, turn } from '../../tools/barriers.ts';
import { withBuilt } from './built.ts';
import { type Look, openVisit, type Visit } from './screen.ts';
import { careScreens, type Screen, screens } from './screens.ts';

const phone: Look = { language: 'zh-Hant', width: 390, height: 844 };
const small: Look = { language: 'en', width: 320, height: 640 };
const care: Look = { ...phone, isCareMode: true };

const built = withBuilt();

interface Visitor extends Visit {
  readonly complaints: string[];
}

/** A browser for each kind of person, since loading the app anew is most of the work. */
const visitors = new Map<Look, Promise<Visitor>>();

async function visitorOf(look: Look): Promise<Visitor> {
  const visit = await openVisit(built.browser, look);
  const complaints: string[] = [];
  visit.page.on('pageerror', (error) => complaints.push(String(error)));
  return { ...visit, complaints };
}

/** Shows a screen and collects what the browser complains about. */
async function withScreen(
  screen: Screen,
  look: Look,
  check: (page: Page) => Promise<void>,
): Promise<void> {
  const coming = visitors.get(look) ?? visitorOf(look);
  visitors.set(look, coming);
  const { page, show, close, complaints } = await coming;
  try {
    await show(built.served.address + screen.path, screen.answers);
    await page.locator('h1').waitFor();
    await screen.steps?.(page);
    await page.locator(screen.ready).first().waitFor();
    await check(page);
    assert.deepEqual(complaints, []);
  } catch (error) {
    // What went wrong here is not the next screen's.
    visitors.delete(look);
    await close();
    throw error;
  }
}

/** How many pixels the page is wider than the screen. */
function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
}

/**
 * What can be touched but is smaller than 44 px; links inside of sentences are exempt, as in WCAG.
 */
function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const targets = [...document.querySelectorAll<HTMLElement>('button, a, .tile, input')];
    return targets
      .filter((target) => target.checkVisibility() && !target.closest('p'))
      .filter((target) => !(target instanceof HTMLInputElement && target.type === 'radio'))
      .filter((target) => {
        const { width, height } = target.getBoundingClientRect();
        return height < 43.9 || width < 43.9;
      })
      .map((target) => target.outerHTML.slice(0, 120));
  });
}

/** The smallest text that is shown, in pixels. */
function smallestText(page: Page): Promise<number> {
  return page.evaluate(() => {
    const sizes = [...document.querySelectorAll<HTMLElement>('#app *')]
      .filter((one) => one.checkVisibility() && !one.closest('svg, .unseen'))
      .filter((one) => [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE))
      .map((one) => Number.parseFloat(getComputedStyle(one).fontSize));
    return Math.min(...sizes);
  });
}

async function everyWidthFits(page: Page): Promise<void> {
  for (const [width, height] of [
    [320, 640],
    [390, 844],
    [768, 1_024],
  ] as const) {
    await page.setViewportSize({ width, height });
    assert.equal(await overflow(page), 0, `at ${width} px`);
    assert.deepEqual(await smallTargets(page), [], `at ${width} px`);
    assert.deepEqual(await hiddenActions(page), [], `at ${width} px`);
  }
}

/** What is to be pressed in a sheet, where one must look for it. */
function hiddenActions(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('.sheet-foot .button')]
      .filter((button) => button.getBoundingClientRect().bottom > innerHeight)
      .map((button) => button.textContent ?? ''),
  );
}

async function largeTextFits(page: Page): Promise<void> {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.evaluate(() => {
    document.documentElement.style.setProperty('font-size', '200%', 'important');
  });
  assert.equal(await overflow(page), 0, 'with text of 200 % at 320 px');
}

suite('every screen', () => {
  for (const screen of screens) {
    test(`"${screen.name}" is open to everybody, by day and by night, at every width`, async () => {
      await withScreen(screen, phone, async (page) => {
        assert.deepEqual(await barriers(page), []);
        await turn(page, 'dark');
        assert.deepEqual(await faintTexts(page), []);
        await everyWidthFits(page);
        await largeTextFits(page);
      });
    });
  }

  for (const screen of screens) {
    test(`"${screen.name}" has room for English, the longest language, at 320 px`, async () => {
      await withScreen(screen, small, async (page) => {
        assert.equal(await overflow(page), 0);
        assert.equal(await page.locator('html').getAttribute('lang'), 'en');
      });
    });
  }
});

suite('care mode', () => {
  for (const screen of careScreens) {
    test(`"${screen.name}" is open to everybody, and no text is below 18 px`, async () => {
      await withScreen(screen, care, async (page) => {
        assert.deepEqual(await barriers(page), []);
        assert.ok((await smallestText(page)) >= 18);
        await everyWidthFits(page);
      });
    });
  }
});
