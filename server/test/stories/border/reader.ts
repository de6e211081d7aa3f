import type { Browser, Page } from 'playwright-core';
import { signIn } from '../sign-in.ts';
import type { BorderWorld } from './border-world.ts';

/** One charge as it stands on the page of usage. */
export interface ReadCharge {
  readonly amountMinor: number;
  readonly where: string;
  readonly why: string;
}

/** Somebody with the app on a phone, who reads English. */
export interface Reader {
  /** Goes where the network leads whoever has nothing left. */
  follow(address: string): Promise<void>;
  signIn(number: string): Promise<void>;
  /** Tops up HK$100 by the payment provider's page, until the screen says that it is there. */
  topUp(): Promise<void>;
  /** The large number of the home page. */
  balanceMinor(): Promise<number>;
  /** Every charge on the page of usage, with the sentence that says why. */
  charges(): Promise<readonly ReadCharge[]>;
  close(): Promise<void>;
}

const patienceMs = 30_000;

export async function openReader(browser: Browser, world: BorderWorld): Promise<Reader> {
  const viewport = { width: 390, height: 844 };
  const visit = await browser.newContext({ viewport, locale: 'en-HK', reducedMotion: 'reduce' });
  const page = await visit.newPage();
  page.setDefaultTimeout(patienceMs);
  const go = (path: string) => page.goto(`${world.appAddress}${path}`);
  return {
    follow: async (address) => {
      await page.goto(address);
      await page.getByRole('heading', { name: 'Top up' }).waitFor();
    },
    signIn: async (number) => {
      const { appAddress: app, inboxAddress: inbox } = world;
      await signIn(page, { app, inbox, number });
    },
    topUp: () => topUp(page),
    balanceMinor: async () => {
      await go('/');
      const text = await page.locator('.balance .amount').textContent();
      return minorOf(text);
    },
    charges: async () => {
      await go('/usage');
      return chargesOn(page);
    },
    close: () => visit.close(),
  };
}

async function topUp(page: Page): Promise<void> {
  await page.locator('main').getByRole('link', { name: 'Top up', exact: true }).click();
  const tile = page.locator('.tile', { has: page.getByText('HK$100', { exact: true }) });
  await tile.first().click();
  await page.getByRole('radio', { name: /^Alipay / }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.locator('dialog').getByRole('button', { name: /^Pay / }).click();
  const pay = page.getByRole('link', { name: /^Go to payment/ }).or(page.getByTestId('pay'));
  await pay.first().click();
  await page.getByTestId('return').click();
  await page.locator('.state h2', { hasText: / added$/ }).waitFor();
}

async function chargesOn(page: Page): Promise<readonly ReadCharge[]> {
  await page.locator('.usage-charge').first().waitFor({ state: 'attached' });
  for (const day of await page.locator('.card > details.why > summary').all()) await day.click();
  const read: ReadCharge[] = [];
  for (const row of await page.locator('.usage-charge').all()) {
    await row.getByText('Why this charge?').click();
    read.push({
      amountMinor: minorOf(await row.locator('.usage-amount').textContent()),
      where: (await row.locator('p.soft.small').first().textContent()) ?? '',
      why: (await row.locator('.why p').textContent()) ?? '',
    });
  }
  return read;
}

/** `HK$1,234.50` */
function minorOf(text: string | null): number {
  return Number(text?.replaceAll(/[^\d.]/g, '').replace('.', ''));
}
