// What of rating others may use, beside the domain's own verbs.
export { affordable, endlessUnits, type Means, type Reach } from './affordable.ts';
export type { Charge } from './charge.ts';
export { chooseRate, type Terms, tableInForce, termsAt } from './choose-rate.ts';
export { countIn, type DayCount } from './day-count.ts';
export {
  type Explanation,
  explain,
  type MoneyKind,
  type MoneyShare,
} from './explanation.ts';
export { type Meter, newMeter } from './meter.ts';
export type { PackShare, PackUnits } from './pack-units.ts';
export {
  type FinalAction,
  type Quota,
  type QuotaQuestion,
  quotaFor,
} from './quota.ts';
export { type QuotaRules, quotaRules } from './quota-rules.ts';
export { type RateTable, rateTable } from './rate-table.ts';
export {
  type Purse,
  type Rated,
  type RunningUse,
  rateUse,
  type Stretch,
} from './rate-use.ts';
export type { UseKind } from './use-kind.ts';
export { sentenceOf, unitsText } from './sentence.ts';
export { zoneNames } from './sentence-words.ts';
