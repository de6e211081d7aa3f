import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { builtScreens } from '../../../../tools/build-web.ts';
import { launchChromium } from '../../../../tools/chromium.ts';
import { isOpenToAll, openDesk, signIn } from './desk.ts';

const demo = readFileSync(new URL('../../../db/seed/demo-outlets.csv', import.meta.url), 'utf8');
const [names = '', first = ''] = demo.split('\n');
let browser: Browser;

before(async () => {
  builtScreens();
  browser = await launchChromium();
});

after(async () => browser.close());

async function give(page: Page, label: string, text: string): Promise<void> {
  const file = { name: 'outlets.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
  await page.getByLabel(label).setInputFiles(file);
}

async function write(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, text] of Object.entries(fields)) {
    await page.getByLabel(label, { exact: true }).fill(text);
  }
}

test('a file is taken row by row, and what was refused comes back as a file', async (t) => {
  const desk = await openDesk(t);
  const page = await desk.visit(browser);
  await signIn(page, await desk.hire('keeper', 'operator'));
  await page.getByRole('link', { name: 'Outlets' }).click();
  await page.getByText('None stands there under these words').waitFor();
  const wrong = first.replace(/^[^,]+/, 'swapped').replace(/([0-9.]+),([0-9.]+)/, '$2,$1');
  await give(page, 'Choose a file', [names, first, wrong].join('\r\n'));
  await page.getByText('1 taken, 1 refused').waitFor();
  await page.getByText('The position is').waitFor();
  await page.getByRole('cell', { name: 'hm-kwun-tong', exact: true }).waitFor();
  await isOpenToAll(page, 'outlets-import');
  const saving = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Save the refused rows' }).click();
  const saved = readFileSync(await (await saving).path(), 'utf8');
  assert.equal(saved, `\uFEFF${names}\r\n${wrong}\r\n`);
});

test('an outlet is written by hand, changed, withdrawn, and stands again', async (t) => {
  const desk = await openDesk(t);
  const page = await desk.visit(browser, { language: 'zh-Hant', width: 360 });
  await signIn(page, await desk.hire('keeper', 'operator'));
  await page.getByRole('link', { name: '增值地點' }).click();
  await write(page, {
    代號: 'star-ferry',
    '名稱（繁體中文（香港））': '天星碼頭',
    '名稱（简体中文）': '天星码头',
    '名稱（English）': 'Star Ferry',
    '地址（繁體中文（香港））': '尖沙咀天星碼頭',
    '地址（简体中文）': '尖沙咀天星码头',
    '地址（English）': 'Star Ferry Pier, Tsim Sha Tsui',
    緯度: '114.168600',
    經度: '22.293700',
    營業時間: 'Mo-Su 06:30-23:30',
  });
  const form = page.locator('form').filter({ hasText: '營業時間' });
  await form.getByLabel('類別').selectOption('kiosk');
  await form.getByLabel('地區').selectOption('YT');
  await page.getByRole('button', { name: '儲存' }).click();
  await page.getByLabel('緯度').and(page.locator('[aria-invalid=true]')).waitFor();
  await write(page, { 緯度: '31.230400', 經度: '121.473700' });
  await page.getByRole('button', { name: '儲存' }).click();
  await page.getByText('位置遠離所屬地區').waitFor();
  await write(page, { 緯度: '22.293700', 經度: '114.168600' });
  await page.getByRole('button', { name: '儲存' }).click();
  await page.getByRole('cell', { name: 'star-ferry', exact: true }).waitFor();
  await isOpenToAll(page, 'outlets');

  await page.getByRole('button', { name: '更改' }).click();
  await page.getByText('更改 star-ferry').waitFor();
  await write(page, { 營業時間: '24/7' });
  await isOpenToAll(page, 'outlets-change');
  await page.getByRole('button', { name: '儲存' }).click();
  await page.getByRole('cell', { name: '24/7' }).waitFor();

  await page.getByRole('button', { name: '撤下' }).click();
  await page.getByText('已撤下').waitFor();
  await page.getByRole('button', { name: '更改' }).click();
  await page.getByRole('button', { name: '儲存' }).click();
  await page.getByText('顯示中').waitFor();
});

test('whoever may only look is offered no change, and finds by words', async (t) => {
  const desk = await openDesk(t);
  const keeper = await desk.visit(browser);
  await signIn(keeper, await desk.hire('keeper', 'operator'));
  await keeper.getByRole('link', { name: 'Outlets' }).click();
  await give(keeper, 'Choose a file', demo);
  await keeper.getByText('0 refused').waitFor();
  await keeper.getByLabel('Code, name or address').fill('觀塘道');
  await keeper.getByRole('button', { name: 'Look' }).click();
  await keeper
    .getByRole('cell', { name: 'hm-aberdeen', exact: true })
    .waitFor({ state: 'detached' });
  await keeper.getByRole('cell', { name: 'hm-kwun-tong', exact: true }).waitFor();

  const looker = await desk.visit(browser);
  await signIn(looker, await desk.hire('looker', 'support'));
  await looker.getByRole('link', { name: 'Outlets' }).click();
  await looker.getByRole('cell', { name: 'hm-kwun-tong', exact: true }).waitFor();
  assert.equal(await looker.getByRole('button', { name: 'Change' }).count(), 0);
  assert.equal(await looker.getByText('A file of outlets').count(), 0);
});
