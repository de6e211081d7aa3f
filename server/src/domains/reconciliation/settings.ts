import { setting, wholeNumber } from '#platform/settings';

function feeRates(value: unknown): string | undefined {
  const isText = typeof value === 'string' && (value === '' || ratePattern.test(value));
  return isText ? undefined : 'must be a list such as alipay_cn=60,stripe=340+235';
}

const ratePattern = /^[a-z0-9_]+=\d{1,4}(?:\+\d{1,5})?(?:,[a-z0-9_]+=\d{1,4}(?:\+\d{1,5})?)*$/;

/** What an operator can set about reconciliation. */
export const reconciliationSettings = {
  feeRates: setting(
    'reconciliation.fee_rates',
    'What each connector may keep of a payment by its contract, in basis points, such as ' +
      'alipay_cn=60, and so much beside, in minor units, such as stripe=340+235; the fees of one ' +
      'that is not named are not compared',
    '',
    feeRates,
  ),
  lookBackDays: setting(
    'reconciliation.look_back_days',
    'For how many days back bills are fetched that are not there yet',
    7,
    wholeNumber(1, 60),
  ),
  payoutDueDays: setting(
    'reconciliation.payout_due_days',
    'How many days after a day its money must have come from the provider; then it is missing',
    10,
    wholeNumber(1, 90),
  ),
  exchangeTolerance: setting(
    'reconciliation.exchange_tolerance_basis_points',
    'By how much a payout that was exchanged may differ from what it is worth by the rate of its ' +
      'day, in hundredths of a percent; what differs more is a break and no exchange difference',
    300,
    wholeNumber(0, 2_000),
  ),
  retryMinutes: setting(
    'reconciliation.retry_minutes',
    'How long to wait before a bill that was not there is asked for again',
    30,
    wholeNumber(1, 1_440),
  ),
};

/** What a connector keeps of a payment. */
export interface FeeRate {
  readonly basisPoints: bigint;
  /** Of every payment, whatever it is, in minor units. */
  readonly fixedMinor: bigint;
}

/** The rate of a connector, or null where its fees are not compared. */
export function feeRateOf(rates: string, connector: string): FeeRate | null {
  const [, rate] =
    rates
      .split(',')
      .map((pair) => pair.split('='))
      .find(([name]) => name === connector) ?? [];
  if (rate === undefined) return null;
  const [basisPoints = '', fixed = '0'] = rate.split('+');
  return { basisPoints: BigInt(basisPoints), fixedMinor: BigInt(fixed) };
}
