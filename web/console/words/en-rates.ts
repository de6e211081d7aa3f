import type { WordsOf } from '../../language/index.ts';

/** What the page about rates of exchange says. */
export const enRates = {
  'title.rates': 'Rates of exchange',
  'nav.rates': 'Rates',
  'none.rates': 'No rate was recorded yet: prices in CNY cannot be made',
  'rates.proposals': 'Waiting for a second person',
  'rates.recorded': 'Rates that make prices',
  'rates.rate': 'Rate',
  'rates.source': 'Source',
  'rates.from': 'Since',
  'rates.propose': 'Propose a rate by hand',
  'rates.value': 'One HKD in CNY',
  'rates.valueHint': 'Such as 0.92. It holds until the next rate, fetched or by hand.',
  'rates.wrong': 'A number such as 0.92',
  'rates.by': 'Proposed by {login}',
  'rateState.ahead': 'Ahead',
  'rateState.in force': 'In force',
  'rateState.stale': 'Too old to price by',
  'rateState.past': 'Past',
} as const;

export type RatesWords = WordsOf<typeof enRates>;
