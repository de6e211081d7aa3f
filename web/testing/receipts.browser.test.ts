import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Page } from 'playwright-core';
import { appPaths } from '@lowu/contract/app/paths';
import { withBuilt } from './built.ts';
import { type Look, openScreen } from './screen.ts';

const phone: Look = { language: 'en', width: 360, height: 800 };

const built = withBuilt();

const path = appPaths.listReceipts[1];

/** What the next search asks the server. */
async function askedBy(page: Page, act: () => Promise<unknown>): Promise<string> {
  const asked = page.waitForRequest((request) => new URL(request.url()).pathname === path);
  await act();
  return new URL((await asked).url()).search;
}

suite('one’s own receipts', () => {
  test('are looked for by text, kind and days, and the table has just what is shown', async () => {
    const page = await openScreen(
      built.browser,
      `${built.served.address}/records?show=receipts`,
      phone,
    );
    await page.locator('.record').first().waitFor();
    const table = page.getByRole('link', { name: 'Save 24 months as a table (CSV)' });
    assert.equal(await table.getAttribute('href'), appPaths.exportReceipts[1]);
    await page.locator('summary', { hasText: 'Find a receipt' }).click();
    await page.getByLabel('Code, order number or amount').fill(' 7k2m ');
    await page.getByLabel('Kind').selectOption({ label: 'Closing receipt' });
    await page.getByLabel('From').fill('2026-11-01');
    const find = page.getByRole('button', { name: 'Find a receipt' });
    const wanted = '?text=7k2m&kind=closing&from=2026-11-01';
    assert.equal(await askedBy(page, () => find.click()), wanted);
    await page.locator('.record').first().waitFor();
    assert.equal(await table.getAttribute('href'), `${appPaths.exportReceipts[1]}${wanted}`);
    await page.context().close();
  });

  test('that are not there are said not to be, and no table is offered', async () => {
    const none = { listReceipts: { receipts: [], before: null } };
    const page = await openScreen(
      built.browser,
      `${built.served.address}/records?show=receipts`,
      phone,
      none,
    );
    await page.getByText('No receipts yet.').waitFor();
    await page.locator('summary', { hasText: 'Find a receipt' }).click();
    await page.getByLabel('Code, order number or amount').fill('0.01');
    await page.getByRole('button', { name: 'Find a receipt' }).click();
    await page.getByText('None of your receipts is like that.').waitFor();
    assert.equal(await page.getByRole('link', { name: /table \(CSV\)/ }).count(), 0);
    await page.context().close();
  });
});
