import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textTable } from '#test/text-table';
import { declineOf, reasonOf } from './decline-codes.ts';

test('what a bank says decides what is done, and a bare no is asked once more', () => {
  type Column = 'code' | 'decline' | 'advice' | 'reason' | 'first' | 'second';
  const cases = textTable<Column>(`
    code             | decline            | advice           | reason             | first | second
    card_declined    | insufficient_funds | try_again_later  | insufficient_funds | soft  | soft
    processing_error |                    | try_again_later  | processing_error   | soft  | soft
    card_declined    | generic_decline    |                  | generic_decline    | soft  | hard
    card_declined    | do_not_honor       |                  | do_not_honor       | soft  | hard
    card_declined    | generic_decline    | do_not_try_again | do_not_try_again   | hard  | hard
    card_declined    | lost_card          | do_not_try_again | lost_card          | hard  | hard
    expired_card     |                    |                  | expired_card       | hard  | hard
    resource_missing |                    |                  | resource_missing   | over  | over
                     |                    |                  | card_declined      | soft  | hard
  `);
  for (const { code, decline, advice, reason, first, second } of cases) {
    const said = reasonOf(code, { declineCode: decline, adviceCode: advice });
    assert.equal(said, reason);
    assert.deepEqual([declineOf(said, 1), declineOf(said, 2)], [first, second], said);
  }
  assert.equal(declineOf('authentication_required', 3), 'needs_payer');
});
