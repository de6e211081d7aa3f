import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { minuteMs } from '#base';
import { openSession, updateSession } from '#charging';
import { queueJob } from '#platform/jobs';
import { listSchedule, openSchedule } from '#platform/schedule';
import { eventually } from '#test/eventually';
import { builtScreens } from '../../../../tools/build-web.ts';
import { launchChromium } from '../../../../tools/chromium.ts';
import { type Desk, isOpenToAll, openDesk, picture, signIn } from './desk.ts';

const number = '+85251234567';

let browser: Browser;

before(async () => {
  builtScreens();
  browser = await launchChromium();
});

after(async () => browser.close());

/** A line with a credited top-up and one of which nobody knows whether it was paid. */
async function fill(desk: Desk): Promise<void> {
  const { subscriber } = await desk.person([number, '+8613800138001'], 320n);
  desk.context.clock.advance(minuteMs);
  await desk.tell(await desk.order(number, 10_000n, subscriber));
  desk.context.clock.advance(minuteMs);
  await desk.order(number, 5_000n, subscriber);
  await surf(desk);
}

/** A session of data that goes on, and has used three megabytes. */
async function surf({ context }: Desk): Promise<void> {
  const use = { service: 'data', zone: 'HK', direction: null, to: null } as const;
  const group = { ratingGroup: 10, use, wanted: 'some', used: [] } as const;
  const message = { consumer: 'smf-1', sequence: 0, notifyUri: null, groups: [group] };
  const { session } = await openSession(context, { who: { number }, chargingId: 'one', message });
  context.clock.advance(minuteMs);
  const untilMs = context.clock.now();
  const used = { sequence: 1, units: 3n * 1_048_576n, use, fromMs: null, untilMs, isCounted: true };
  const told = { ...message, sequence: 1, groups: [{ ...group, used: [used] }] };
  await updateSession(context, session, told);
}

function fail(): Promise<never> {
  return Promise.reject(new Error('no room is left'));
}

/** A run by schedule that has failed, and a job that waits. */
async function runAndFail({ context }: Desk): Promise<void> {
  const entry = { name: 'expire holds', everyMs: minuteMs, run: fail };
  const schedule = openSchedule(context, [entry]);
  await eventually('it has failed', async () => {
    return (await listSchedule(context)).some(({ failure }) => failure !== null);
  });
  await schedule.stop();
  await context.db.transaction(async (tx) => queueJob(tx, 'moneyFell → remind the owner', []));
}

async function find(page: Page, typed: string): Promise<void> {
  await page.locator('input[type=tel]').fill(typed);
  await page.locator('button[type=submit]').click();
}

test('staff sign in with their authenticator, find a line and see all of it', async (t) => {
  const desk = await openDesk(t);
  await fill(desk);
  const page = await desk.visit(browser);
  await isOpenToAll(page, 'sign-in');
  await signIn(page, await desk.hire('support', 'support'));
  await page.getByRole('heading', { level: 1, name: 'Find a line' }).waitFor();
  await isOpenToAll(page, 'find');
  await find(page, ' +852 5123-4567 ');
  await page.getByRole('heading', { level: 2, name: 'Movements' }).waitFor();
  const topups = page.getByRole('region', { name: 'Top-ups of 24 months' });
  await topups.getByText('Awaits payment').waitFor();
  const inUse = page.getByRole('region', { name: 'In use now' });
  await inUse.getByRole('row', { name: /Hong Kong Goes on data · Hong Kong · 3 MB/ }).waitFor();
  const transfers = page.getByRole('region', { name: 'Movements' });
  await transfers
    .getByRole('row', { name: /Starting balance Bank .*HK\$3\.20 HK\$3\.20$/ })
    .waitFor();
  assert.match(String(await page.locator('.total-amount').textContent()), /HK\$1\d\d\.20/);
  assert.equal(await page.getByText('+852 5123 4567').count(), 0);
  await page.getByRole('button', { name: 'Show what became of its numbers' }).click();
  const numbers = page.getByRole('region', { name: 'What became of its numbers' });
  await numbers.getByRole('row', { name: /\+852 5.+ Registered/ }).waitFor();
  await page.getByLabel('What the line held at').fill('12026-01-01T00:00');
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await page.getByText('A year has four digits').waitFor();
  await page.getByLabel('What the line held at').fill('2000-01-01T00:00');
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await page.getByText('Held at 01 Jan 2000, 00:00:00').waitFor();
  await isOpenToAll(page, 'line');
  await topups
    .getByRole('row', { name: /Credited/ })
    .getByRole('link')
    .click();
  await page.getByText('notice: captured').waitFor();
  await isOpenToAll(page, 'topup');
  assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'H1');
});

test('in the demo the form is filled in as whom one chooses', async (t) => {
  const desk = await openDesk(t);
  await desk.hire('support', 'support');
  const page = await desk.visit(browser);
  await page.getByRole('button', { name: 'support' }).click();
  await page.waitForFunction(() => document.querySelectorAll('input')[2]?.value.length === 6);
  await isOpenToAll(page, 'demo');
  await page.locator('button[type=submit]').click();
  await page.getByRole('heading', { level: 1, name: 'Find a line' }).waitFor();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
});

