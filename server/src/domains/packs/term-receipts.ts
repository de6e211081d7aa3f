import {
  assert,
  hongKongDay,
  type InstantMs,
  maskPhoneNumber,
  type Money,
  type PhoneNumber,
  present,
} from '#base';
import type { Allowance, Catalog } from '#catalog';
import { lockedTotal } from '#ledger';
import type { Tx } from '#platform/postgres';
import { issueReceipts, keepReceiptSubject, nothingSaid, type ReceiptContent } from '#receipts';
import { accountOf, type LineId, lockedLine } from '#subscribers';
import { nameOfTerm } from './name-of-term.ts';
import { isFee, type Term } from './term.ts';

/** What receipts say beside the terms themselves, known before the lines are locked. */
export interface ReceiptParts {
  readonly catalog: Catalog;
  /** The number that a line is known by; undefined of one that has none any more. */
  readonly numberOf: (line: LineId) => PhoneNumber | undefined;
  /** Where it is bought: a channel, or that nobody did but the rule of the term. */
  readonly channel: string;
}

/** As receipts know what a term renews by itself. */
export const automatic = 'automatic';

/** As receipts know what is paid from what a line has. */
const fromBalance = 'balance';

interface PaidTerm {
  readonly term: Term;
  readonly includes: readonly Allowance[];
  readonly balanceBefore: bigint;
  readonly balanceAfter: bigint;
  readonly validUntilBefore: InstantMs | null;
}

interface Papers {
  parts: ReceiptParts | undefined;
  readonly paid: PaidTerm[];
}

const owner = {};

function papersIn(tx: Tx): Papers {
  return tx.state(owner, () => {
    const papers: Papers = { parts: undefined, paid: [] };
    // Last of all, since the validity that a period brings is granted behind its price.
    tx.beforeFlush(() => issue(tx, papers));
    return papers;
  });
}

/** Makes ready for terms that are paid in this transaction. */
export function prepareReceipts(tx: Tx, parts: ReceiptParts): void {
  papersIn(tx).parts = parts;
}

/** Takes the price of a term with `pay`, and sees to its receipt in the same commit. */
export function payWithReceipt(
  tx: Tx,
  term: Term,
  includes: readonly Allowance[],
  pay: () => void,
): void {
  const { paid, parts } = papersIn(tx);
  assert(parts !== undefined, 'whatever may be paid for has a receipt made ready');
  const balance = (): bigint => lockedTotal(tx, accountOf(term.line), 'HKD');
  const { validUntil: validUntilBefore } = lockedLine(tx, term.line);
  const balanceBefore = balance();
  pay();
  paid.push({ term, includes, balanceBefore, balanceAfter: balance(), validUntilBefore });
  tx.onUndo(() => paid.pop());
}

function issue(tx: Tx, { parts, paid }: Papers): void {
  for (const one of paid) {
    const { subscriber } = lockedLine(tx, one.term.line);
    keepSubject(tx, one, present(parts, 'the parts of a receipt'));
    const content = contentOf(tx, one, present(parts, 'the parts of a receipt'));
    issueReceipts(tx, [{ cause: one.term.id, holders: [subscriber], content }]);
  }
}

function keepSubject(tx: Tx, { term }: PaidTerm, { catalog, numberOf, channel }: ReceiptParts) {
  const { id: about, line } = term;
  const code = term.kind === 'pack' ? lockedLine(tx, line).plan : term.code;
  const number = numberOf(line);
  keepReceiptSubject(tx, {
    about,
    reference: null,
    line,
    maskedNumber: number === undefined ? '' : maskPhoneNumber(number),
    plan: { code, name: nameOfTerm({ kind: 'period', code }, catalog) },
    channel,
    method: fromBalance,
    rate: null,
    place: null,
    promotions: [],
  });
}

function contentOf(tx: Tx, paid: PaidTerm, { catalog }: ReceiptParts): ReceiptContent {
  const { term, includes, balanceBefore, balanceAfter, validUntilBefore } = paid;
  const { id: about, kind, line, priceMinor, startsAt, endsAt } = term;
  const bought = term.follows === null ? 'purchase' : 'renewal';
  const units = includes.map(({ unit, amount, zones }) => ({ unit, amount, zones }));
  return {
    ...nothingSaid,
    kind: isFee(kind) ? 'fee' : bought,
    about,
    paid: hkd(priceMinor),
    fee: hkd(0n),
    value: hkd(priceMinor),
    bonus: hkd(0n),
    balanceBefore: hkd(balanceBefore),
    balanceAfter: hkd(balanceAfter),
    validUntilBefore: dayOf(validUntilBefore),
    validUntilAfter: dayOf(lockedLine(tx, line).validUntil),
    term: { name: nameOfTerm(term, catalog), startsAt, endsAt, units },
  };
}

function dayOf(atMs: InstantMs | null) {
  return atMs === null ? null : hongKongDay(atMs);
}

function hkd(amountMinor: bigint): Money {
  return { amountMinor, currency: 'HKD' };
}
