import type { AutoTopup } from '../../../client/index.ts';
import type { WaysToPay } from './mandate-order.tsx';
import { isAtAnyTime, type Said } from './rule-sentence.ts';

/**
 * The rule that the line has, for whoever changes it or starts it again, without what is over; else
 * what is proposed. An amount is always there, for whoever adds a level to a month's.
 */
export function choicesAtFirst(value: AutoTopup, nowMs: number): Said {
  const { rule, mandates, proposed } = value;
  const isPlanned = mandates.every(({ isScheduledOnly }) => isScheduledOnly);
  if (!rule || (isPlanned && isAtAnyTime(rule))) return proposedRule(value, isPlanned);
  const left = isMonthOver(rule, nowMs) ? { ...rule, ...noMonth } : rule;
  if (!isAtAnyTime(left) && left.monthlyDay === null) return proposedRule(value, isPlanned);
  return { ...left, amount: left.amount ?? left.monthlyAmount ?? proposed.amount };
}

const noMonth = { monthlyDay: null, monthlyAmount: null, monthlyUntil: null };
const hongKongAheadMs = 8 * 3_600_000;

/** Whether no day is left until the last: such a rule would be refused. */
function isMonthOver({ monthlyDay, monthlyUntil }: Said, nowMs: number): boolean {
  if (monthlyDay === null || monthlyUntil === null) return false;
  const today = new Date(nowMs + hongKongAheadMs);
  const isPast = today.getUTCDate() > monthlyDay;
  const month = today.getUTCMonth() + (isPast ? 1 : 0);
  const next = new Date(Date.UTC(today.getUTCFullYear(), month, monthlyDay));
  return next.toISOString().slice(0, 10) > monthlyUntil;
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
