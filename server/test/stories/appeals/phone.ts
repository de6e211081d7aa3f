import type { Browser, Page } from 'playwright-core';
import type { Language, PhoneNumber } from '#base';
import { type DeviceId, openDevice } from '#identity';
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
  await takeCookies(page, await signedIn(desk.context, number, language));
  await page.goto(new URL(path, desk.address).href);
  return page;
}

async function takeCookies(page: Page, text: string): Promise<void> {
  const cookies = text.split('; ').map((cookie) => {
    const [name = '', value = ''] = cookie.split('=');
    return { name, value, domain: 'localhost', path: '/' };
  });
  await page.context().clearCookies();
  await page.context().addCookies(cookies);
}

/** The phone of somebody who has not signed in, and as which device they come. */
export async function guestPhone(
  desk: Desk,
  browser: Browser,
  language: Language,
): Promise<{ readonly phone: Page; readonly device: DeviceId }> {
  const phone = await desk.visit(browser, { width: 390, language, path: '/help' });
  const preferences = { language, isCareMode: false };
  const { visit, token } = await openDevice(desk.context, { preferences, ip: '203.0.113.7' });
  await takeCookies(phone, `lowu-device=${token}`);
  return { phone, device: visit.device };
}
