import { setting, wholeNumber } from '#platform/settings';

/** What an operator can set about closings. */
export const closingSettings = {
  feeMinor: setting(
    'closings.fee_minor',
    'What closing a line costs where its plan does not say, in minor units of HKD; never more ' +
      'than what is left on it',
    0,
    wholeNumber(0, 100_000),
  ),
  aloneMostMinor: setting(
    'closings.alone_most_minor',
    'Up to which amount a closing pays back without a second look, in minor units of HKD; ' +
      'what staff close is always looked at by somebody else',
    50_000,
    wholeNumber(0, 100_000_000),
  ),
};
