import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chargeEvent, type UseKind } from '#charging';
import { recordRate } from '#fx';
import { readLine } from '#subscribers';
import { imsiAt, openCoreNetwork } from '#test/core-network';
import { eventually } from '#test/eventually';

test('who falls below a level is told once, with how long the rest lasts', async (t) => {
  const network = await openCoreNetwork(t);
  const { context } = network;
  const rate = { from: 'HKD', to: 'CNY', source: 'test' } as const;
  await recordRate(context, { ...rate, numerator: 92n, denominator: 100n });
  const id = await network.line({ balanceMinor: 2_300n, validDays: 30 });
  const { numbers } = await readLine(context, id);
  const sms: UseKind = { service: 'sms', zone: 'HK', direction: 'out', to: 'HK' };
  let sent = 0;
  const send = async (count: number): Promise<void> => {
    for (let left = count; left > 0; left -= 1) {
      sent += 1;
      const group = { ratingGroup: 1, use: sms, wanted: 1n, used: [] };
      const message = { consumer: 'smsf', sequence: 0, notifyUri: null, groups: [group] };
      await chargeEvent(context, { who: { imsi: imsiAt(0) }, chargingId: `sms ${sent}`, message });
    }
  };
  const told = async (): Promise<string[]> => {
    const text =
      'select body from notifications.message where receiver = $1 order by queued_at, id';
    const rows = await context.db.read({ name: 'test told', text }, [numbers[0]?.number]);
    return (rows as { body: string }[]).map(({ body }) => body);
  };
  // HK$0.50 each: 20.00 is not below 20.00.
  await send(6);
  assert.equal(await network.balance(id), '20.00/0.00');
  await send(1);
  await eventually('it is told', async () => (await told()).length === 1);
  await send(39);
  await eventually('the next level, and that nothing is left', async () => {
    return (await told()).length === 3;
  });
  const said = (await told()).sort();
  assert.match(String(said[0]), /Your balance is HK\$0 and service may stop/);
  assert.match(String(said[1]), /Your balance is HK\$19\.50: about \d days at your recent use/);
  assert.match(String(said[2]), /Your balance is HK\$9\.50: about 0 days/);
});
