export { type DryRun, type DryRunQuestion, dryRun, type Wish, type WishCost } from './dry-run.ts';
export {
  daysPaidBy,
  type Fee,
  type FeeKind,
  type FeeState,
  feesDue,
  nextFees,
  type PaidDays,
} from './fee.ts';
export { affordable, endlessUnits, type Means, type Reach } from './rating/affordable.ts';
export type { Charge } from './rating/charge.ts';
export { chooseRate, type Terms, tableInForce, termsAt } from './rating/choose-rate.ts';
export { countIn, type DayCount } from './rating/day-count.ts';
export {
  type Explanation,
  explain,
  type MoneyKind,
  type MoneyShare,
} from './rating/explanation.ts';
export { type Meter, newMeter } from './rating/meter.ts';
export type { PackShare, PackUnits } from './rating/pack-units.ts';
export {
  type FinalAction,
  type Quota,
  type QuotaQuestion,
  quotaFor,
} from './rating/quota.ts';
export { type QuotaRules, quotaRules } from './rating/quota-rules.ts';
export { type RateTable, rateTable } from './rating/rate-table.ts';
export {
  type Purse,
  type Rated,
  type RunningUse,
  rateUse,
  type Stretch,
} from './rating/rate-use.ts';
export type { UseKind } from './rating/use-kind.ts';
export { sentenceOf } from './rating/sentence.ts';
