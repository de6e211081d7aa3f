import { consoleRoutes } from '@lowu/contract/console';
import type { Static } from 'typebox';
import { hongKongDay, isoTime } from '#base';
import {
  decideCredit,
  decidePayee,
  type Entry,
  type EntryId,
  listBanking,
  markSent,
  type Patience,
  patienceBy,
  proposeCredit,
  proposePayee,
  readCredit,
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
import type { AddStaffRoute, ConsoleChannel, StaffCall } from './channel.ts';

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
  const { entry, why, state, way, attempt, reason, proposedBy, decidedBy } = of;
  const loginOf = (staff: string): string => logins.get(staff) ?? staff;
  const proposal =
    way === null || proposedBy === null
      ? null
      : {
          way,
          attempt: attempt as AttemptId | null,
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
  const { reference, state, madeAt, sentBy, about, cameBackAt, payee } = of;
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
    payee: payee && { name: payee.name, account: payee.account, by: loginOf(payee.proposedBy) },
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
  const { context } = channel;
  const desk = await listBanking(context, caller);
  const [settlements, seen] = [await readSettlements(context, caller), await seeing(channel)];
  return {
    suspense: desk.suspense.map((one) => presentCredit(one, seen)),
    transfers: desk.transfers.map((one) => presentTransfer(one, seen.logins)),
    entries: desk.entries.map(presentEntry),
    settlements: settlements.map(presentSettlement),
  };
}

async function handleCredit(
  channel: ConsoleChannel,
  { params, caller }: StaffCall<Routes['readCredit']>,
) {
  const { context } = channel;
  const id = params.entry as EntryId;
  const { entry, suspense, candidates } = await readCredit(context, caller, id);
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
    candidates: candidates.map(({ attempt, openedAt, state }) => ({
      attempt,
      openedAt: isoTime(openedAt),
      state,
    })),
  };
}

async function handlePropose(
  channel: ConsoleChannel,
  { params, body, caller }: StaffCall<Routes['proposeCredit']>,
) {
  const attempt = body.attempt as AttemptId | null;
  const proposal = { ...body, attempt, entry: params.entry as EntryId };
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

/** The operations of finance on what our banks have booked. */
export function addBanking(add: AddStaffRoute): void {
  add(consoleRoutes.readBanking, handleBanking);
  add(consoleRoutes.readCredit, handleCredit);
  add(consoleRoutes.proposeCredit, handlePropose);
  add(consoleRoutes.decideCredit, handleDecide);
  add(consoleRoutes.markTransferSent, handleSent);
  add(consoleRoutes.proposePayee, handleProposePayee);
  add(consoleRoutes.decidePayee, handleDecidePayee);
  add(consoleRoutes.tryProviderAgain, handleTryAgain);
}
