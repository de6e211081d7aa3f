import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { builtScreens } from '../../../../tools/build-web.ts';
import { launchChromium } from '../../../../tools/chromium.ts';
import { auditEverything, isClean } from '../../../src/audit.ts';
import { isOpenToAll, openDesk, signIn } from './desk.ts';

let browser: Browser;

before(async () => {
  builtScreens();
  browser = await launchChromium();
});

after(async () => browser.close());

test('staff close a line for its owner, and its money goes once another has looked', async (t) => {
  const desk = await openDesk(t);
  const { line, subscriber, number } = await desk.person(['+85251234567'], 320n);
  await desk.tell(await desk.order(number, 10_000n, subscriber));

  const clerk = await desk.visit(browser, { width: 360 });
  await signIn(clerk, await desk.hire('clerk', 'clerk'));
  await clerk.getByRole('heading', { level: 1, name: 'Find a line' }).waitFor();
  await clerk.goto(`${desk.address}/lines/${line}`);
  await clerk.getByRole('button', { name: 'Show what closing it comes to' }).click();
  await clerk.getByText('Bonus that is lost').waitFor();
  await clerk.getByLabel('Name of the account’s owner').fill('CHAN TAI MAN');
  await clerk.getByLabel('Bank code and account number').fill('388-765432-001');
  await isOpenToAll(clerk, 'closing-sheet');
  await clerk.getByRole('button', { name: 'Close for its owner' }).click();
  await clerk.getByText('Waits for a second look').waitFor();
  await isOpenToAll(clerk, 'closing-begun');

  const finance = await desk.visit(browser, { language: 'zh-Hans' });
  await signIn(finance, await desk.hire('finance', 'finance'));
  await finance.getByRole('link', { name: '银行', exact: true }).click();
  await finance.getByRole('row', { name: /HK\$103\.20 .*CHAN TAI MAN/ }).waitFor();
  await isOpenToAll(finance, 'closings');
  await finance.getByRole('button', { name: '批准并执行' }).click();
  await finance.getByText('没有待批准的销户').waitFor();
  // What has no way back is a transfer; the owner has called to name another account.
  await finance.getByRole('button', { name: '更改账户' }).click();
  await finance.getByLabel('账户持有人姓名').fill('CHAN SIU MING');
  await finance.getByLabel('账号或转数快识别码').fill('004-123456-838');
  await finance.getByLabel('由谁提出、出示了什么证明').fill('机主来电，已核对身份');
  await isOpenToAll(finance, 'payee-changed');
  await finance.getByRole('button', { name: '提出' }).click();
  await finance.getByText('CHAN SIU MING，004-123456-838').waitFor();

  const second = await desk.visit(browser, { width: 360 });
  await signIn(second, await desk.hire('second', 'finance'));
  await second.getByRole('link', { name: 'Bank', exact: true }).waitFor({ state: 'attached' });
  await second.goto(`${desk.address}/bank`);
  await second.getByText('CHAN SIU MING, 004-123456-838').waitFor();
  await isOpenToAll(second, 'payee-proposed');
  await second.getByRole('button', { name: 'Approve and do it' }).click();
  await second.getByRole('button', { name: 'Entered at the bank' }).click();
  await second.getByText('Entered, by').waitFor();
  await finance.goto(`${desk.address}/lines/${line}`);
  await finance.getByRole('button', { name: '显示关闭后的退款明细' }).click();
  await finance.getByText('已关闭').waitFor();
  assert.ok(isClean(await auditEverything(desk.context)));
});
