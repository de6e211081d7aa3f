import { setting, wholeNumber } from '#platform/settings';

function addresses(value: unknown): string | undefined {
  const isList = typeof value === 'string' && sourcesIn(value).every((one) => URL.canParse(one));
  return isList ? undefined : 'must be addresses such as https://bank.example/rates, or empty';
}

/** The addresses in the setting, the one that is asked first first. */
export function sourcesIn(text: string): string[] {
  return text.split(/\s+/).filter((one) => one !== '');
}

/** What an operator can set about rates of exchange. */
export const fxSettings = {
  sourceUrl: setting(
    'fx.source_url',
    'Where banks publish at what they buy CNY for HKD, with spaces between; the first that says ' +
      'something to be believed counts. Empty where rates are recorded by hand',
    '',
    addresses,
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
