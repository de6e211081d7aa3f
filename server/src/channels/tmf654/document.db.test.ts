import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { commandsOn, printedBy } from '#test/printed-commands';
import { openTmf654World } from '#test/tmf654-world';

test('the examples of docs/operating/tmf654.md do what they say, as they stand there', async () => {
  const world = await openTmf654World({ after });
  const house = await world.house();
  await world.person(['+85291234567'], 12_250n);
  const [examples = ''] = commandsOn('tmf654.md');
  const stdout = await printedBy(examples, world.base, house.partner);
  for (const told of ['HKD 122.50', '"status":"completed"', 'ThresholdTopupBalance']) {
    assert.ok(stdout.includes(told), `${told} in ${stdout}`);
  }
  const entries = await house.list('/balanceActionHistory');
  const ends = entries.map((entry) => `${String(entry['@type'])} ${String(entry['status'])}`);
  assert.deepEqual(ends.toSorted(), [
    'AdjustBalance cancelled',
    'ReserveBalance completed',
    'ThresholdTopupBalance created',
    'TopupBalance completed',
  ]);
  await world.audit();
});
