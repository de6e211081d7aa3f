import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { verifierPath } from '@lowu/contract/verifier';
import { hourMs, present } from '#base';
import { freshFolder } from '#test/lowu';
import { sealAll } from '#test/sealing';
import { builtScreens } from '../../../../tools/build-web.ts';
import { launchChromium } from '../../../../tools/chromium.ts';
import { phoneOf } from '../appeals/phone.ts';
import { openDesk, picture } from '../console/desk.ts';

let browser: Browser;

before(async () => {
  builtScreens();
  browser = await launchChromium();
});

after(async () => browser.close());

test('somebody saves a receipt as PDF; a stranger verifies by that alone, offline', async (t) => {
  const desk = await openDesk(t);
  const { context } = desk;
  const folder = freshFolder(t);
  const kept = path.join(folder, 'verify.html');
  const paper = path.join(folder, 'receipt.pdf');
  context.clock.advance(hourMs);
  const { number, subscriber } = await desk.person(['+85265432101'], 320n);
  const order = await desk.order(number, 5_000n, subscriber);
  await desk.tell(order);
  await sealAll(context);
  const { receipt: code } = present((await desk.read(order.id, subscriber)).result, 'a result');

  // The subscriber opens the receipt and saves it.
  const phone = await phoneOf(desk, browser, number, { path: `/receipts/${code}` });
  const saving = phone.waitForEvent('download');
  await phone.getByRole('link', { name: 'Save as PDF' }).click();
  const download = await saving;
  assert.equal(download.suggestedFilename(), `receipt-${code}.pdf`);
  await download.saveAs(paper);
  assert.ok(readFileSync(paper).length <= 100_000);

  // The stranger has kept the page, and has neither a network nor an account.
  const page = await fetch(new URL(verifierPath, desk.address));
  writeFileSync(kept, await page.text());
  const stranger = await browser.newContext({ offline: true, locale: 'en-HK' });
  t.after(() => stranger.close());
  const asked: string[] = [];
  const verifier = await stranger.newPage();
  verifier.on('request', (request) => asked.push(request.url()));
  await verifier.goto(pathToFileURL(kept).href);
  await verifier.locator('#file').setInputFiles(paper);
  const verdict = verifier.locator('.verdict.genuine');
  await verdict.waitFor();
  const said = await verdict.innerText();
  for (const fact of ['Genuine', 'HK$50.00', 'HK$3.20 → HK$53.20']) {
    assert.ok(said.includes(fact), `${fact} in ${said}`);
  }
  assert.ok(said.replaceAll(/[- ]/g, '').includes(code), said);
  assert.ok(!said.includes(number), 'the number is masked');
  await picture(verifier, 'stranger-verifies');
  assert.deepEqual(
    asked.filter((url) => !url.startsWith('file:')),
    [],
    'it asks nobody',
  );

  // With two bytes of the proof inside it changed, the paper is nobody's receipt.
  const changed = readFileSync(paper)
    .toString('latin1')
    .replace(/(\/EmbeddedFile[^]*?stream\r?\n)../, '$1xx');
  const buffer = Buffer.from(changed, 'latin1');
  const file = { name: 'receipt.pdf', mimeType: 'application/pdf', buffer };
  await verifier.locator('#file').setInputFiles(file);
  await verifier.locator('.verdict.notGenuine').waitFor();
});
