import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Page } from 'playwright-core';
import { withBuilt } from './built.ts';
import { failing, noRate, quoteOfThree, quoteWithoutRate } from './recorded-methods.ts';
import { type Recorded, topupIn } from './recorded.ts';
import { cny } from './recorded-values.ts';
import { type Look, openScreen } from './screen.ts';

const phone: Look = { language: 'en', width: 390, height: 844 };

const built = withBuilt();

/** The page of a top-up of HK$100, with three ways to pay for it. */
async function openQuoted(
  quoteTopup: NonNullable<Recorded['quoteTopup']> = quoteOfThree,
): Promise<Page> {
  const answers = { quoteTopup };
  const page = await openScreen(built.browser, `${built.served.address}/top-up`, phone, answers);
  await page.locator('.tile').nth(1).click();
  await page.locator('.method').nth(2).waitFor();
  return page;
}

const tileOf = (page: Page, name: string) => page.locator('.tile').filter({ hasText: name });

async function confirm(page: Page, method: string): Promise<Map<string, string>> {
  await tileOf(page, method).click();
  await page.getByRole('button', { name: 'Continue' }).click();
  const sheet = page.getByRole('dialog', { name: 'Check before you pay' });
  await sheet.locator('.confirm-total').waitFor();
  const rows = await sheet.locator('.row').all();
  const texts = rows.map(async (row): Promise<[string, string]> => {
    const [name, value] = [row.locator('dt').first(), row.locator('dd').first()];
    return [await name.innerText(), await value.innerText()];
  });
  return new Map(await Promise.all(texts));
}

suite('the ways to pay', () => {
  test('each shows its fee, its price in its currency, its bonus and its promise', async () => {
    const page = await openQuoted();
    const alipay = await tileOf(page, 'Fee ¥1.43').innerText();
    for (const part of ['Alipay', '¥93.43', 'bonus HK$5', 'within 10 s']) {
      assert.ok(alipay.includes(part), `${part} in ${alipay}`);
    }
    const fps = await tileOf(page, 'FPS').innerText();
    for (const part of ['HK$100', 'no fee']) assert.ok(fps.includes(part), `${part} in ${fps}`);
    await page.context().close();
  });

  test('one that fails says so and cannot be chosen, and the next can', async () => {
    const page = await openQuoted();
    const tile = tileOf(page, failing.en);
    assert.match(await tile.innerText(), /AlipayHK/);
    assert.equal(await tile.locator('input').isDisabled(), true);
    const next = tileOf(page, 'FPS').locator('input');
    assert.equal(await next.isEnabled(), true);
    const rows = await confirm(page, 'FPS');
    assert.deepEqual([...rows].at(-1), ['You pay\nFPS', 'HK$100.00']);
    await page.context().close();
  });
});

test('without a rate of today what charges CNY says so, and the rest can be paid', async () => {
  const page = await openQuoted(quoteWithoutRate);
  const tile = tileOf(page, noRate.en);
  assert.match(await tile.innerText(), /Alipay/);
  assert.equal(await tile.locator('input').isDisabled(), true);
  const rows = await confirm(page, 'FPS');
  assert.deepEqual([rows.get('Rate'), rows.get('You pay\nFPS')], [undefined, 'HK$100.00']);
  await page.context().close();
});

test('an order says its price, its fee and what both are', async () => {
  const readTopup = { ...topupIn('confirming'), pays: cny(9_343) };
  const address = `${built.served.address}/top-ups/${readTopup.id}`;
  const page = await openScreen(built.browser, address, phone, { readTopup });
  const rows = page.locator('.row').filter({ hasText: /^(Price|Fee|Total)/ });
  await rows.nth(2).waitFor();
  const shown = (await rows.allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' '));
  assert.deepEqual(shown, ['Price ¥92.00', 'Fee ¥1.43', 'Total ¥93.43']);
  await page.context().close();
});

test('an order says what came instead of all that was asked, and what goes back', async () => {
  const held = {
    ...topupIn('held_for_review'),
    pays: cny(9_343),
    mismatch: { came: cny(9_200), toldBy: '2026-07-02T00:13:00Z' },
  };
  const texts = [
    [held, '¥92.00 came instead of ¥93.43.'],
    [{ ...topupIn('refunding'), goesBack: cny(9_343) }, '¥93.43 goes back'],
  ] as const;
  for (const [readTopup, text] of texts) {
    const address = `${built.served.address}/top-ups/${readTopup.id}`;
    const page = await openScreen(built.browser, address, phone, { readTopup });
    await page.getByRole('status').filter({ hasText: text }).waitFor();
    await page.context().close();
  }
});

suite('before paying', () => {
  test('value in HKD, rate, fee and price in CNY stand together', async () => {
    const page = await openQuoted();
    const rows = await confirm(page, 'Fee ¥1.43');
    assert.deepEqual(
      ['Top-up', 'Rate', 'Fee', 'You pay\nAlipay'].map((name) => rows.get(name)),
      ['HK$100.00', '1 HKD = 0.92 CNY', '¥1.43', '¥93.43'],
    );
    await page.getByRole('button', { name: 'Pay ¥93.43' }).waitFor();
    await page.context().close();
  });
});
