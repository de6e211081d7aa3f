import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import {
  type Acquirer,
  auditAcquirers,
  compareTotals,
  cutOver,
  openAcquirer,
  reverseAtMachine,
  sellAtMachine,
} from '#acquirers';
import { addDays, type PhoneNumber } from '#base';
import { openTopupWorld } from '#test/topup-world';
import { isClean } from '../../src/audit.ts';

const world = await openTopupWorld({ after });
const { context } = world;
const numbers = ['+85251240001', '+85251240002', '+85251240003', '+85251240004'] as const;
await Promise.all(numbers.map((number) => world.person([number], 320n)));

const valueMinor = 5_000n;
const none = { sales: 0n, salesValue: 0n, reversals: 0n, reversalsValue: 0n };

function nameOf(trace: number) {
  const digits = String(trace).padStart(6, '0');
  return { sentAt: '1123001200', trace: digits, institution: '1', terminal: 'ATM00042' };
}

async function sell(acquirer: Acquirer, trace: number, number: PhoneNumber) {
  const answered = await sellAtMachine(context, acquirer, {
    name: nameOf(trace),
    number,
    valueMinor,
  });
  assert.equal(answered.state, 'sold');
  return answered;
}

function reverse(acquirer: Acquirer, trace: number, soldOn?: string) {
  const wanted = { name: nameOf(trace), valueMinor, soldOn };
  return reverseAtMachine(context, acquirer, wanted);
}

async function totalsHold(): Promise<void> {
  const checks = await auditAcquirers(context);
  assert.ok(isClean(checks), JSON.stringify(checks.filter(({ problems }) => problems.length)));
}

test('what was read before a cut-over and done after it counts on the next day', async () => {
  const early = await openAcquirer(context, 'early');
  const day = early.businessDay;
  await sell(early, 1, numbers[0]);
  await cutOver(context, early, { name: 'evening', to: undefined });
  const said = { ...none, sales: 1n, salesValue: valueMinor };
  assert.equal((await compareTotals(context, early, day, said)).isBalanced, true);
  const sold = await sell(early, 2, numbers[1]);
  assert.equal(sold.state === 'sold' && sold.businessDay, addDays(day, 1));
  assert.equal((await reverse(early, 1)).countedOn, addDays(day, 1));
  assert.equal((await reverse(early, 3)).countedOn, addDays(day, 1));
  await totalsHold();
});

test('totals that are compared once a day has ended change no more', async () => {
  for (let round = 0; round < 8; round += 1) {
    const late = await openAcquirer(context, `late${'abcdefgh'[round]}`);
    const traces = numbers.map((_, index) => index + 1);
    await Promise.all(numbers.map((number, index) => sell(late, index + 1, number)));
    const reversing = traces.map((trace) => reverse(late, trace));
    await cutOver(context, late, { name: 'evening', to: undefined });
    const { ours } = await compareTotals(context, late, late.businessDay, none);
    const { isBalanced } = await compareTotals(context, late, late.businessDay, ours);
    assert.equal(isBalanced, true);
    await Promise.all(reversing);
    await totalsHold();
  }
});

test('agreeing on a day that goes on, or has not come, promises nothing', async () => {
  const open = await openAcquirer(context, 'open');
  const day = open.businessDay;
  await sell(open, 1, numbers[0]);
  const said = { ...none, sales: 1n, salesValue: valueMinor };
  assert.equal((await compareTotals(context, open, day, said)).isBalanced, true);
  assert.equal((await compareTotals(context, open, addDays(day, 9), none)).isBalanced, true);
  await sell(open, 2, numbers[1]);
  await totalsHold();
  await cutOver(context, open, { name: 'evening', to: undefined });
  assert.equal((await compareTotals(context, open, day, said)).isBalanced, false);
  await totalsHold();
});

test('a reversal of what never came adds nothing to a day that was agreed on', async () => {
  const early = await openAcquirer(context, 'agreed');
  const day = early.businessDay;
  await cutOver(context, early, { name: 'evening', to: undefined });
  // Before they agree, the acquirer may have counted it.
  await reverse(early, 1, day);
  const said = { ...none, sales: 1n, salesValue: valueMinor };
  assert.equal((await compareTotals(context, early, day, said)).isBalanced, true);
  assert.equal((await reverse(early, 2, day)).countedOn, addDays(day, 1));
  await totalsHold();
});
