import { setting, wholeNumber } from '#platform/settings';

/** Limits and times of top-ups; the defaults are those of Hong Kong's largest prepaid operator. */
const rulesPattern = /^(?:refuse|owe|write_off)(?:,(?:refuse|owe|write_off))*$/;

function ruleList(value: unknown): string | undefined {
  const isList = typeof value === 'string' && rulesPattern.test(value);
  return isList ? undefined : 'must be a list of refuse, owe and write_off';
}

export const topupSettings = {
  quoteMinutes: setting(
    'topup_quote_minutes',
    'How long a quote can be ordered by',
    15,
    wholeNumber(1, 120),
  ),
  payMinutes: setting(
    'topup_pay_minutes',
    'How long an order waits for its payment',
    15,
    wholeNumber(1, 1_440),
  ),
  mostPer30DaysMinor: setting(
    'topup_most_per_30_days_minor',
    'How much one number may be topped up by within 30 days, open orders included, in minor units',
    300_000,
    wholeNumber(0, 100_000_000),
  ),
  mostBalanceMinor: setting(
    'topup_most_balance_minor',
    'The greatest balance a line may have, open orders included, in minor units',
    300_000,
    wholeNumber(0, 100_000_000),
  ),
  twinMinutes: setting(
    'topup_twin_minutes',
    'Within how many minutes the same number and amount is asked about before it is paid again',
    10,
    wholeNumber(0, 1_440),
  ),
  undoMinutes: setting(
    'topup_undo_minutes',
    'How long a top-up to a wrong number can be taken back while nothing of it is spent',
    10,
    wholeNumber(0, 1_440),
  ),
  reviewBlocksHours: setting(
    'topup_review_blocks_hours',
    'For how many hours an order whose money is held keeps its payer from ordering for the same line',
    24,
    wholeNumber(0, 720),
  ),
  reviewAloneMostMinor: setting(
    'topup_review_alone_most_minor',
    'Up to which value one member of staff decides alone about a top-up that a rule has held, in minor units; what is not what was asked always takes two',
    30_000,
    wholeNumber(0, 100_000_000),
  ),
  reviewRemindHours: setting(
    'topup_review_remind_hours',
    'After how many hours a top-up that is held counts as overdue in the queue',
    4,
    wholeNumber(1, 720),
  ),
  reviewBackHours: setting(
    'topup_review_back_hours',
    'After how many hours a top-up that a rule has held and nobody has decided about goes back to its payer',
    48,
    wholeNumber(1, 720),
  ),
  reviewWordHours: setting(
    'topup_review_word_hours',
    'Within how many hours the payer of a top-up for which came what was not asked hears how it stands, again and again until it is decided',
    48,
    wholeNumber(24, 720),
  ),
  refundSpentRules: setting(
    'topup_refund_spent_rules',
    'What two members of staff may do with the spent part of what they give back: a list of refuse, owe (repaid first by the next top-ups) and write_off',
    'refuse,owe,write_off',
    ruleList,
  ),
  chargebackSpentRule: setting<'owe' | 'write_off'>(
    'topup_chargeback_spent_rule',
    'What becomes of the spent part of a top-up that its payer’s bank has taken back: owe (the line repays it first by its next top-ups) or write_off',
    'owe',
    (value) => (value === 'owe' || value === 'write_off' ? undefined : 'must be owe or write_off'),
  ),
  lowBalanceMinor: setting(
    'low_balance_minor',
    'At or below this balance a line is shown as running low, in minor units',
    2_000,
    wholeNumber(0, 1_000_000),
  ),
} as const;
