import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { afterJobs } from '#platform/facts';
import { type JobTask, runJobsOnce } from '#platform/jobs';
import { openCardWorld } from '#test/card-world';
import { builtScreens } from '../../../../tools/build-web.ts';
import { launchChromium } from '../../../../tools/chromium.ts';
import { reactions } from '../../../src/reactions.ts';
import { isOpenToAll, openDeskIn, signIn } from './desk.ts';

const tasks: readonly JobTask[] = afterJobs(reactions).map(({ task, run }) => ({
  name: task,
  run: (inside, payload) => run(inside, payload as readonly never[]),
}));

let browser: Browser;

before(async () => {
  builtScreens();
  browser = await launchChromium();
});

after(async () => browser.close());

test('finance answers a chargeback from its screen, and the bank has it', async (t) => {
  const desk = await openDeskIn(t, await openCardWorld(t));
  const one = await desk.paid();
  await desk.act(one.topup, 'dispute', { reason: 'fraudulent' });
  const [dispute] = (await desk.look(one.topup))['disputes'] as object[];
  await desk.tellOf('charge.dispute.created', { ...dispute });

  const reader = await desk.visit(browser, { width: 360 });
  await signIn(reader, await desk.hire('support', 'support'));
  await reader.getByRole('link', { name: 'Payments' }).click();
  await reader.getByRole('button', { name: 'Answer it' }).click();
  const download = reader.waitForEvent('download');
  await reader.getByRole('link', { name: 'Paper (PDF)' }).click();
  assert.match((await download).suggestedFilename(), /^du_\w+\.pdf$/);
  assert.equal(await reader.getByRole('button', { name: 'Hand in' }).count(), 0);

  const finance = await desk.visit(browser);
  await signIn(finance, await desk.hire('finance', 'finance'));
  await finance.getByRole('link', { name: 'Payments' }).click();
  await finance.getByText('Evidence wanted').waitFor();
  await finance.getByRole('button', { name: 'Answer it' }).click();
  await isOpenToAll(finance, 'chargeback');
  await finance.getByRole('button', { name: 'Hand in' }).click();
  await finance.getByText('Please fill this in').waitFor();
  await finance.getByLabel('What speaks for us').fill('They used it within the hour');
  await finance.getByRole('button', { name: 'Hand in' }).click();
  await finance.getByText('Being handed in').waitFor();
  await runJobsOnce(desk.context, desk.database.url, tasks);
  const [{ status }] = (await desk.look(one.topup))['disputes'] as [{ status: string }];
  assert.equal(status, 'under_review');
  await finance.reload();
  await finance.getByText('With the bank').waitFor();
  await finance.getByText('Handed in').waitFor();
  await isOpenToAll(finance, 'chargeback-answered');
});
