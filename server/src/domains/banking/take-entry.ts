import { isoTime, newId, slotFor, uuidOf } from '#base';
import { attemptIn, takeCredit } from '#payments';
import type { Tx } from '#platform/postgres';
import type { BankEntry } from '#wire/statements';
import type { Entry, EntryId, SuspenseReason, TakenFor } from './entry.ts';
import type { OurAccount } from './our-account.ts';
import { isForBagsOnly } from './bags-only.ts';
import { findBag, type NamedBag } from './find-bag.ts';
import { postEntry } from './post.ts';
import { findReversed } from './reversed.ts';
import { findTransfer } from './sent-transfer.ts';
import { settleSentTransfer } from './settle-sent-transfer.ts';
import { bankingSettings } from './settings.ts';
import { settledBy } from './settled-by.ts';
import { insertEntry } from './store/entries.ts';
import { insertSuspense } from './store/suspense.ts';
import { findAwaited } from './find-awaited.ts';
import { takeAwaited } from './take-awaited.ts';
import { takeBack } from './take-back.ts';
import { takeBag } from './take-bag.ts';
import { takePayout } from './take-payout.ts';

/** What an entry is taken for, and what has to follow once it is written. */
interface Finding {
  readonly takenFor: TakenFor;
  readonly subject: string | null;
  readonly why?: SuspenseReason;
  follow(tx: Tx, entry: Entry): Promise<void> | void;
}

/** Notes an entry that was not known, and posts what it means. False when somebody was quicker. */
export async function takeEntry(tx: Tx, of: OurAccount, given: BankEntry): Promise<boolean> {
  const finding = await judge(tx, of, given);
  const slot = slotFor(of.connector);
  const id: EntryId = newId('ent', tx.nowMs, slot);
  const { takenFor, subject, why } = finding;
  const at = isoTime(tx.nowMs);
  const [written] = await tx.query(insertEntry, [
    uuidOf(id),
    of.connector,
    of.account,
    given.bankReference,
    given.amountMinor,
    given.currency,
    isoTime(given.bookedAt),
    given.isReversal,
    given.reference,
    given.remittance,
    given.counterparty,
    given.counterpartyAccount,
    given.instructed?.amountMinor ?? null,
    given.instructed?.currency ?? null,
    takenFor,
    subject,
    at,
  ]);
  if (!written) return false;
  if (why) await tx.query(insertSuspense, [uuidOf(id), why, at]);
  const { connector, account } = of;
  const { bankReference, amountMinor: amount, currency, bookedAt, reference } = given;
  const { remittance, counterparty, counterpartyAccount } = given;
  const told = given.instructed;
  const instructed = told && { amount: told.amountMinor, currency: told.currency };
  const parties = { counterparty, counterpartyAccount, instructed: instructed ?? null };
  const named = { reference, remittance, ...parties, takenFor, subject };
  const entry = { id, connector, account, bankReference, amount, currency, bookedAt, ...named };
  await finding.follow(tx, entry);
  return true;
}

async function judge(tx: Tx, of: OurAccount, given: BankEntry): Promise<Finding> {
  const reversed = await findTakenBack(tx, of, given);
  if (reversed) {
    return {
      takenFor: 'reversal',
      subject: reversed.id,
      follow: (then, entry) => takeBack(then, entry, reversed),
    };
  }
  return given.amountMinor > 0n ? judgeCredit(tx, of, given) : judgeDebit(tx, given);
}

/**
 * What an entry takes back. What we have sent by FPS comes back as a credit like any other, with
 * our reference, where the bank of whoever should have it knows no such account.
 */
async function findTakenBack(tx: Tx, of: OurAccount, given: BankEntry): Promise<Entry | undefined> {
  if (given.isReversal) return findReversed(tx, of, given);
  if (given.amountMinor < 0n || given.reference === '') return undefined;
  const sent = await findReversed(tx, of, given);
  return sent?.takenFor === 'transfer' && sent.reference === given.reference ? sent : undefined;
}

async function judgeCredit(tx: Tx, of: OurAccount, given: BankEntry): Promise<Finding> {
  const attempt = attemptIn(given.reference) ?? attemptIn(given.remittance);
  if (attempt) {
    const outcome = await takeCredit(tx, of.connector, {
      attempt,
      amount: given.amountMinor,
      currency: given.currency,
      providerReference: given.bankReference,
      capturedAt: given.bookedAt,
    });
    if (outcome === 'second') return inSuspense('paid_twice');
    if (outcome === 'taken') {
      return {
        takenFor: 'payment',
        subject: attempt,
        follow: (then, entry) => postEntry(then, entry, `clearing:${of.connector}`, 'fps_credit'),
      };
    }
  }
  const awaited = await findAwaited(tx, given);
  if (awaited) {
    return {
      takenFor: 'awaited',
      subject: awaited.cause,
      follow: (then, entry) => takeAwaited(then, entry, awaited),
    };
  }
  const bag = await findBag(tx, given);
  if (bag) return asBag(bag);
  const senders = tx.settings.get(bankingSettings.payoutSenders);
  const settled = settledBy(senders, given.counterparty);
  if (settled === null || (await isForBagsOnly(tx, given, settled))) {
    return inSuspense(given.reference === '' ? 'no_reference' : 'unknown_reference');
  }
  return {
    takenFor: 'payout',
    subject: settled,
    follow: (then, entry) => takePayout(then, entry, settled, 'bank'),
  };
}

async function judgeDebit(tx: Tx, given: BankEntry): Promise<Finding> {
  const transfer = await findTransfer(tx, given);
  if (!transfer) {
    const bag = await findBag(tx, given);
    return bag ? asBag(bag) : inSuspense('debit');
  }
  return {
    takenFor: 'transfer',
    subject: transfer.id,
    follow: (then, entry) => settleSentTransfer(then, entry, transfer),
  };
}

function asBag(named: NamedBag): Finding {
  if (typeof named === 'string') return inSuspense(named);
  return {
    takenFor: 'bag',
    subject: named.id,
    follow: (then, entry) => takeBag(then, entry, named, 'bank'),
  };
}

function inSuspense(why: SuspenseReason): Finding {
  return {
    takenFor: 'unmatched',
    subject: null,
    why,
    follow: (tx, entry) => postEntry(tx, entry, 'unmatched', 'suspense'),
  };
}
