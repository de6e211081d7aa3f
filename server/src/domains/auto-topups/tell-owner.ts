import {
  type HongKongDay,
  hongKongDay,
  type InstantMs,
  minuteMs,
  type Money,
  type Words,
} from '#base';
import { type NewMessage, queueMessages } from '#notifications';
import type { Tx } from '#platform/postgres';
import type { Contact } from '#subscribers';
import type { Why } from './why.ts';
import type { AutoTopup, Cause, Rule } from './rule.ts';
import { ruleWords } from './rule-words.ts';
import type { Refused } from './told-why.ts';
import { type HaltReason, monthOverWords, whyWords } from './words.ts';

export const hkd = (amountMinor: bigint) => ({ amountMinor, currency: 'HKD' }) as const;

type OfKind<Kind> = Extract<NewMessage, { readonly kind: Kind }>;
export type Said = {
  [Kind in NewMessage['kind']]: Pick<OfKind<Kind>, 'kind' | 'parameters'>;
}[NewMessage['kind']];

/** Whom a line's messages go to, and what they say of its money. */
export interface Told {
  readonly contact: Contact | undefined;
  readonly balanceMinor: bigint;
}

/** Queues a message to the owner of a line, once for what it is about. */
export function say(tx: Tx, contact: Contact | undefined, said: Said, key: string, cause: string) {
  if (!contact) return;
  const { number: to, language } = contact;
  queueMessages(tx, [{ ...said, to, language, key, cause }]);
}

/**
 * Why nothing was charged, in a day once for each reason of what called by the same yes; of what
 * has run low, for each time that it has.
 */
export function tellNotMade(
  tx: Tx,
  { line, capMinor, onSince, fellAt }: Rule,
  { contact, balanceMinor }: Told,
  { cause, why }: Refused,
): void {
  const capped = { cap: hkd(capMinor), balance: hkd(balanceMinor) };
  const said: Said =
    why === 'cap_amount'
      ? { kind: 'auto_topup_cap_reached', parameters: capped }
      : { kind: 'auto_topup_not_made', parameters: { why: whyWords[why] } };
  const about = cause === 'below' ? [why, fellAt ?? ''].join(' ').trim() : `${cause} ${why}`;
  say(tx, contact, said, `${line} auto top-up ${about} ${hongKongDay(tx.nowMs)} ${onSince}`, line);
}

/** Nobody knows yet whether one was charged, for longer than usual: once for each. */
export function tellUnknown(
  tx: Tx,
  { contact, balanceMinor }: Told,
  { past }: { readonly past: readonly AutoTopup[] },
): void {
  const open = past.find(({ state }) => state === 'open');
  if (!open) return;
  const parameters = { value: hkd(open.valueMinor), balance: hkd(balanceMinor) };
  say(tx, contact, { kind: 'auto_topup_unknown', parameters }, `${open.id} unknown`, open.id);
}

/** That the line is low within the interval after the last one: once after each. */
export function tellPutOff(
  tx: Tx,
  { line }: Rule,
  { contact, balanceMinor, past }: Told & { readonly past: readonly AutoTopup[] },
  untilMs: InstantMs,
): void {
  const minutes = Math.max(1, Math.ceil((untilMs - tx.nowMs) / minuteMs));
  const said: Said = {
    kind: 'auto_topup_put_off',
    parameters: { minutes, balance: hkd(balanceMinor) },
  };
  say(tx, contact, said, `${line} auto top-up put off ${past.at(-1)?.id ?? ''}`, line);
}

interface MonthOver {
  readonly day: HongKongDay;
  readonly lastWhy: Why | undefined;
  /** It is the last day for it, and not over yet. */
  readonly isLast?: boolean;
}

/** That a month's is made no more, and what it was not made for: once for each yes and reason. */
export function tellMonthOver(tx: Tx, rule: Rule, { contact }: Told, over: MonthOver): void {
  const { key, ...said } = monthOver(rule, over);
  say(tx, contact, said, key, rule.line);
}

/** The words of that, and the key under which they are told once. */
export function monthOver(
  { line, onSince }: Rule,
  { day, lastWhy, isLast = false }: MonthOver,
): Said & { readonly key: string } {
  const why = monthOverWords(lastWhy, isLast);
  const key = `${line} auto top-up month_over ${day} ${lastWhy ?? ''} ${onSince}`;
  return { kind: 'auto_topup_not_made', parameters: { why }, key };
}

export function tellPaused(
  tx: Tx,
  { line }: Rule,
  { contact, balanceMinor }: Told,
  failures: number,
): void {
  const parameters = { failures, balance: hkd(balanceMinor) };
  const said: Said = { kind: 'auto_topup_paused', parameters };
  say(tx, contact, said, `${line} auto top-up paused ${tx.nowMs}`, line);
}

interface Ahead {
  readonly cause: Cause;
  readonly day: HongKongDay;
  readonly method: Words;
  readonly valueMinor: bigint;
  /** What is taken for it, in what the method charges. */
  readonly paid: Money;
}

/** Ahead of a planned one, under a key of its own each time. */
export function tellAhead(
  tx: Tx,
  rule: Rule,
  { contact }: Told,
  { cause, day, method, valueMinor, paid }: Ahead,
  key: string,
): void {
  const said: Said =
    cause === 'expiry' && rule.targetMinor !== null
      ? { kind: 'auto_topup_ahead_most', parameters: { day, method, most: paid } }
      : { kind: 'auto_topup_ahead', parameters: { day, method, paid, value: hkd(valueMinor) } };
  say(tx, contact, said, key, rule.line);
}

/** It has begun, as it was agreed to. */
export function tellStarted(tx: Tx, rule: Rule, contact: Contact | undefined): void {
  const said: Said = { kind: 'auto_topup_started', parameters: { rule: ruleWords(rule) } };
  say(tx, contact, said, `${rule.line} auto top-up on ${tx.nowMs}`, rule.line);
}

/** It is off; what it had ordered before may still be taken, if it cannot be called off. */
export function tellStopped(
  tx: Tx,
  { line }: Rule,
  { contact, balanceMinor }: Told,
  open: AutoTopup | undefined,
): void {
  const said: Said = open
    ? { kind: 'auto_topup_stopped_open', parameters: { value: hkd(open.valueMinor) } }
    : { kind: 'auto_topup_stopped', parameters: { balance: hkd(balanceMinor) } };
  say(tx, contact, said, `${line} auto top-up off ${tx.nowMs}`, line);
}

/** To whoever had a line, on another one of theirs. */
export function tellLost(tx: Tx, { line, number }: Rule, contact: Contact | undefined): void {
  const said: Said = { kind: 'auto_topup_ended', parameters: { ending: number.slice(-4) } };
  say(tx, contact, said, `${line} auto top-up lost ${tx.nowMs}`, line);
}

export function tellRests(
  tx: Tx,
  { line }: Rule,
  { contact, balanceMinor }: Told,
  { why, atMs }: { readonly why: HaltReason; readonly atMs: InstantMs },
): void {
  const parameters = { why: whyWords[why], balance: hkd(balanceMinor) };
  const said: Said = { kind: 'auto_topup_rests', parameters };
  say(tx, contact, said, `${line} auto top-up paused ${atMs}`, line);
}
