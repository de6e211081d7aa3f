import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { orderClosing, settleClosings } from '#closings';
import { askErasure } from '#privacy';
import { readSubscriber } from '#subscribers';
import { builtScreens } from '../../../../tools/build-web.ts';
import { launchChromium } from '../../../../tools/chromium.ts';
import { isOpenToAll, openDesk, signIn } from './desk.ts';

let browser: Browser;

before(async () => {
  builtScreens();
  browser = await launchChromium();
});

after(async () => browser.close());

test('who asked to be forgotten is checked by one person and forgotten by another', async (t) => {
  const desk = await openDesk(t);
  const { context } = desk;
  const { line, subscriber } = await desk.person(['+85262345678'], 0n);
  await askErasure(context, subscriber);
  const first = await desk.visit(browser);
  await signIn(first, await desk.hire('first', 'clerk'));
  await first.getByRole('link', { name: 'Being forgotten' }).click();
  await first.getByText('A line lives').waitFor();
  assert.ok(await first.getByRole('button', { name: 'It is they who ask' }).isDisabled());
  await orderClosing(context, { line, by: subscriber, toName: '', toAccount: '' });
  await settleClosings(context);
  await first.reload();
  await first.getByRole('button', { name: 'It is they who ask' }).click();
  await first.getByText('Checked; to be done').waitFor();
  await isOpenToAll(first, 'erasures');
  await first.getByRole('button', { name: 'Forget them' }).click();
  await first.getByText('somebody else').first().waitFor();

  const second = await desk.visit(browser, { language: 'zh-Hant', width: 360 });
  await signIn(second, await desk.hire('second', 'supervisor'));
  await second.getByRole('link', { name: '刪除資料' }).click();
  await second.getByText('已核實，待處理').waitFor();
  await isOpenToAll(second, 'erasures-phone');
  await second.getByRole('button', { name: '刪除資料' }).click();
  await second.getByText('沒有人等候刪除資料').waitFor();
  assert.equal((await readSubscriber(context, subscriber)).name, '–');
});
