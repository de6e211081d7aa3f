import { setting, wholeNumber } from '#platform/settings';

function address(value: unknown): string | undefined {
  const isOne = typeof value === 'string' && (value === '' || URL.canParse(value));
  return isOne ? undefined : 'must be an address such as https://bank.example/rates, or empty';
}

/** What an operator can set about rates of exchange. */
export const fxSettings = {
  sourceUrl: setting(
    'fx.source_url',
    'Where a bank publishes at what it buys CNY for HKD; empty where rates are recorded by hand',
    '',
    address,
  ),
  fetchMinutes: setting(
    'fx.fetch_minutes',
    'How often the rate is fetched, in minutes',
    30,
    wholeNumber(1, 1_440),
  ),
  spreadBasisPoints: setting(
    'fx.spread_basis_points',
    'What is added to the fetched rate for what it may move until the money is settled, in ' +
      'hundredths of a percent',
    50,
    wholeNumber(0, 1_000),
  ),
  mostAgeHours: setting(
    'fx.most_age_hours',
    'How long the last fetched rate is still used when no newer one comes; then nothing is ' +
      'priced by it. A rate recorded by hand holds until the next',
    72,
    wholeNumber(1, 720),
  ),
  mostJumpPercent: setting(
    'fx.most_jump_percent',
    'By how much a fetched rate may differ from the one before; one that jumps further is not ' +
      'believed, and somebody records it by hand',
    5,
    wholeNumber(1, 100),
  ),
};
