import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

/** The small one: each page that is loaded has to read it. */
const script = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
let source: string | undefined;

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const looks = 4;
const pauseMs = 300;
/** More than the bar at the bottom is high, in all of the looks together. */
const stepPx = 40;

/**
 * What stands in somebody's way on this page, by every rule of WCAG 2.2 that a program can check.
 */
export function barriers(page: Page): Promise<string[]> {
  return lasting(page, { runOnly: { type: 'tag', values: tags } });
}

/** Texts and links that one can hardly tell: all that day and night can change. */
export function faintTexts(page: Page): Promise<string[]> {
  const values = ['color-contrast', 'link-in-text-block'];
  return lasting(page, { runOnly: { type: 'rule', values } });
}

/**
 * What is found is looked for again a moment later and a little further down, since a browser that
 * just turned to night may still tell an inherited colour of the day, and since whatever lies under
 * the bar at the bottom is free once one scrolls: a barrier is what stays.
 */
async function lasting(page: Page, options: RunOptions): Promise<string[]> {
  let found = await analyse(page, options);
  for (let look = 1; look < looks && found.length > 0; look += 1) {
    await page.evaluate(
      ({ ms, step }) => {
        scrollBy(0, step);
        return new Promise((later) => setTimeout(later, ms));
      },
      { ms: pauseMs, step: stepPx },
    );
    const again = new Set((await analyse(page, options)).map(placeOf));
    found = found.filter((one) => again.has(placeOf(one)));
  }
  return found;
}

/** Which rule, at which element: what axe measured there may differ. */
function placeOf(barrier: string): string {
  return barrier.slice(0, barrier.indexOf(': '));
}

type Axe = typeof axe;

/** Runs axe in the page itself; it is brought there once. */
async function analyse(page: Page, options: RunOptions): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) {
    source ??= readFileSync(script, 'utf8');
    await page.evaluate(source);
  }
  const { violations } = await page.evaluate(
    (wanted) => (globalThis as unknown as { axe: Axe }).axe.run(wanted),
    { ...options, resultTypes: ['violations' as const] },
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`),
  );
}

/**
 * Changes between day and night, and waits until the change is over. A page that is not shown
 * draws no frames, and what spins never ends its turning: neither is waited for.
 */
export async function turn(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.evaluate(async () => {
    for (let frames = 0; frames < 3; frames += 1) {
      const patience = new Promise((later) => setTimeout(later, 500));
      await Promise.race([new Promise(requestAnimationFrame), patience]);
    }
    const ending = document
      .getAnimations()
      .filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime));
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
}
