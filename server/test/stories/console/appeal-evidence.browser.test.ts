import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { lookAtLines } from '#auto-topups';
import { readUsage } from '#charging';
import { type Complaint, openAppeal } from '#disputes';
import { fingerprintOf } from '#platform/idempotency';
import { findLineByNumber } from '#subscribers';
import { openCardWorld } from '#test/card-world';
import { openChargingScript } from '#test/charging-script';
import { openRuleWorld } from '#test/rule-world';
import { builtScreens } from '../../../../tools/build-web.ts';
import { launchChromium } from '../../../../tools/chromium.ts';
import { type Desk, isOpenToAll, openDeskIn, signIn } from './desk.ts';

let browser: Browser;

before(async () => {
  builtScreens();
  browser = await launchChromium();
});

after(async () => browser.close());

type Said = Pick<Complaint, 'kind' | 'subject' | 'line' | 'by'>;

/** Somebody appeals, and somebody who may answer has it before them. */
async function appealed(desk: Desk, said: Said): Promise<Page> {
  const key = { key: '1'.repeat(32), fingerprint: fingerprintOf(said.kind) };
  const number = await openAppeal(desk.context, {
    ...said,
    reader: said.by,
    request: { caller: said.by.slice(4), ...key },
    words: 'Something is wrong.',
    language: 'en',
  });
  const page = await desk.visit(browser);
  await signIn(page, await desk.hire('staff', 'support'));
  await page.getByRole('link', { name: 'Appeals', exact: true }).click();
  await page.getByLabel('Number of an appeal').fill(number);
  await page.getByRole('button', { name: 'Find' }).click();
  await page.getByRole('heading', { name: `Appeal ${number.slice(0, 5)}` }).waitFor();
  return page;
}

test('who answers sees that the payer’s bank has taken the money already', async (t) => {
  const desk = await openDeskIn(t, await openCardWorld(t));
  const { topup, subscriber: by } = await desk.paid();
  await desk.act(topup, 'dispute', { reason: 'fraudulent' });
  const [dispute] = (await desk.look(topup))['disputes'] as object[];
  await desk.tellOf('charge.dispute.created', { ...dispute });
  const said = { kind: 'unknown_auto_charge', subject: topup.id, line: null, by } as const;
  const page = await appealed(desk, said);
  await page.getByRole('heading', { name: 'Chargebacks' }).waitFor();
  const claim = page.getByRole('listitem').filter({ hasText: 'HK$100.00 · Said to be fraud' });
  await claim.getByText('Evidence wanted').waitFor();
  await claim.getByText(/^Evidence until \d\d Dec 2026/).waitFor();
  await page.getByRole('heading', { name: 'Evidence as it was kept' }).waitFor();
  const kept = page.getByRole('listitem').filter({ hasText: 'at “The person appealed”' });
  const [file] = await Promise.all([page.waitForEvent('download'), kept.getByRole('link').click()]);
  assert.match(file.suggestedFilename(), /^appeal-\w{10}-evidence-1\.json$/);
  await isOpenToAll(page, 'appeal-with-chargeback');
});

test('a chargeback without an appeal waits by its deadline among the appeals', async (t) => {
  const desk = await openDeskIn(t, await openCardWorld(t));
  const { topup } = await desk.paid();
  await desk.act(topup, 'dispute', { reason: 'fraudulent' });
  const [dispute] = (await desk.look(topup))['disputes'] as object[];
  await desk.tellOf('charge.dispute.created', { ...dispute });
  const other = await desk.paid();
  const by = other.subscriber;
  const said = { kind: 'not_credited', subject: other.topup.id, line: null, by } as const;
  const page = await appealed(desk, said);
  await page.getByRole('link', { name: 'Appeals', exact: true }).click();
  const rows = page.getByRole('row');
  const claimed = rows.filter({ hasText: 'Chargeback: Said to be fraud' });
  await claimed.filter({ hasText: 'Evidence wanted' }).filter({ hasText: 'HK$100.00' }).waitFor();
  assert.match((await claimed.innerText()) ?? '', /\bCard\b/, 'its method as people call it');
  const inOrder = await rows.filter({ hasText: /Chargeback|Paid, not credited/ }).allInnerTexts();
  assert.equal(inOrder.length, 2, inOrder.join());
  assert.match(inOrder[0] ?? '', /Paid, not credited/, 'a day or two');
  assert.match(inOrder[1] ?? '', /Chargeback: Said to be fraud/, 'a week or more');
  for (const figure of [/^Opened\s*1$/, /^Answered\s*0$/, /^First word late\s*0 \(0%\)$/]) {
    await page.getByRole('cell').filter({ hasText: figure }).waitFor();
  }
  await isOpenToAll(page, 'appeals-with-chargeback');
  await claimed.getByRole('link').click();
  await page.waitForURL((url) => url.pathname.endsWith(`/${topup.id}`));
  await page.getByRole('heading', { name: /^Top-up / }).waitFor();
});

test('who gives back sees what was paid, and in which currency it goes back', async (t) => {
  const desk = await openDeskIn(t, await openCardWorld(t));
  const { number, subscriber: by } = await desk.newcomer();
  const topup = await desk.order(number, 5_000n, by, 'alipay_cn');
  await desk.tell(topup);
  const said = { kind: 'not_credited', subject: topup.id, line: null, by } as const;
  const page = await appealed(desk, said);
  await page.getByText('¥46.00').first().waitFor();
  await page.getByLabel('The answer').check();
  await page.getByLabel('Goodwill on the line (HKD)').check();
  await page.getByText('goodwill of up to HK$20.00 alone').waitFor();
  await page.getByLabel('Amount (HKD)').waitFor();
  await page.getByLabel('A refund; what is spent is not given back').check();
  await page.getByLabel('Amount (CNY)').fill('40.00');
  await page.getByLabel('Text').fill('¥40 goes back.');
  await isOpenToAll(page, 'appeal-refund-in-yuan');
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByText(/A refund; what is spent is not given back · ¥40\.00/).waitFor();
});

test('who explains a charge sees when the use was', async (t) => {
  const desk = await openDeskIn(t, await openCardWorld(t));
  const { context } = desk;
  const script = await openChargingScript(context);
  await script.run('line a commuter 50 for 400');
  await script.run('event e a sms HK CN ask 1');
  const line = script.lineOf('a');
  const [charge] = (await readUsage(context, line, {}, { before: undefined, limit: 1 })).charges;
  const owner = (await findLineByNumber(context, '+85251000010'))?.owner.id;
  assert.ok(charge && owner);
  const said = { kind: 'wrong_charge', subject: charge.id, line, by: owner } as const;
  const page = await appealed(desk, said);
  await page.getByText(/^\d\d Nov 2026, \d\d:\d\d:\d\d · HK\$[\d.]+ · /).waitFor();
});

test('who looks for an automatic charge reads what the rule did, in words', async (t) => {
  const world = await openRuleWorld(t);
  const desk = await openDeskIn(t, world);
  const person = await world.ruled();
  await world.move(person, -9_000n);
  await lookAtLines(desk.context, [person]);
  await world.jobs();
  const [topup] = await world.topups(person);
  assert.ok(topup);
  const said = { kind: 'unknown_auto_charge', subject: topup.id, line: null } as const;
  const page = await appealed(desk, { ...said, by: person.subscriber });
  await page.getByText(/^\d\d Nov 2026, \d\d:\d\d:\d\d Charged/).waitFor();
  await isOpenToAll(page, 'appeal-of-a-rule');
});
