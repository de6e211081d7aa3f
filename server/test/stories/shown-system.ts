import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import type { Browser } from 'playwright-core';
import { builtScreens } from '../../../tools/build-web.ts';
import { launchChromium } from '../../../tools/chromium.ts';
import { type OwnSystem, startOwnSystem } from './own-system.ts';

/** The whole system with its demo world, and a browser to look at it. */
export interface Shown {
  browser: Browser;
  system: OwnSystem;
}

/**
 * Starts both before the tests of the file that asks. After them the books are audited. Nothing may
 * be taken out of it before the first test runs. `added` is what stands in its environment beside
 * the usual.
 */
export function shownSystem(
  added: () => Promise<Readonly<Record<string, string>>> = async () => ({}),
): Shown {
  const shown = {} as Shown;
  before(async () => {
    builtScreens();
    const system = startOwnSystem(await added());
    [shown.browser, shown.system] = await Promise.all([launchChromium(), system]);
  });
  after(async () => {
    await shown.browser.close();
    const problems = await shown.system.problems();
    await shown.system.stop();
    assert.deepEqual(problems, []);
  });
  return shown;
}
