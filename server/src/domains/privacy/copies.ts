import { isoTime, majorOf, type Money } from '#base';
import type { ShownRule } from '#auto-topups';
import type { UsageCharge } from '#charging';
import { type Attachment, isShown, type ReadAppeal } from '#disputes';
import type { Mandate, MandateEvent } from '#mandates';
import type { InboxMessage } from '#notifications';
import type { Receipt } from '#receipts';
import type { Topup } from '#topups';

/** A name never changes its meaning, and new ones are added: people give this to programs. */
export type Copy = Readonly<Record<string, unknown>>;

export function copyOfTopup(topup: Topup): Copy {
  const { id, reference, state, price, priceCurrency, orderedAt, channel, method } = topup;
  const asked = { price: `${majorOf(price)} ${priceCurrency}`, orderedAt: isoTime(orderedAt) };
  return { id, reference, state, channel, method, ...asked };
}

export function copyOfReceipt({ code, kind, maskedNumber, paid, value, issuedAt }: Receipt): Copy {
  return {
    code,
    kind,
    number: maskedNumber,
    paid: money(paid),
    value: money(value),
    issuedAt: isoTime(issuedAt),
  };
}

export function copyOfMandate(mandate: Mandate, events: readonly MandateEvent[]): Copy {
  const { id, connector, state, label, consent, limits, terms } = mandate;
  const { openedAt, signedAt, endedAt, endedBy } = mandate;
  const inHkd = (amountMinor: bigint): string => money({ amountMinor, currency: terms.currency });
  return {
    id,
    method: connector,
    state,
    account: label,
    agreedTo: consent,
    mostAtOnce: inHkd(limits.mostMinor),
    periodDays: limits.periodDays,
    mostInPeriod: inHkd(limits.mostInPeriodMinor),
    mostTimes: limits.mostTimes,
    openedAt: isoTime(openedAt),
    signedAt: timeOrNull(signedAt),
    endedAt: timeOrNull(endedAt),
    endedBy,
    history: events.map(({ at, event, amountMinor, reason }) => {
      const amount = amountMinor === null ? null : inHkd(amountMinor);
      return { at: isoTime(at), event, amount, reason };
    }),
  };
}

/** Null where the line never had a rule. */
export function copyOfRule({ rule, events }: ShownRule): Copy | null {
  if (!rule) return null;
  const { state, number, belowMinor, daysLeft, amountMinor, targetMinor, monthlyDay } = rule;
  const { monthlyMinor, monthlyUntil, capMinor, capTimes, intervalMinutes } = rule;
  const { mandates, pausedWhy } = rule;
  return {
    state,
    number,
    below: hkdOrNull(belowMinor),
    daysLeft,
    amount: hkdOrNull(amountMinor),
    target: hkdOrNull(targetMinor),
    monthlyDay,
    monthly: hkdOrNull(monthlyMinor),
    monthlyUntil,
    cap: hkdOrNull(capMinor),
    capTimes,
    intervalMinutes,
    mandates,
    pausedWhy,
    history: events.map(({ at, event, cause, reason, valueMinor, topup }) => {
      return { at: isoTime(at), event, cause, reason, value: hkdOrNull(valueMinor), topup };
    }),
  };
}

export function copyOfUse(charge: UsageCharge): Copy {
  const { id, recordedAt, fromMs, untilMs, kind, usedUnits, amountMinor, plan, rate } = charge;
  return {
    id,
    ...kind,
    from: isoTime(fromMs),
    until: isoTime(untilMs),
    recordedAt: isoTime(recordedAt),
    units: usedUnits.toString(),
    plan,
    rate,
    amount: hkdOrNull(amountMinor),
  };
}

export function copyOfMessage({ id, number, title, text, queuedAt, state }: InboxMessage): Copy {
  return { id, number, title, text, at: isoTime(queuedAt), state };
}

export function copyOfAppeal(
  { appeal, events }: ReadAppeal,
  attachments: readonly Attachment[],
): Copy {
  const { number, kind, state, subject, openedAt, answeredAt } = appeal;
  return {
    number,
    kind,
    state,
    about: subject,
    openedAt: isoTime(openedAt),
    answeredAt: timeOrNull(answeredAt),
    events: events.filter(isShown).map(({ at, event, by, words, details }) => {
      return { at: isoTime(at), event, by, words, details };
    }),
    // What is in them lies in the pack of the appeal.
    attachments: attachments.map(({ name, mediaType, sizeBytes, digest, addedAt }) => {
      return { name, mediaType, sizeBytes, sha256: digest, addedAt: isoTime(addedAt) };
    }),
  };
}

function money({ amountMinor, currency }: Money): string {
  return `${majorOf(amountMinor)} ${currency}`;
}

function hkdOrNull(amountMinor: bigint | null): string | null {
  return amountMinor === null ? null : money({ amountMinor, currency: 'HKD' });
}

function timeOrNull(at: number | null): string | null {
  return at === null ? null : isoTime(at);
}
