import { setting, wholeNumber } from '#platform/settings';
import { quotaRules } from './rating/quota-rules.ts';

const greatestRatingGroup = 4_294_967_295;
const isRatingGroup = wholeNumber(0, greatestRatingGroup);

function ratingGroups(value: unknown): string | undefined {
  const isList = Array.isArray(value) && value.length <= 100;
  return isList && value.every((one) => isRatingGroup(one) === undefined)
    ? undefined
    : 'must be a list of at most 100 rating groups';
}

const isLevel = wholeNumber(1, 10_000_000);

function moneyLevels(value: unknown): string | undefined {
  const isList = Array.isArray(value) && value.length <= 10;
  return isList && value.every((one) => isLevel(one) === undefined)
    ? undefined
    : 'must be a list of at most 10 amounts in minor units';
}

export const chargingSettings = {
  silenceSeconds: setting(
    'charging_silence_seconds',
    'How many seconds after the end of its quota a network may be silent before what is held for it is set free',
    300,
    wholeNumber(10, 86_400),
  ),
  freeRatingGroups: setting<readonly number[]>(
    'charging_free_rating_groups',
    'Rating groups that cost nothing and need no quota: by them the network lets data that has run out reach the top-up page',
    [9],
    ratingGroups,
  ),
  keptHours: setting(
    'charging_sessions_kept_hours',
    'For how many hours a session that is over is kept, to answer what the network sends again; one that has counts of the day, for two days at the least',
    24,
    wholeNumber(1, 720),
  ),
  usageKeptMonths: setting(
    'charging_usage_kept_months',
    'For how many months, after the one in which it was recorded, usage is shown to subscribers and cannot be detached',
    24,
    wholeNumber(1, 240),
  ),
  quotaHoldMinor: setting(
    'charging_quota_hold_minor',
    'The most money, in minor units of HKD, that one quota sets aside',
    Number(quotaRules.data.mostHoldMinor),
    wholeNumber(1, 10_000_000),
  ),
  answerSeconds: setting(
    'charging_quota_answer_seconds',
    'How many seconds before the end of its quota, at its pace, a network asks for the next',
    quotaRules.data.answerSeconds,
    wholeNumber(0, 3_600),
  ),
  toldBelowMinor: setting<readonly number[]>(
    'charging_told_below_minor',
    'Levels of money, in minor units of HKD: who falls below one is reminded, unless they have chosen their own',
    [2_000, 1_000, 1],
    moneyLevels,
  ),
  spendingToldMinor: setting(
    'charging_spending_told_minor',
    'What use takes from money on a day, in minor units of HKD, from which on each doubling is looked at: whether it is unusual, and how long the rest lasts',
    1_000,
    isLevel,
  ),
} as const;
