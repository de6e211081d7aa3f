import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { mailedCode } from '#test/developer-mail';
import { createDeveloper } from '#partners';
import { statement } from '#platform/postgres';
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

test('among many, one developer is found and let go, with why, by one person', async (t) => {
  const desk = await openDesk(t);
  const { reseller } = await openPartner(desk.context);
  const totpSecret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
  await createDeveloper(desk.context, reseller, { email, password: 'a tram at noon', totpSecret });
  await desk.context.db.transaction((tx) => tx.query(multiply, []));
  const page = await desk.visit(browser);
  await signIn(page, await desk.hire('keeper', 'operator'));
  await page.getByRole('link', { name: 'Developers' }).click();
  await page.getByRole('cell', { name: 'dev-100@bay.example', exact: true }).waitFor();
  assert.equal(await page.getByText('dev-1@bay.example').count(), 0);
  await page.getByRole('button', { name: 'Show earlier ones' }).click();
  await page.getByText('dev-1@bay.example').waitFor();
  await page.getByRole('searchbox').fill('DEV-7@');
  await page.getByRole('searchbox').press('Enter');
  await page.getByText('dev-100@bay.example').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Let go: dev-7@bay.example' }).click();
  await isOpenToAll(page, 'developers-let-go');
  await page.getByRole('button', { name: 'Let them go now' }).click();
  await page.getByText('Please fill this in').first().waitFor();
  await page.getByLabel('Why', { exact: true }).fill('has left the partner');
  await page.getByRole('button', { name: 'Let them go now' }).click();
  await page.getByRole('cell', { name: 'Let go', exact: true }).waitFor();
  await isOpenToAll(page, 'developers-gone');
  const [act] = await desk.context.db.read(readDismissal, []);
  assert.equal(act?.why, 'has left the partner');
});

/** Earlier ones of the same partner, since one by one their passwords would take minutes. */
const multiply = statement(
  'test: many developers',
  `insert into partners.developer
     (id, slot, reseller, email, password, totp_sealed, totp_step, created_at)
   select ('00000000-0000-7000-8000-' || lpad(nth::text, 10, '0') || right(id::text, 2))::uuid,
     slot, reseller,
     'dev-' || nth || '@bay.example', password, totp_sealed, 0, created_at
   from partners.developer, generate_series(0, 100) as nth`,
);

const readDismissal = statement<{ readonly why: string }>(
  'test: read why somebody was let go',
  `select details ->> 'why' as why from identity.audit where action = 'developer.dismiss'`,
);
