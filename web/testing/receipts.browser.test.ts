import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Page } from 'playwright-core';
import { appPaths } from '@lowu/contract/app/paths';
import { withBuilt } from './built.ts';
import { ids } from './recorded.ts';
import { receiptOfKind } from './recorded-receipts.ts';
import { type Look, openScreen, openVisit } from './screen.ts';

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

/** Names of one thing in the three languages, as they stand beside what is of that name. */
const names = {
  en: { paid: 'Paid', fee: 'Fee', back: 'Goes back', refunded: 'Refunded', order: 'Order' },
  'zh-Hant': { paid: '已付', fee: '手續費', back: '退回', refunded: '已退回', order: '訂單' },
  'zh-Hans': { paid: '已付', fee: '手续费', back: '退回', refunded: '已退回', order: '订单' },
} as const;

/** A picture for a person to look at, where `LOWU_PICTURES` names a folder for them. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['LOWU_PICTURES'];
  if (folder === undefined) return;
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}

/** By its name, what stands in each row. */
async function rowsOn(page: Page): Promise<ReadonlyMap<string, string>> {
  const rows = await page.locator('.row').allInnerTexts();
  return new Map(
    rows.map((row) => {
      const [name = '', ...content] = row.split('\n');
      return [name, content.join('\n')];
    }),
  );
}

/** Days of the rows of which a part stands on another line. */
function brokenDays(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('.row dd')].flatMap((place) =>
      [...place.childNodes].flatMap((node) =>
        [...(node.textContent ?? '').matchAll(/\d{4}年\d+月\d+日/g)].flatMap(
          ({ 0: day, index }) => {
            const range = document.createRange();
            range.setStart(node, index);
            range.setEnd(node, index + day.length);
            const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
            return lines.size > 1 ? [day] : [];
          },
        ),
      ),
    ),
  );
}

/** A sheet of A4 at 96 dots an inch, without the margins that browsers leave. */
const sheet = { width: 718, height: 1_047 };

/** Paper has the receipt and nothing of the app around it, upon one sheet. */
async function onA4(page: Page, name: string): Promise<void> {
  await page.setViewportSize(sheet);
  await picture(page, name);
  const [all, receipt] = await Promise.all([
    page.locator('body').innerText(),
    page.locator('article').innerText(),
  ]);
  assert.equal(all.trim(), receipt.trim(), `${name} is printed alone`);
  const size = await page.evaluate(() => {
    const { scrollWidth: width, scrollHeight: height } = document.documentElement;
    return { width, height };
  });
  assert.deepEqual(size, sheet, `${name} fits upon one sheet`);
}

suite('a receipt of every kind', () => {
  for (const language of ['en', 'zh-Hant', 'zh-Hans'] as const) {
    test(`says in ${language} all of it in words, on the screen and on paper`, async () => {
      const visit = await openVisit(built.browser, { language, width: 320, height: 640 });
      const { page } = visit;
      const titles = new Set<string>();
      for (const [kind, receipt] of Object.entries(receiptOfKind)) {
        const address = `${built.served.address}/receipts/${ids.receipt}`;
        await visit.show(address, { readReceipt: receipt });
        await page.locator('.receipt-code').waitFor();
        const text = await page.locator('article').innerText();
        await picture(page, `receipt-${kind}-${language}`);
        // What is not said would be a code of ours, or nothing.
        assert.doesNotMatch(text, /undefined|null|[a-z]+_[a-z]+|\{/, kind);
        const rows = await rowsOn(page);
        for (const [name, content] of rows) assert.ok(name && content, `${kind}: ${name}`);
        const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.equal(wider, 0, kind);
        assert.deepEqual(await brokenDays(page), [], kind);
        titles.add(await page.locator('.receipt-head p').first().innerText());
        await page.emulateMedia({ media: 'print' });
        assert.ok(await page.locator('.printed-only').isVisible(), 'a print marks itself');
        await onA4(page, `receipt-${kind}-${language}-printed`);
        await page.emulateMedia({ media: 'screen' });
        await page.setViewportSize({ width: 320, height: 640 });
      }
      assert.equal(titles.size, Object.keys(receiptOfKind).length);
      await visit.close();
    });

    test(`claims in ${language} no payment of what only moves or goes back`, async () => {
      const visit = await openVisit(built.browser, { language, width: 320, height: 640 });
      const { page } = visit;
      const { paid, fee, back, refunded, order } = names[language];
      const shown = async (kind: keyof typeof receiptOfKind) => {
        const address = `${built.served.address}/receipts/${ids.receipt}`;
        await visit.show(address, { readReceipt: receiptOfKind[kind] });
        await page.locator('.receipt-code').waitFor();
        return { rows: await rowsOn(page), head: await page.locator('.receipt-head').innerText() };
      };
      const topup = await shown('topup');
      assert.deepEqual([topup.rows.get(paid), topup.rows.get(order)], ['¥92.00', 'TH8K2M']);
      const undo = await shown('undo');
      assert.equal(undo.rows.get(back), '¥92.00');
      assert.ok(!undo.rows.has(paid) && !undo.rows.has(fee));
      const refund = await shown('refund');
      assert.equal(refund.rows.get(refunded), '¥36.80');
      assert.ok([...refund.rows.values()].includes('HK$40.00'), 'what it was worth');
      const taken = await shown('taken_back');
      assert.match(taken.head, /−HK\$100\.00/);
      for (const { rows } of [taken, await shown('put_back')]) {
        assert.ok(!rows.has(paid) && !rows.has(fee));
      }
      await visit.close();
    });
  }
});
