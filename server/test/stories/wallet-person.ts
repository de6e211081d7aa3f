import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { eventually } from '#test/eventually';

const loadsWithinMs = 60_000;

/** The kinds of screens from which a wallet is reached in different ways. */
export const devices = {
  phone: {
    viewport: { width: 390, height: 844 },
    isMobile: true,
    userAgent:
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148',
  },
  desktop: { viewport: { width: 1_280, height: 800 } },
  insideWechat: {
    viewport: { width: 390, height: 844 },
    isMobile: true,
    userAgent:
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Mobile/15E148 MicroMessenger/8.0.50',
  },
} as const satisfies Readonly<Record<string, BrowserContextOptions>>;

export async function openScreen(browser: Browser, device: keyof typeof devices): Promise<Page> {
  const context = await browser.newContext({
    ...devices[device],
    locale: 'en-HK',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(loadsWithinMs);
  return page;
}

interface Wish {
  readonly app: string;
  readonly number: string;
  /** By its name. */
  readonly method: string;
}

/** From the amount to what must be seen before paying, HK$100 for somebody's number. */
export async function chooseBy(page: Page, { app, number, method }: Wish): Promise<void> {
  await page.goto(`${app}top-up?${new URLSearchParams({ number })}`);
  const tile = page.locator('.tile');
  await tile.filter({ has: page.getByText('HK$100', { exact: true }) }).click();
  await tile.filter({ has: page.getByText(method, { exact: true }) }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
  const again = page.getByRole('button', { name: 'Yes, once more' });
  const digits = page.locator('dialog .field-code');
  const shown = again.or(digits).first();
  await shown.waitFor().catch(async (error: unknown) => {
    throw new Error(`nothing to confirm on: ${await page.locator('body').innerText()}`, {
      cause: error,
    });
  });
  // Whoever was topped up a moment ago, by another story, is asked about.
  if (await again.isVisible()) await again.click();
}

/** From the amount to the payment page. */
export async function orderBy(page: Page, wish: Wish): Promise<void> {
  await chooseBy(page, wish);
  await confirm(page, wish);
}

/** From what must be seen before paying to the payment page. */
export async function confirm(page: Page, { number }: Pick<Wish, 'number'>): Promise<void> {
  await page.locator('dialog .field-code').fill(number.slice(-4));
  await page.locator('dialog').getByRole('button', { name: /^Pay / }).click();
}

/** Waits for a method that was entered just now: every process knows of it within seconds. */
export async function offered(page: Page, { app, number, method }: Wish): Promise<void> {
  const tile = page.locator('.tile');
  await eventually(`${method} is offered`, async () => {
    await page.goto(`${app}top-up?${new URLSearchParams({ number })}`);
    await tile.filter({ has: page.getByText('HK$100', { exact: true }) }).click();
    await page.locator('.method').first().waitFor();
    return (await tile.filter({ has: page.getByText(method, { exact: true }) }).count()) > 0;
  });
}

/** The order's own page, once it says this. */
export async function orderSays(page: Page, title: string | RegExp): Promise<void> {
  await page.waitForURL(/\/top-ups\/top_/);
  await page.locator('.state h2').filter({ hasText: title }).waitFor();
}
