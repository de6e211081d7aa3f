import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textTable } from '#test/text-table';
import { isSecondTry, type Refund, type RefundEvidence, refundStateBy } from './refund.ts';

const says: readonly RefundEvidence['says'][] = [
  'succeeded',
  'pending',
  'failed',
  'nothing_certain',
];

const refund = (state: string, asked = 1): Refund => ({
  ...({} as Refund),
  state: state as Refund['state'],
  asked,
});

test('what a provider says moves a refund on, and of what is over only a failure is news', () => {
  const cases = textTable<'state' | (typeof says)[number]>(`
    state     | succeeded | pending | failed | nothing_certain
    created   | succeeded | pending | failed | unknown
    sent      | succeeded | pending | failed | unknown
    pending   | succeeded | -       | failed | unknown
    unknown   | succeeded | pending | failed | -
    succeeded | -         | -       | failed | -
    failed    | -         | -       | -      | -
  `);
  for (const { state, ...expected } of cases) {
    for (const one of says) {
      const evidence = { says: one, reason: 'test' } as RefundEvidence;
      assert.equal(
        refundStateBy(refund(state), evidence) ?? '-',
        expected[one],
        `${state}, ${one}`,
      );
    }
  }
});

test('the second try alone follows so soon that the first may not show yet', () => {
  const tries = [0, 1, 2, 3, 4].filter((asked) => isSecondTry(refund('unknown', asked)));
  assert.deepEqual(tries, [2]);
});
