import { setting, wholeNumber } from '#platform/settings';

function feeRates(value: unknown): string | undefined {
  const isText = typeof value === 'string' && (value === '' || ratePattern.test(value));
  return isText ? undefined : 'must be a list such as alipay_cn=60,stripe=340';
}

const ratePattern = /^[a-z0-9_]+=\d{1,4}(?:,[a-z0-9_]+=\d{1,4})*$/;

/** What an operator can set about reconciliation. */
export const reconciliationSettings = {
  feeRates: setting(
    'reconciliation.fee_rates',
    'What each connector may keep of a payment by its contract, in basis points, such as ' +
      'alipay_cn=60; the fees of one that is not named are not compared',
    '',
    feeRates,
  ),
  lookBackDays: setting(
    'reconciliation.look_back_days',
    'For how many days back bills are fetched that are not there yet',
    7,
    wholeNumber(1, 60),
  ),
  retryMinutes: setting(
    'reconciliation.retry_minutes',
    'How long to wait before a bill that was not there is asked for again',
    30,
    wholeNumber(1, 1_440),
  ),
};

/** The rate of a connector, or null where its fees are not compared. */
export function feeRateOf(rates: string, connector: string): bigint | null {
  const [, rate] =
    rates
      .split(',')
      .map((pair) => pair.split('='))
      .find(([name]) => name === connector) ?? [];
  return rate === undefined ? null : BigInt(rate);
}
