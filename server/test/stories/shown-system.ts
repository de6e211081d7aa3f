import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import type { Browser } from 'playwright-core';
import { testStartMs } from '#test/database';
import { builtScreens } from '../../../tools/build-web.ts';
import { launchChromium } from '../../../tools/chromium.ts';
import { startSystem, type System } from '../../demo/system.ts';

/** The whole system with its demo world, and a browser to look at it. */
export interface Shown {
  browser: Browser;
  system: System;
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
    const system = startSystem(testStartMs, await added());
    [shown.browser, shown.system] = await Promise.all([launchChromium(), system]);
  });
  after(async () => {
    await shown.browser.close();
    const { checks } = await shown.system.audit();
    const problems = checks.flatMap((check) => check.problems);
    await shown.system.stop();
    assert.deepEqual(problems, []);
  });
  return shown;
}
