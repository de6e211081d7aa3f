import { after, before } from 'node:test';
import type { Browser } from 'playwright-core';
import { builtScreens } from '../../tools/build-web.ts';
import { launchChromium } from '../../tools/chromium.ts';
import { type Served, serveBuilt } from './serve-built.ts';

/** The built screens and a browser to see them in, from a file's first test to its last. */
export interface Built {
  readonly served: Served;
  readonly browser: Browser;
}

export function withBuilt(): Built {
  let served: Served | undefined;
  let browser: Browser | undefined;
  before(async () => {
    served = await serveBuilt(builtScreens());
    browser = await launchChromium();
  });
  after(async () => {
    await browser?.close();
    await served?.close();
  });
  return {
    get served() {
      return opened(served);
    },
    get browser() {
      return opened(browser);
    },
  };
}

function opened<Thing>(thing: Thing | undefined): Thing {
  if (!thing) throw new Error('nothing is open before the first test');
  return thing;
}
