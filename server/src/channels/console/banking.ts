import { consoleRoutes } from '@lowu/contract/console';
import type { Static } from 'typebox';
import { cutAt, hongKongDay, isoTime } from '#base';
import {
  type BagId,
  decideCredit,
  decidePayee,
  type Entry,
  type EntryId,
  listBags,
  listBanking,
  listEntries,
  listSuspense,
  listTransfers,
  markSent,
  type Patience,
  patienceBy,
  proposeCredit,
  proposePayee,
  readCredit,
  seeContested,
  type Suspense,
  type Transfer,
  type TransferId,
  tryProviderAgain,
  waysOf,
} from '#banking';
import { type Logins, readLogins } from '#identity';
import type { AttemptId } from '#payments';
import { instantOrNull, presentMoney } from '#platform/http';
import { readPayout, readSettlements, type Settlement } from '#reconciliation';
import { presentBag } from './bag.ts';
import { mostCounted, presentCount } from './counted.ts';
import { presentCandidate } from './candidate.ts';
import type { AddStaffRoute, ConsoleChannel, StaffCall } from './channel.ts';
import { addDifferingDays, presentDiffering } from './differing-days.ts';

const pageLength = 50;

type Routes = typeof consoleRoutes;
type Desk = Static<Routes['readBanking']['answer']>;
type PresentedCredit = Desk['suspense'][number];

function presentEntry(entry: Entry): Desk['entries'][number] {
  const { id, account, bankReference, amount: amountMinor, currency, bookedAt } = entry;
  const { reference, remittance, counterparty, counterpartyAccount, takenFor, subject } = entry;
  return {
    id,
    account,
    bankReference,
    amount: presentMoney({ amountMinor, currency }),
    bookedAt: isoTime(bookedAt),
    reference,
    remittance,
    counterparty,
    counterpartyAccount,
    takenFor,
    subject,
  };
}

/** What presenting needs beside the credit. */
interface Seeing {
  readonly logins: Logins;
  readonly patience: Patience;
}

async function seeing({ context }: ConsoleChannel): Promise<Seeing> {
  const patience = patienceBy(context.settings(), context.clock.now());
  return { logins: await readLogins(context), patience };
}

function presentCredit(of: Suspense, { logins, patience }: Seeing): PresentedCredit {
  const { entry, why, state, way, attempt, settles, bag, reason, proposedBy, decidedBy } = of;
  const loginOf = (staff: string): string => logins.get(staff) ?? staff;
  const proposal =
    way === null || proposedBy === null
      ? null
      : {
          way,
          attempt: attempt as AttemptId | null,
          settles,
          bag,
          reason: reason ?? '',
          by: loginOf(proposedBy),
        };
  return {
    entry: presentEntry(entry),
    why,
    state,
    ways: waysOf(entry, patience),
    proposal,
    decidedBy: decidedBy === null ? null : loginOf(decidedBy),
  };
}

function presentTransfer(of: Transfer, logins: Logins): Desk['transfers'][number] {
  const { id, kind, cause, amount: amountMinor, currency, toName, toAccount } = of;
  const { reference, state, madeAt, sentBy, about, cameBackAt, contestedAt, payee, isPayeeOpen } =
    of;
  const loginOf = (staff: string): string => logins.get(staff) ?? staff;
  return {
    id,
    kind,
    cause,
    about: about ?? cause,
    amount: presentMoney({ amountMinor, currency }),
    toName,
    toAccount,
    reference,
    state,
    madeAt: isoTime(madeAt),
    sentBy: sentBy === null ? null : loginOf(sentBy),
    cameBackAt: instantOrNull(cameBackAt),
    contestedAt: instantOrNull(contestedAt),
    payee: payee && { name: payee.name, account: payee.account, by: loginOf(payee.proposedBy) },
    isPayeeOpen,
  };
}

function presentSettlement(of: Settlement): Desk['settlements'][number] {
  const { connector, currency, clearingMinor, paidOutMinor, arrivedMinor, unresolved } = of;
  const money = (amountMinor: bigint) => presentMoney({ amountMinor, currency });
  return {
    connector,
    clearing: money(clearingMinor),
    paidOut: paidOutMinor === null ? null : money(paidOutMinor),
    arrived: arrivedMinor === null ? null : money(arrivedMinor),
    unresolved,
  };
}

async function handleBanking(
  channel: ConsoleChannel,
  { caller }: StaffCall<Routes['readBanking']>,
): Promise<Desk> {
  const wanted = { limit: pageLength + 1, mostCounted: mostCounted + 1 };
  const { context } = channel;
  const { counts, ...desk } = await listBanking(context, caller, wanted);
  const [settlements, seen] = [await readSettlements(context, caller), await seeing(channel)];
  const bags = await listBags(context, caller);
  const transfers = cutAt(desk.transfers, pageLength);
  const entries = cutAt(desk.entries, pageLength);
  const { suspense, after } = presentSuspense(desk.suspense, seen);
  return {
    suspense,
    suspenseAfter: after,
    suspenseCounted: presentCount(counts.suspense),
    transfers: transfers.rows.map((one) => presentTransfer(one, seen.logins)),
    transfersAfter: transfers.last,
    transfersCounted: presentCount(counts.transfers),
    bags: bags.map(presentBag),
    differing: await presentDiffering(channel, caller, seen.logins),
    entries: entries.rows.map(presentEntry),
    entriesBefore: entries.last,
    settlements: settlements.map(presentSettlement),
  };
}

