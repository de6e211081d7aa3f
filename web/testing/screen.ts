import type { Browser, BrowserContextOptions, Page, Route } from 'playwright-core';
import { appPaths } from '@lowu/contract/app/paths';
import { type Recorded, recorded } from './recorded.ts';

export interface Look {
  readonly language: 'zh-Hant' | 'zh-Hans' | 'en';
  readonly width: number;
  readonly height: number;
  readonly isDark?: boolean;
  readonly isCareMode?: boolean;
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

/** One person's browser, in which one screen after the other is shown. */
export interface Visit {
  readonly page: Page;
  /** Nothing is left of what was shown before. */
  show(address: string, answers?: Recorded): Promise<void>;
  close(): Promise<void>;
}

/** Opens the built app as one person would see it, with the server's answers recorded. */
export async function openVisit(browser: Browser, look: Look): Promise<Visit> {
  const viewport = { width: look.width, height: look.height };
  const colorScheme = look.isDark === true ? 'dark' : 'light';
  const options: BrowserContextOptions = {
    viewport,
    colorScheme,
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
  let given: Recorded = recorded;
  await page.route('**/api/**', (route) => answer(route, given));
  return {
    page,
    async show(address, answers = {}) {
      given = { ...recorded, ...answers };
      if (page.url() !== 'about:blank') await page.evaluate(() => localStorage.clear());
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme });
      await page.goto(address);
    },
    close: () => context.close(),
  };
}

/** A browser for one screen; closing its context ends it. */
export async function openScreen(
  browser: Browser,
  address: string,
  look: Look,
  answers: Recorded = {},
): Promise<Page> {
  const visit = await openVisit(browser, look);
  await visit.show(address, answers);
  return visit.page;
}
