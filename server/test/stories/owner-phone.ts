import type { TestContext } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import type { Language } from '#base';
import { signedIn } from '#test/app-visit';
import { openRuleWorld, type Ruled, type RuleWorld } from '#test/rule-world';
import { type Desk, openDeskIn } from './console/desk.ts';

export type Home = RuleWorld & Desk;

/** A world of rules, with the screens of it. */
export async function openHome(t: TestContext): Promise<Home> {
  return openDeskIn(t, await openRuleWorld(t));
}

/** The owner's phone, signed in, on a page of the app. */
export async function phoneOf(
  home: Home,
  browser: Browser,
  person: Pick<Ruled, 'number'>,
  { language, path }: { readonly language: Language; readonly path: string },
): Promise<Page> {
  const page = await home.visit(browser, { width: 360, language, path: '/help' });
  const cookies = (await signedIn(home.context, person.number)).split('; ').map((cookie) => {
    const [name = '', value = ''] = cookie.split('=');
    return { name, value, domain: 'localhost', path: '/' };
  });
  await page.context().clearCookies();
  await page.context().addCookies(cookies);
  await page.goto(new URL(path, home.address).href);
  return page;
}
