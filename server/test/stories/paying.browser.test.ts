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

// In two waves, because twenty real pages at once make this machine slower than the network is.
for (const from of [1, 11]) {
  const what = `10 top-ups in real pages on a bad network, from ${from}, end as their screens say`;
  test(what, async (t) => {
    const { failures, ends } = await playInBrowser(browser, from, 10);
    assert.deepEqual(failures, []);
    const counts = ['credited', 'not_charged'].map((end) => ends.get(end) ?? 0);
    assert.ok(Math.min(...counts) >= 1, `too much alike: ${JSON.stringify([...ends])}`);
    t.diagnostic(JSON.stringify([...ends]));
  });
}
