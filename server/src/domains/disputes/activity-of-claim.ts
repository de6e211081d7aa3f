import { hongKongWallClock, type InstantMs, isCurrency, majorOf, type Unit } from '#base';
import type { Claim, Moved } from './claim.ts';

/**
 * Proof of delivery, as the books have it: what was credited and when, what the subscriber has used
 * of the line since, and apart from that whatever else has moved there, which is no use of it.
 */
export function activityOfClaim({ evidence: { topup, takenAt }, moved }: Claim): string {
  const ofTopup = moved.filter(({ cause, amount }) => cause === topup?.id && amount > 0n);
  const [first] = ofTopup;
  if (!first) return 'Nothing of it was credited.';
  const since = moved.filter((one) => !ofTopup.includes(one));
  const uses = since.filter((one) => isUse(one) && one.effectiveAt >= first.recordedAt);
  const paid = uses.filter(({ unit }) => isCurrency(unit));
  const used = new Set(uses);
  const others = since.filter((one) => isCurrency(one.unit) && !used.has(one));
  const own = new Set(ofTopup.map(({ bucket }) => bucket));
  return [
    `Credited to the line at ${hongKongWallClock(first.recordedAt)}: ${sumsBy(ofTopup, codeOf)}.`,
    `Used from the line since: ${totalOf(paid)}.`,
    `Of that, out of the very value that was credited: ${totalOf(
      paid.filter(({ bucket }) => own.has(bucket)),
    )}.`,
    ...(paid.length > 0 ? [`In kind: ${sumsBy(paid, kindOf, -1n)}.`] : []),
    ...unitsOf(uses),
    ...listed(paid),
    ...(others.length > 0
      ? [`Also moved on the line since, and no use by the subscriber: ${sumsBy(others, codeOf)}.`]
      : []),
    `As the books stood at ${hongKongWallClock(takenAt)}; times are those of Hong Kong (UTC+8).`,
  ].join('\n');
}

/** Calls, messages, data and what is bought to have more of them; whatever else is taken is not. */
function isUse({ amount, code, systemAccount }: Moved): boolean {
  return amount < 0n && (code === 'usage' || systemAccount === 'income:packs');
}

function codeOf({ code }: Moved): string {
  return code.replaceAll('_', ' ');
}

/** `income:usage:data:hk` → `data hk`. */
function kindOf({ code, systemAccount }: Moved): string {
  return code === 'usage' ? systemAccount.split(':').slice(2).join(' ') : code;
}

/** `topup HKD 100.00, bonus HKD 5.00`: what was put there is above zero, unless `sign` is -1. */
function sumsBy(rows: readonly Moved[], nameOf: (row: Moved) => string, sign = 1n): string {
  const names = Map.groupBy(rows, (row) => `${nameOf(row)} ${row.unit}`);
  return [...names].map(([name, of]) => `${name} ${majorOf(sign * sumOf(of))}`).join(', ');
}

function totalOf(taken: readonly Moved[]): string {
  const units = new Set(taken.map(({ unit }) => unit));
  const texts = [...units].map((unit) => {
    const of = taken.filter((one) => one.unit === unit);
    const charges = of.length === 1 ? 'charge' : 'charges';
    return `${unit} ${majorOf(-sumOf(of))} in ${of.length} ${charges}`;
  });
  return texts.join(' and ') || 'nothing';
}

function sumOf(rows: readonly Moved[]): bigint {
  return rows.reduce((sum, { amount }) => sum + amount, 0n);
}

const unitNames: Readonly<Partial<Record<Unit, string>>> = {
  BYTE: 'bytes',
  SECOND: 'seconds',
  MESSAGE: 'messages',
};

/** What packs have paid for is use as well, and costs nothing more. */
function unitsOf(uses: readonly Moved[]): string[] {
  return Object.entries(unitNames).flatMap(([unit, name]) => {
    const of = uses.filter((one) => one.unit === unit);
    return of.length > 0 ? [`Used out of packs since: ${-sumOf(of)} ${name}.`] : [];
  });
}

/** More lines than this no bank reads, and the field of one provider takes 20,000 characters. */
const mostLines = 200;

/**
 * Every charge by itself where there is room, or else every day, or month: never a part of them.
 */
function listed(taken: readonly Moved[]): string[] {
  if (taken.length <= mostLines) {
    return taken.map((one) => `${clockOf(one)} ${kindOf(one)} ${one.unit} ${majorOf(-one.amount)}`);
  }
  const [days, months] = [10, 7].map((length) =>
    Map.groupBy(taken, (one) => clockOf(one).slice(0, length)),
  );
  const spans = days && days.size <= mostLines ? days : months;
  return [...(spans ?? [])].map(([span, of]) => `${span} ${totalOf(of)}`);
}

function clockOf({ effectiveAt }: { readonly effectiveAt: InstantMs }): string {
  return hongKongWallClock(effectiveAt);
}
