import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { mailedCode } from '#test/developer-mail';
import { openPartner } from '#test/partner-world';
import { builtScreens } from '../../../../tools/build-web.ts';
import { launchChromium } from '../../../../tools/chromium.ts';
import { isOpenToAll, openDesk, signIn } from './desk.ts';

let browser: Browser;

before(async () => {
  builtScreens();
  browser = await launchChromium();
});

after(async () => browser.close());

const email = 'dev@bay.example';

test('a developer is asked for by one person, and mailed a code by another', async (t) => {
  const desk = await openDesk(t);
  const { reseller } = await openPartner(desk.context);
  const first = await desk.visit(browser);
  await signIn(first, await desk.hire('first', 'operator'));
  await first.getByRole('link', { name: 'Developers' }).click();
  await first.getByText('Nobody signs in to the portal yet').waitFor();
  await first.getByLabel('Partner', { exact: true }).selectOption(reseller);
  await first.getByLabel('E-mail address').fill(email);
  await first.getByLabel('Why, and how you know').fill('asked by their contract’s contact');
  await first.getByRole('button', { name: 'Ask to let them in' }).click();
  await first.getByRole('cell', { name: email }).waitFor();
  assert.equal(await first.getByRole('button', { name: 'Approve and do it' }).count(), 0);
  await isOpenToAll(first, 'developers');

  for (const language of ['zh-Hans', 'zh-Hant'] as const) {
    const looking = await desk.visit(browser, { language, width: 360 });
    await signIn(looking, await desk.hire(`look-${language}`.toLowerCase(), 'finance'));
    await looking.getByRole('link', { name: language === 'zh-Hant' ? '開發者' : '开发者' }).click();
    await looking.getByText(email).waitFor();
    await isOpenToAll(looking, `developers-phone-${language}`);
  }
  const second = await desk.visit(browser);
  await signIn(second, await desk.hire('second', 'finance'));
  await second.getByRole('link', { name: 'Developers' }).click();
  await second.getByRole('button', { name: 'Approve and do it' }).click();
  await second.getByText('Nobody waits to be let in').waitFor();

  const link = `/developers#invitation=${await mailedCode(desk.context, email)}`;
  const developer = await desk.visit(browser, { path: link });
  await developer.getByText(email).waitFor();
});
