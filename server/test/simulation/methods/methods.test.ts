import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fewestDrills } from './plan.ts';
import { simulateMethods } from './simulate.ts';

const wanted = [
  'fps_qr',
  'stripe',
  'antom_cn',
  'by mandate credited',
  'alipay_cycle by mandate',
  'wechat_cn by mandate credited',
  'and again',
  'refunded',
  'not_charged',
  'held: credit by',
  'held: give_back by two',
  'by the clock',
  ', closed',
];

test('what is paid by any method is credited once or given back, whatever befalls', async (t) => {
  const { problems, ends, strikes } = await simulateMethods({
    from: 1,
    seeds: 64,
    drills: fewestDrills,
  });
  t.diagnostic(JSON.stringify([...ends]));
  t.diagnostic(JSON.stringify([...strikes]));
  assert.deepEqual(problems, []);
  assert.ok([...strikes.keys()].some((strike) => strike.startsWith('a clock of')));
  assert.ok((strikes.get('lines logged, none of which tells a secret') ?? 0) > 0);
  const ended = [...ends.keys()];
  for (const word of wanted) {
    assert.ok(
      ended.some((end) => end.includes(word)),
      `none is ${word}`,
    );
  }
});
