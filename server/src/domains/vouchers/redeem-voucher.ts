import {
  hongKongDay,
  hourMs,
  type Id,
  maskPhoneNumber,
  networkOf,
  newId,
  type PhoneNumber,
  type Refusal,
  slotFor,
  slotOf,
  uuidOf,
} from '#base';
import type { Context } from '#platform/context';
import { isLasting, loadRequests, type Request, type Requests } from '#platform/idempotency';
import { takeToken } from '#platform/limits';
import type { Tx } from '#platform/postgres';
import {
  creditSold,
  findReceiver,
  lockSold,
  type Maker,
  type Receiver,
  readVoucherTerms,
  type SoldTerms,
  tellSold,
  type TopupId,
  voucherMethod,
} from '#topups';
import { owedFor } from './batch.ts';
import { hashOfCode, readCode } from './code.ts';
import { type Guesses, lockGuessesOf } from './guesses.ts';
import { refuse } from './refusals.ts';
import { serialText } from './serial.ts';
import { voucherSettings } from './settings.ts';
import { lockVoucher, markRedeemed, readValue, type VoucherRow } from './store/vouchers.ts';

export interface WantedRedemption {
  readonly request: Request;
  /** As it was typed. */
  readonly code: string;
  /** Of the line that it is for. */
  readonly number: string;
  readonly maker: Maker;
  /** Where the maker sits; none where nobody does. */
  readonly device?: Id<'dev'> | undefined;
  /** As which lists and receipts know where it is redeemed. */
  readonly channel: string;
  /** The counter where it was brought, if it was. */
  readonly place?: string | undefined;
  /** Who is locked out for guessing, in one text that says its kind. */
  readonly caller: string;
  /** Staff of ours serve whoever brings it, face to face. */
  readonly isServed?: boolean;
  /** Where the request came from, if it came by the internet. */
  readonly ip?: string | undefined;
}

/** Everything that does not depend on anybody else's doing at the same moment. */
interface Prepared {
  readonly wanted: WantedRedemption;
  readonly slot: number;
  readonly hash: string;
  readonly receiver: Receiver;
  /** None where no voucher has this code. */
  readonly terms: SoldTerms | undefined;
}

type Outcome = { readonly topup: TopupId } | { readonly error: Refusal };

/**
 * Turns a voucher into a top-up, once, however many try at once: what its holder was owed is on the
 * line, with validity and a receipt, in one commit. A code that was mistyped is told from one that
 * nobody has, and costs no try. Refuses with `voucher_code_mistyped`, `voucher_unknown` and the
 * tries that are left, `voucher_tries_locked`, `voucher_used` and by whom, `voucher_expired`,
 * `voucher_blocked`, `voucher_not_sold`, and as `findReceiver` and `creditSold` do.
 */
export async function redeemVoucher(context: Context, wanted: WantedRedemption): Promise<TopupId> {
  const code = readCode(wanted.code);
  if (code === undefined) throw refuse.voucher_code_mistyped();
  await requirePace(context, wanted.ip);
  const prepared = await prepare(context, wanted, code);
  const outcome = await context.db.transaction((tx) => redeem(context, tx, prepared));
  if ('error' in outcome) throw outcome.error;
  return outcome.topup;
}

async function requirePace(context: Context, ip: string | undefined): Promise<void> {
  if (ip === undefined) return;
  const limit = context.settings().get(voucherSettings.triesPerAddressHour);
  const key = networkOf(ip, 'host');
  await takeToken(context, { name: 'voucher tries per address', key, limit, perMs: hourMs });
}

