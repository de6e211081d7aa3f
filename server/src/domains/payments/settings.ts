import { setting, wholeNumber } from '#platform/settings';

/** What an operator can set about payments. */
export const paymentSettings = {
  healthMinutes: setting(
    'payments.health_minutes',
    'From how many minutes back the health of a method is judged; after so long without any ' +
      'asking it is offered again',
    5,
    wholeNumber(1, 60),
  ),
  failingPercent: setting(
    'payments.failing_percent',
    'Of a hundred askings, from how many without an answer on a method is shown as failing and ' +
      'the next is offered',
    50,
    wholeNumber(1, 100),
  ),
  goodAgainPercent: setting(
    'payments.good_again_percent',
    'Of a hundred askings, below how many without an answer a method that was failing is offered ' +
      'again',
    25,
    wholeNumber(1, 100),
  ),
  leastUnanswered: setting(
    'payments.least_unanswered',
    'How many askings without an answer it takes at least before a method is shown as failing',
    3,
    wholeNumber(1, 1_000),
  ),
  refundDays: setting(
    'payments.refund_days',
    'After how many days a refund that its provider has not made is an alarm',
    7,
    wholeNumber(1, 365),
  ),
};
