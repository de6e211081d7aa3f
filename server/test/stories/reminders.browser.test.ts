import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { languages } from '#base';
import { readReminders } from '#reminders';
import { eventually } from '#test/eventually';
import { builtScreens } from '../../../tools/build-web.ts';
import { launchChromium } from '../../../tools/chromium.ts';
import { isOpenToAll } from './console/desk.ts';
import { openHome, phoneOf } from './owner-phone.ts';

/** What the pages say, as their readers see it. */
const wordsOf = {
  en: {
    title: 'Reminders',
    levels: ['Below HK$100', 'Below HK$20', 'Nothing is left'],
    lastDay: 'On the last day',
    caps: 'The daily cap is reached',
    changed: 'Changed at once',
    ways: 'How we reach you',
    balance: 'Balance',
    inbox: 'App only',
    quiet: ['From', 'Until', 'Save the hours'],
    saved: 'Saved',
  },
  'zh-Hant': {
    title: '提醒',
    levels: ['低於HK$100', '低於HK$20', '已用完'],
    lastDay: '到期當日',
    caps: '達到每日收費上限時',
    changed: '已即時更改',
    ways: '通知方式',
    balance: '結餘',
    inbox: '只在App',
    quiet: ['由', '至', '儲存時段'],
    saved: '已儲存',
  },
  'zh-Hans': {
    title: '提醒',
    levels: ['低于HK$100', '低于HK$20', '已用完'],
    lastDay: '到期当天',
    caps: '达到每天扣费上限时',
    changed: '已即时更改',
    ways: '通知方式',
    balance: '余额',
    inbox: '仅在App',
    quiet: ['从', '到', '保存时段'],
    saved: '已保存',
  },
} as const;

let browser: Browser;

before(async () => {
  builtScreens();
  browser = await launchChromium();
});

after(async () => browser.close());

const heading = (page: Page, name: string) =>
  page.getByRole('heading', { name, level: 1, exact: true }).waitFor();
const box = (page: Page, name: string) => page.getByRole('checkbox', { name, exact: true });

test('levels, days, hours and ways are chosen on a phone 320 wide, in each language', async (t) => {
  const home = await openHome(t);
  for (const language of languages) {
    const words = wordsOf[language];
    const person = await home.payer();
    const page = await phoneOf(home, browser, person, { language, path: '/reminders' });
    await page.setViewportSize({ width: 320, height: 720 });
    await heading(page, words.title);
    await isOpenToAll(page, `reminders-${language}`);

    const [hundred, twenty, nothing] = words.levels;
    await box(page, hundred).check();
    await box(page, twenty).uncheck();
    await box(page, words.lastDay).uncheck();
    await box(page, words.caps).uncheck();
    await page.getByText(words.changed).first().waitFor();
    await eventually('all four changes are kept', async () => {
      const { levels, daysAhead, switchedOff } = await readReminders(home.context, person.line);
      return levels.includes(10_000n) && !daysAhead.includes(0) && switchedOff.includes('caps');
    });
    await page.reload();
    await heading(page, words.title);
    assert.equal(await box(page, hundred).isChecked(), true, language);
    assert.equal(await box(page, twenty).isChecked(), false, language);
    assert.equal(await box(page, nothing).isChecked(), true, language);
    const kept = await readReminders(home.context, person.line);
    assert.ok(kept.levels.includes(10_000n) && !kept.levels.includes(2_000n), language);
    assert.deepEqual([kept.daysAhead.includes(0), kept.switchedOff], [false, ['caps']]);

    await page.getByRole('link', { name: words.ways, exact: true }).click();
    await heading(page, words.ways);
    await isOpenToAll(page, `message-settings-${language}`);
    const [from, until, keep] = words.quiet;
    await page.getByLabel(from, { exact: true }).fill('21:30');
    await page.getByLabel(until, { exact: true }).fill('09:15');
    await page.getByRole('button', { name: keep, exact: true }).click();
    await page.getByText(words.saved, { exact: true }).first().waitFor();
    const balance = page.getByRole('group', { name: words.balance, exact: true });
    const isKept = page.waitForResponse((response) =>
      Boolean(response.request().postData()?.includes('"balance":"inbox"')),
    );
    await balance.getByLabel(words.inbox).check();
    await isKept;
    await page.reload();
    await heading(page, words.ways);
    assert.equal(await page.getByLabel(from, { exact: true }).inputValue(), '21:30');
    assert.equal(await page.getByLabel(until, { exact: true }).inputValue(), '09:15');
    assert.equal(await balance.getByLabel(words.inbox).isChecked(), true, language);
    await page.context().close();
  }
});
