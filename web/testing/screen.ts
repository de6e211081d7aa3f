import type { Browser, BrowserContextOptions, Page, Route } from 'playwright-core';
import { appPaths } from '@lowu/contract/app/paths';
import { type Recorded, recorded } from './recorded.ts';

export interface Look {
  readonly language: 'zh-Hant' | 'zh-Hans' | 'en';
  readonly width: number;
  readonly height: number;
  readonly isDark?: boolean;
  readonly isCareMode?: boolean;
  /** How much larger the person has set all text, such as 2 for 200 %. */
  readonly textScale?: number;
}

const operations = Object.entries(appPaths).map(([name, [method, path]]) => ({
  name: name as keyof Recorded,
  method,
  pattern: new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`),
}));

async function answer(route: Route, answers: Recorded): Promise<void> {
  const request = route.request();
  const { pathname } = new URL(request.url());
  const asked = operations.find(
    ({ method, pattern }) => method === request.method() && pattern.test(pathname),
  );
  if (asked?.name === 'followTopup') {
    const body = `data: ${JSON.stringify(answers.readTopup)}\n\n`;
    await route.fulfill({ contentType: 'text/event-stream', body });
    return;
  }
  const recordedAnswer = asked && answers[asked.name];
  if (recordedAnswer === undefined) await route.abort();
  else await route.fulfill({ json: recordedAnswer });
}

/** Opens a page of the built app as one person would see it, with the server's answers recorded. */
export async function openScreen(
  browser: Browser,
  address: string,
  look: Look,
  answers: Recorded = {},
): Promise<Page> {
  const options: BrowserContextOptions = {
    viewport: { width: look.width, height: look.height },
    colorScheme: look.isDark === true ? 'dark' : 'light',
    locale: 'en-HK',
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
  };
  const context = await browser.newContext(options);
  const chosen = { language: look.language, care: look.isCareMode === true ? 'on' : 'off' };
  await context.addInitScript(({ language, care }) => {
    localStorage.setItem('lowu.language', language);
    localStorage.setItem('lowu.care', care);
  }, chosen);
  const page = await context.newPage();
  await page.route('**/api/**', (route) => answer(route, { ...recorded, ...answers }));
  await page.goto(address);
  if (look.textScale !== undefined) {
    await page.evaluate((scale) => {
      document.documentElement.style.setProperty('font-size', `${scale * 100}%`, 'important');
    }, look.textScale);
  }
  return page;
}
