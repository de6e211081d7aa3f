import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { uuidOf } from '#base';
import { asOwner } from '#platform/postgres';
import { readClawBacks } from '#topups';
import { openAppealWorld } from '#test/appeal-world';
import { ownerUrlOf } from '#test/database';

const world = await openAppealWorld();
const { context } = world;
const file = new URL('../../db/migrations/0256-reasons-of-appeals.sql', import.meta.url);

test('what went back before its reason was an appeal’s number has it as its reason', async () => {
  const words = '已為你退款，抱歉。';
  const [over, open] = [await world.paid(), await world.paid()];
  const numbers: string[] = [];
  const refunds: string[] = [];
  for (const one of [over, open]) {
    const number = await world.appeal(one);
    numbers.push(number);
    await world.answer(number, { gives: 'refund', price: 10_000n, spentRule: 'refuse' }, words);
    await world.approve(number);
    if (one === over) await world.refundsRun();
    for (const { id } of await readClawBacks(context, one.topup.id)) refunds.push(uuidOf(id));
  }
  const reasonsIn = async (table: string): Promise<(string | undefined)[]> => {
    const read = { name: `test: reasons ${table}`, text: `select id, reason from ${table}` };
    const rows = await context.db.read<{ id: string; reason: string }>(read, []);
    return refunds.map((refund) => rows.find(({ id }) => id === refund)?.reason);
  };
  const sql = readFileSync(file, 'utf8');
  const ownerUrl = ownerUrlOf(context);
  await asOwner(ownerUrl, async (owner) => {
    for (const table of ['topups.claw_back', 'payments.refund']) {
      await owner.query(`update ${table} set reason = $1 where id = any ($2)`, [words, refunds]);
    }
  });
  assert.deepEqual(await reasonsIn('topups.claw_back'), [words, words]);
  await asOwner(ownerUrl, (owner) => owner.query(`begin; ${sql} commit`));
  const [first, second] = numbers.map((number) => `appeal ${number}`);
  assert.deepEqual(await reasonsIn('topups.claw_back'), [first, second]);
  // What is on its way is sent again as it was.
  assert.deepEqual(await reasonsIn('payments.refund'), [first, words]);
  await world.booksHold();
});
