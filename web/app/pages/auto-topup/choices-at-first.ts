import type { AutoTopup } from '../../../client/index.ts';
import type { WaysToPay } from './mandate-order.tsx';
import { isAtAnyTime, type Said } from './rule-sentence.ts';

/** The rule that the line has, for whoever changes it or starts it again; else what is proposed. */
export function choicesAtFirst(value: AutoTopup): Said {
  const { rule, mandates } = value;
  const isPlanned = mandates.every(({ isScheduledOnly }) => isScheduledOnly);
  return rule && !(isPlanned && isAtAnyTime(rule)) ? rule : proposedRule(value, isPlanned);
}

/** Whose methods are charged on fixed days alone is proposed a month's. */
function proposedRule({ proposed }: AutoTopup, isPlanned: boolean): Said {
  const { below, amount, cap, capTimes, intervalMinutes } = proposed;
  return {
    below: isPlanned ? null : below,
    daysLeft: null,
    amount,
    target: null,
    monthlyDay: isPlanned ? 1 : null,
    monthlyAmount: isPlanned ? amount : null,
    monthlyUntil: null,
    cap,
    capTimes,
    intervalMinutes,
  };
}

/** The rule's own ways to pay, in its order, while one of them is good; else all that are. */
export function waysAtFirst({ rule, mandates }: Pick<AutoTopup, 'rule' | 'mandates'>): WaysToPay {
  const own = rule?.mandates ?? [];
  const used = own.flatMap((id) => mandates.filter((one) => one.id === id));
  return used.length > 0 ? used : mandates;
}
