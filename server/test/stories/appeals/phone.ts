import type { Browser, Page } from 'playwright-core';
import type { Language, PhoneNumber } from '#base';
import { signedIn } from '#test/app-visit';
import type { Desk } from '../console/desk.ts';

/** The owner of a number, signed in to the app on their phone. */
export async function phoneOf(
  desk: Desk,
  browser: Browser,
  number: PhoneNumber,
  { path, language = 'en' }: { readonly path: string; readonly language?: Language },
): Promise<Page> {
  const page = await desk.visit(browser, { width: 390, language, path: '/help' });
  const cookies = (await signedIn(desk.context, number, language)).split('; ').map((cookie) => {
    const [name = '', value = ''] = cookie.split('=');
    return { name, value, domain: 'localhost', path: '/' };
  });
  await page.context().clearCookies();
  await page.context().addCookies(cookies);
  await page.goto(new URL(path, desk.address).href);
  return page;
}
