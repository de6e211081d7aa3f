import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { present } from '#base';
import { builtScreens } from '../../../../tools/build-web.ts';
import { launchChromium } from '../../../../tools/chromium.ts';
import { isOpenToAll, openDesk, signIn } from './desk.ts';

let browser: Browser;

before(async () => {
  builtScreens();
  browser = await launchChromium();
});

after(async () => browser.close());

test('a receipt is found by number, order and code, and what is found is saved', async (t) => {
  const desk = await openDesk(t);
  const person = await desk.person(['+85252345678'], 0n);
  const other = await desk.person(['+85252345679'], 0n);
  const codes = [];
  for (const [who, valueMinor] of [
    [person, 5_000n],
    [person, 10_000n],
    [other, 20_000n],
  ] as const) {
    const order = await desk.order(who.number, valueMinor, who.subscriber);
    await desk.tell(order);
    const { result } = await desk.read(order.id, who.subscriber);
    codes.push(present(result, 'a result').receipt);
  }
  const [first = '', , last = ''] = codes;

  const page = await desk.visit(browser);
  await signIn(page, await desk.hire('support', 'support'));
  await page.getByRole('link', { name: 'Receipts' }).click();
  const rows = page.getByRole('region', { name: 'Receipts' }).locator('tbody tr[data-row-key]');
  await rows.nth(2).waitFor();
  await isOpenToAll(page, 'receipts');
  const form = page.getByRole('search');
  await form.getByLabel('Phone number').fill('not a number');
  await form.getByRole('button', { name: 'Look' }).click();
  await page.getByText('This is no phone number').waitFor();
  await form.getByLabel('Phone number').fill('5234 5678');
  await form.getByRole('button', { name: 'Look' }).click();
  await page.waitForURL(/number=/);
  await rows.filter({ hasText: 'HK$100.00' }).waitFor();
  assert.equal(await rows.count(), 2);
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Save as table (CSV)' }).click();
  const saved = await (await download).createReadStream();
  let table = '';
  for await (const piece of saved) table += String(piece);
  assert.equal(table.trimEnd().split('\r\n').length, 3);
  assert.ok(table.includes(first) && !table.includes(last));

  const phone = await desk.visit(browser, { language: 'zh-Hant', width: 360 });
  await signIn(phone, await desk.hire('other', 'support'));
  await phone.getByRole('link', { name: '收據' }).click();
  await phone.getByLabel('編碼、訂單或金額').fill(last.toLowerCase());
  await phone.getByRole('button', { name: '查詢' }).click();
  await phone.getByText('HK$200.00').waitFor();
  assert.equal(await phone.locator('tbody tr[data-row-key]').count(), 1);
  await isOpenToAll(phone, 'receipts-phone');
  await phone.getByLabel('編碼、訂單或金額').fill('000000000000');
  await phone.getByRole('button', { name: '查詢' }).click();
  await phone.getByText('沒有符合的收據').waitFor();
});
