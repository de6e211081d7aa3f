import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { builtScreens } from '../../../tools/build-web.ts';
import { launchChromium } from '../../../tools/chromium.ts';
import { openDesk, picture } from './console/desk.ts';

let browser: Browser;

before(async () => {
  builtScreens();
  browser = await launchChromium();
});

after(async () => browser.close());

test('the reference shows the operations of every channel, and asks nobody else', async (t) => {
  const { origin } = new URL((await openDesk(t)).address);
  const context = await browser.newContext({ viewport: { width: 1_280, height: 900 } });
  t.after(() => context.close());
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const [asked, complaints]: [string[], string[]] = [[], []];
  page.on('request', (request) => asked.push(request.url()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (said) => {
    if (said.type() === 'error') complaints.push(said.text());
  });
  await page.goto(`${origin}/reference/`);
  await page.getByText('Lowu: the app channel').first().waitFor();
  await page.getByText('Download OpenAPI Document').first().waitFor();
  await page.getByText('/api/app/session/codes').first().waitFor();
  for (const offer of ['Developer Tools', 'Ask AI', 'Deploy']) {
    assert.equal(await page.getByText(offer).count(), 0, `${offer} leads to somebody else`);
  }
  // Where the guide of partners leads.
  await page.goto(`${origin}/reference/?api=partner`);
  await page.getByText('The reference is yours').first().waitFor();
  await picture(page, 'reference-partner');
  await page.getByText('Request token').first().waitFor();
  await page.getByRole('heading', { name: 'Refusals' }).first().waitFor();
  await page.getByText('partner_number_impossible').first().waitFor();
  assert.equal(await page.title(), 'Lowu: API reference');
  const elsewhere = asked.filter((url) => !/^(?:data|blob):/.test(url) && !url.startsWith(origin));
  assert.deepEqual(elsewhere, []);
  assert.deepEqual(complaints, []);
});
