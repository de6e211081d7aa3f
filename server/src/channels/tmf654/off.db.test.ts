import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { hkd, openTmf654World } from '#test/tmf654-world';

test('no money moves from line to line unless the operator has said so', async () => {
  const world = await openTmf654World({ after });
  const house = await world.house();
  const [one, other] = await Promise.all([world.someone(), world.someone()]);
  const { status, body } = await house.post('/transferBalance', {
    amount: hkd(5),
    usageType: 'monetary',
    bucket: { id: one.bucket },
    reason: 'A gift',
    channel: { id: 'hotline' },
    logicalResource: [{ id: one.number }],
    receiverBucket: { id: other.bucket },
    receiverBucketUsageType: 'monetary',
    receiverLogicalResource: { id: other.number },
  });
  assert.deepEqual([status, body['code']], [403, 'balance_transfer_off']);
  await world.audit();
});