async function prepare(
  context: Context,
  wanted: WantedRedemption,
  code: string,
): Promise<Prepared> {
  const hash = hashOfCode(context.secrets, code);
  const slot = slotFor(hash);
  const [receiver, [voucher]] = await Promise.all([
    findReceiver(context, wanted.number, wanted.maker),
    context.db.read(readValue, [slot, hash]),
  ]);
  // No bonus of the place where it is redeemed: a voucher has been paid for elsewhere.
  const terms =
    voucher &&
    (await readVoucherTerms(context, receiver, voucher.value, {
      channel: voucherMethod,
      maker: wanted.maker,
    }));
  return { wanted, slot, hash, receiver, terms };
}

async function redeem(context: Context, tx: Tx, prepared: Prepared): Promise<Outcome> {
  const { wanted, slot, hash, receiver } = prepared;
  const isStranger = !receiver.isOwn && wanted.isServed !== true;
  const guesser = { caller: wanted.caller, line: receiver.line, isStranger };
  const [requests, guesses] = await Promise.all([
    loadRequests(tx, [wanted.request]),
    lockGuessesOf(tx, context.secrets, guesser),
  ]);
  const before = requests.answered(wanted.request);
  if (before) return { topup: before.result as TopupId };
  guesses.requireUnlocked();
  const [row] = await tx.query(lockVoucher, [slot, hash]);
  if (!row || !prepared.terms) return { error: wrong(requests, wanted.request, guesses) };
  return credit(tx, prepared, { requests, guesses, row, terms: prepared.terms });
}

/** Kept and counted in the transaction that looked: a copy of it is no second try. */
function wrong(requests: Requests, request: Request, guesses: Guesses): Refusal {
  const error = refuse.voucher_unknown({ left: guesses.countWrong() });
  requests.keepRefusal(request, error);
  return error;
}

interface Found {
  readonly requests: Requests;
  readonly guesses: Guesses;
  readonly row: VoucherRow;
  readonly terms: SoldTerms;
}

async function credit(tx: Tx, { wanted, receiver }: Prepared, found: Found): Promise<Outcome> {
  const { requests, guesses, row, terms } = found;
  const sold = {
    id: newId('top', tx.nowMs, slotOf(receiver.line)),
    receiver,
    terms,
    maker: wanted.maker,
    device: wanted.device,
    channel: wanted.channel,
    place: wanted.place,
    method: voucherMethod,
    paidReference: serialText(row),
    // Of two vouchers of the same value both are meant.
    isTwinIntended: true,
  } as const;
  await lockSold(tx, [sold], []);
  let isNew = false;
  const outcome = attempt(() =>
    requests.once(wanted.request, () => {
      requireRedeemable(row, tx.nowMs);
      const { topup } = creditSold(tx, sold, owedFor(row.batch));
      const { slot, hash } = row;
      const mark = { slot, hash, topup: uuidOf(topup), receiver: receiver.number };
      tx.append(markRedeemed, { ...mark, redeemedAt: tx.nowMs });
      isNew = true;
      return topup;
    }),
  );
  if (isNew && 'topup' in outcome) {
    guesses.clear();
    await tellSold(tx, [{ topup: sold.id, line: receiver.line }]);
  }
  return outcome;
}

/** A no of the books is kept with its request, and so must be committed. */
function attempt(work: () => TopupId): Outcome {
  try {
    return { topup: work() };
  } catch (error) {
    if (isLasting(error)) return { error };
    throw error;
  }
}

function requireRedeemable(row: VoucherRow, nowMs: number): void {
  const { state, redeemedAt, receiver, expiresAt } = row;
  if (state === 'redeemed' && redeemedAt !== null) {
    const maskedReceiver = maskPhoneNumber((receiver ?? '') as PhoneNumber);
    throw refuse.voucher_used({ usedOn: hongKongDay(redeemedAt), maskedReceiver });
  }
  if (state === 'blocked') throw refuse.voucher_blocked();
  if (state === 'unsold') throw refuse.voucher_not_sold();
  if (state === 'expired' || (expiresAt ?? 0) < nowMs) {
    throw refuse.voucher_expired({ expiredOn: hongKongDay(expiresAt ?? nowMs) });
  }
}