test('a wrong code is refused, and a locked login says for how long', async (t) => {
  const desk = await openDesk(t);
  const person = await desk.hire('support', 'support');
  const page = await desk.visit(browser);
  const wrong = { ...person, code: () => '000000' };
  await signIn(page, wrong);
  await page.getByRole('alert').getByText('Login, password or code is wrong').waitFor();
  await picture(page, 'refused');
  for (let tries = 1; tries < 6; tries += 1) await signIn(page, wrong).then(() => idle(page));
  await page.getByRole('alert').getByText('Please wait 60 seconds').waitFor();
  await picture(page, 'locked');
  assert.equal(await page.locator('input[autocomplete=one-time-code]').inputValue(), '');
  desk.context.clock.advance(minuteMs);
  await signIn(page, person);
  await page.getByRole('heading', { level: 1, name: 'Find a line' }).waitFor();
});

async function idle(page: Page): Promise<void> {
  await page.locator('button[type=submit]:not(.ant-btn-loading)').waitFor();
}

test('whose session has ended is told so, and goes on where they were', async (t) => {
  const desk = await openDesk(t);
  await fill(desk);
  const person = await desk.hire('support', 'support');
  const page = await desk.visit(browser);
  await signIn(page, person);
  await find(page, '51234567');
  await page.getByRole('region', { name: 'Movements' }).waitFor();
  // What the page still asks for would end the session before the person goes on.
  await page.waitForLoadState('networkidle');
  const line = page.url();
  desk.context.clock.advance(31 * minuteMs);
  await page
    .getByRole('region')
    .getByRole('link', { name: /^[0-9A-Z]{6}$/ })
    .first()
    .click();
  await page.getByText('You were signed out').waitFor();
  await picture(page, 'ended');
  assert.notEqual(page.url(), line);
  await signIn(page, person);
  await page.getByRole('heading', { level: 1, name: /^Top-up [0-9A-Z]{6}$/ }).waitFor();
});

test('an auditor reads trail and machinery, and others are shown no way there', async (t) => {
  const desk = await openDesk(t, { 'ops.backup_hours': 24 });
  await fill(desk);
  const page = await desk.visit(browser, { language: 'zh-Hant' });
  await signIn(page, await desk.hire('auditor', 'auditor'));
  await find(page, '51234567');
  await page.getByRole('region', { name: '帳目變動' }).waitFor();
  await page.getByRole('link', { name: '誰查看過' }).click();
  await page.getByRole('row', { name: /auditor\s*查看線路的帳目變動/ }).waitFor();
  await isOpenToAll(page, 'trail');
  await page.getByLabel('對象').fill('lin_1');
  await page.getByRole('button', { name: '搜尋' }).click();
  await page.locator('[aria-invalid=true]').waitFor();
  await page.getByRole('link', { name: '顯示全部' }).click();
  await page.getByLabel('誰').fill('nobody');
  await page.getByRole('button', { name: '搜尋' }).click();
  await page.getByText('沒有紀錄').waitFor();
  await page.getByLabel('誰').fill('auditor');
  await page.getByRole('button', { name: '搜尋' }).click();
  await page.getByRole('row', { name: /auditor\s*員工登入/ }).waitFor();
  await runAndFail(desk);
  await page.getByRole('link', { name: '系統狀態' }).click();
  await page.getByRole('heading', { level: 2, name: '定時工作' }).waitFor();
  await page
    .getByRole('row', { name: /備份過舊\s*明日前查看[^]*alarms\/backup-old\.md/ })
    .waitFor();
  // What runs by itself has its word in each language, also where an alarm names it.
  await page.getByRole('row', { name: /有定時工作出錯[^]*釋放過期的預留款項/ }).waitFor();
  const jobs = page.getByRole('region', { name: '等候或出錯的工作' });
  await jobs.getByRole('row', { name: /提示客戶結餘偏低/ }).waitFor();
  await isOpenToAll(page, 'machinery');
  const other = await desk.visit(browser, { language: 'zh-Hant' });
  await signIn(other, await desk.hire('support', 'support'));
  await other.getByRole('heading', { level: 1, name: '查找線路' }).waitFor();
  assert.deepEqual(await other.getByRole('navigation').getByRole('link').allTextContents(), [
    '查找',
    '覆核',
    '申訴',
    '收據',
    '付款',
    '授權',
    '增值券',
    '增值地點',
    '訊息',
  ]);
});

test('who runs the machine begins there, and is led nowhere that is shut', async (t) => {
  const desk = await openDesk(t);
  const page = await desk.visit(browser);
  await signIn(page, await desk.hire('operator', 'operator'));
  await page.getByRole('heading', { level: 1, name: 'State of the system' }).waitFor();
  const links = page.getByRole('navigation').getByRole('link');
  assert.deepEqual(await links.allTextContents(), [
    'System',
    'Shops',
    'Developers',
    'Outlets',
    'Devices',
    'Rates',
    'Messages',
  ]);
  await page.goto(`${desk.address}/trail`);
  await page.getByText('Your role does not allow this').waitFor();
  await isOpenToAll(page, 'shut');
});

test('every language has room on a narrow screen', async (t) => {
  const desk = await openDesk(t);
  await fill(desk);
  const person = await desk.hire('clerk', 'clerk');
  for (const language of ['en', 'zh-Hant', 'zh-Hans'] as const) {
    const page = await desk.visit(browser, { language, width: 360 });
    await signIn(page, person);
    await find(page, '51234567');
    await page.locator('.total-amount').waitFor();
    await page.getByRole('region').nth(2).waitFor();
    await isOpenToAll(page, `narrow-${language}`);
  }
});
