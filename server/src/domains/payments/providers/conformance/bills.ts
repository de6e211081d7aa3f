import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { dayMs, hongKongDay, hongKongMidnight, hourMs, present } from '#base';
import type { Bills } from '../provider.ts';
import { newRefund, paid, type ProviderWorld, tools, type Use } from './world.ts';

function billsOf(world: ProviderWorld): Bills {
  return present(world.provider.bills, 'the bills of this provider');
}

/** To an hour of the next day at which every provider has its bills. */
async function passNight(world: ProviderWorld): Promise<void> {
  const noon = hongKongMidnight(world.now()) + dayMs + 12 * hourMs;
  await world.passTime(noon - world.now());
}

/** Only that a bill comes when it is there, whole and of its day: what is in it others read. */
export function testBills(use: Use): void {
  suite('bills', () => {
    test('the bill of a day is there on the next, the same each time it is fetched', async (t) => {
      const world = use();
      if (!world.provider.bills) return t.diagnostic('this provider makes no bills');
      const attempt = await paid(world);
      await world.provider.refund(tools(world), newRefund(world, attempt, 4_000n), attempt);
      const day = hongKongDay(world.now());
      const early = await billsOf(world).fetch(tools(world), day);
      assert.notEqual(early.kind, 'bill');
      await passNight(world);
      const fetched = await billsOf(world).fetch(tools(world), day);
      assert.ok(fetched.kind === 'bill', JSON.stringify(fetched));
      assert.ok(fetched.file.length > 0);
      const again = await billsOf(world).fetch(tools(world), day);
      assert.ok(again.kind === 'bill' && again.file.equals(fetched.file));
    });

    test('a day on which nothing moved has none', async () => {
      const world = use();
      if (!world.provider.bills) return;
      const long = hongKongDay(world.now() - 30 * dayMs);
      assert.equal((await billsOf(world).fetch(tools(world), long)).kind, 'none');
    });
  });
}
