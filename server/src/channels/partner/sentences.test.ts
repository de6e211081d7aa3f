import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answers } from './answers.ts';

/** Whatever a developer brings about within the first hour, and what a seller's day brings. */
const told = [
  'body_unreadable',
  'chain_limit_day',
  'chain_limit_month',
  'content_type_unknown',
  'float_too_low',
  'line_closed',
  'loan_open',
  'receiver_unknown',
  'request_invalid',
  'request_key_reused',
  'reseller_closed_now',
  'reseller_suspended',
  'sale_amount_outside_tier',
  'sale_limit_day',
  'sale_limit_month',
  'sale_limit_week',
  'sale_price_changed',
  'sale_unknown',
  'topup_amount_invalid',
  'topup_limit_30_days',
  'topup_limit_balance',
  'topup_twin',
  'undo_not_possible',
  'undo_spent',
  'undo_too_late',
];

test('a program is told of each refusal of a sale what it is, not only of what kind', () => {
  for (const code of told) {
    const { [code]: words } = answers.sentences;
    assert.ok(words, code);
    assert.ok(!Object.values(answers.sentenceOfKind).some(({ en }) => en === words.en), code);
  }
});
