import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { builtScreens } from '../../../tools/build-web.ts';
import { launchChromium } from '../../../tools/chromium.ts';
import { playInBrowser } from './browser-stories.ts';

let browser: Browser;

before(async () => {
  builtScreens();
  browser = await launchChromium();
});

after(() => browser.close());

test('20 top-ups in real pages on a bad network end as their last screens say', async (t) => {
  const { failures, ends } = await playInBrowser(browser, 1, 20);
  assert.deepEqual(failures, []);
  const counts = ['credited', 'not_charged'].map((end) => ends.get(end) ?? 0);
  assert.ok(Math.min(...counts) >= 3, `too much alike: ${JSON.stringify([...ends])}`);
  t.diagnostic(JSON.stringify([...ends]));
});