/** What is in suspense goes by the id of its entry. */
function presentSuspense(found: readonly Suspense[], seen: Seeing) {
  const named = found.map((of) => ({ id: of.entry.id, of }));
  const { rows, last } = cutAt(named, pageLength);
  return { suspense: rows.map(({ of }) => presentCredit(of, seen)), after: last };
}

async function handleSuspense(
  channel: ConsoleChannel,
  { query, caller }: StaffCall<Routes['listSuspense']>,
) {
  const behind = query.after as EntryId | undefined;
  const found = await listSuspense(channel.context, caller, { behind, limit: pageLength + 1 });
  return presentSuspense(found, await seeing(channel));
}

async function handleTransfers(
  { context }: ConsoleChannel,
  { query, caller }: StaffCall<Routes['listBankTransfers']>,
) {
  const behind = query.after as TransferId | undefined;
  const found = await listTransfers(context, caller, { behind, limit: pageLength + 1 });
  const { rows, last } = cutAt(found, pageLength);
  const logins = await readLogins(context);
  return { transfers: rows.map((one) => presentTransfer(one, logins)), after: last };
}

async function handleEntries(
  { context }: ConsoleChannel,
  { query, caller }: StaffCall<Routes['listBankEntries']>,
) {
  const behind = query.before as EntryId | undefined;
  const found = await listEntries(context, caller, { behind, limit: pageLength + 1 });
  const { rows, last } = cutAt(found, pageLength);
  return { entries: rows.map(presentEntry), before: last };
}

async function handleCredit(
  channel: ConsoleChannel,
  { params, caller }: StaffCall<Routes['readCredit']>,
) {
  const { context } = channel;
  const id = params.entry as EntryId;
  const found = await readCredit(context, caller, id);
  const { entry, suspense, candidates, payers, bag, bags } = found;
  const payout = await readPayout(context, caller, id);
  return {
    entry: presentEntry(entry),
    connector: entry.connector,
    day: hongKongDay(entry.bookedAt),
    credit: suspense && presentCredit(suspense, await seeing(channel)),
    payout: payout && {
      connector: payout.connector,
      fromDay: payout.fromDay,
      untilDay: payout.untilDay,
    },
    candidates: candidates.map(presentCandidate),
    payers: [...payers],
    bag: bag && presentBag(bag),
    bags: bags.map(presentBag),
  };
}

async function handlePropose(
  channel: ConsoleChannel,
  { params, body, caller }: StaffCall<Routes['proposeCredit']>,
) {
  const attempt = body.attempt as AttemptId | null;
  const bag = body.bag as BagId | null;
  const proposal = { ...body, attempt, bag, entry: params.entry as EntryId };
  const proposed = await proposeCredit(channel.context, caller, proposal);
  return presentCredit(proposed, await seeing(channel));
}

async function handleDecide(
  channel: ConsoleChannel,
  { params, body, caller }: StaffCall<Routes['decideCredit']>,
) {
  const decision = { entry: params.entry as EntryId, ...body };
  const decided = await decideCredit(channel.context, caller, decision);
  return presentCredit(decided, await seeing(channel));
}

async function handleSent(
  { context }: ConsoleChannel,
  { params, caller }: StaffCall<Routes['markTransferSent']>,
) {
  const sent = await markSent(context, caller, params.transfer as TransferId);
  return presentTransfer(sent, await readLogins(context));
}

async function handleProposePayee(
  { context }: ConsoleChannel,
  { params, body, caller }: StaffCall<Routes['proposePayee']>,
) {
  const proposal = { transfer: params.transfer as TransferId, ...body };
  const proposed = await proposePayee(context, caller, proposal);
  return presentTransfer(proposed, await readLogins(context));
}

async function handleDecidePayee(
  { context }: ConsoleChannel,
  { params, body, caller }: StaffCall<Routes['decidePayee']>,
) {
  const decision = { transfer: params.transfer as TransferId, ...body };
  return presentTransfer(await decidePayee(context, caller, decision), await readLogins(context));
}

async function handleTryAgain(
  { context }: ConsoleChannel,
  { params, caller }: StaffCall<Routes['tryProviderAgain']>,
) {
  const withdrawn = await tryProviderAgain(context, caller, params.transfer as TransferId);
  return presentTransfer(withdrawn, await readLogins(context));
}

async function handleSeen(
  { context }: ConsoleChannel,
  { params, caller }: StaffCall<Routes['seeContested']>,
) {
  const seen = await seeContested(context, caller, params.transfer as TransferId);
  return presentTransfer(seen, await readLogins(context));
}

/** The operations of finance on what our banks have booked. */
export function addBanking(add: AddStaffRoute): void {
  add(consoleRoutes.readBanking, handleBanking);
  add(consoleRoutes.listSuspense, handleSuspense);
  add(consoleRoutes.listBankTransfers, handleTransfers);
  add(consoleRoutes.listBankEntries, handleEntries);
  add(consoleRoutes.readCredit, handleCredit);
  add(consoleRoutes.proposeCredit, handlePropose);
  add(consoleRoutes.decideCredit, handleDecide);
  add(consoleRoutes.markTransferSent, handleSent);
  add(consoleRoutes.proposePayee, handleProposePayee);
  add(consoleRoutes.decidePayee, handleDecidePayee);
  add(consoleRoutes.tryProviderAgain, handleTryAgain);
  add(consoleRoutes.seeContested, handleSeen);
  addDifferingDays(add);
}
