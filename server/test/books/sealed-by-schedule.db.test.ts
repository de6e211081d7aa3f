import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { test } from 'node:test';
import { hourMs, present, secondMs } from '#base';
import { openSchedule, type Schedule } from '#platform/schedule';
import { proveReceipt, type ReceiptProof } from '#transparency';
import { openTopupWorld } from '#test/topup-world';
import { scheduleOf } from '../../src/schedule.ts';

const mostTries = 300;

test('a receipt is proved within five seconds of its issue, by the schedule alone', async (t) => {
  let schedule: Schedule | undefined;
  // Said first, so that it stops before its database goes.
  t.after(() => schedule?.stop());
  const { context, person, order, tell, read } = await openTopupWorld(t);
  const { clock } = context;
  clock.advance(hourMs);
  const sealing = scheduleOf({}, { ownerUrl: '' }).filter(({ name }) => name === 'seal the log');
  schedule = openSchedule(context, sealing);
  const { number, subscriber } = await person(['+85265432188']);
  const placed = await order(number, 5_000n, subscriber);
  await tell(placed);
  const issuedMs = clock.now();
  const { receipt } = present((await read(placed.id, subscriber)).result, 'a result');
  let proved: ReceiptProof | undefined;
  // The clock goes on no further than the bound; tests beside this one may keep it waiting.
  for (let tries = 0; !proved && tries < mostTries; tries += 1) {
    if (clock.now() < issuedMs + 5 * secondMs) clock.advance(secondMs / 5);
    await sleep(100);
    proved = await proveReceipt(context, receipt);
  }
  assert.ok(proved, 'it stands in the log');
});
