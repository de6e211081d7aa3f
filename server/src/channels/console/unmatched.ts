import { consoleRoutes } from '@lowu/contract/console';
import type { Static } from 'typebox';
import { isoTime } from '#base';
import { type Logins, readLogins } from '#identity';
import type { AttemptId } from '#payments';
import { presentMoney } from '#platform/http';
import {
  type BreakId,
  decideDisposal,
  type Disposal,
  type DisposalId,
  listUnmatched,
  proposeDisposal,
  readUnmatched,
  type Unmatched,
} from '#reconciliation';
import { presentCandidate } from './candidate.ts';
import type { AddStaffRoute, ConsoleChannel, StaffCall } from './channel.ts';
import { presentBreak } from './reconciliation.ts';

type Routes = typeof consoleRoutes;
type Desk = Static<Routes['listUnmatched']['answer']>;
type Page = Static<Routes['readUnmatched']['answer']>;

function presentUnmatched(of: Unmatched): Desk['items'][number] {
  const { id, connector, currency, since, why, booked, left, leaving, isProposed } = of;
  const money = (amountMinor: bigint) => presentMoney({ amountMinor, currency });
  const amounts = { booked: money(booked), left: money(left), leaving: money(leaving) };
  return { id, connector, since: isoTime(since), why, ...amounts, isProposed };
}

function presentDisposal(of: Disposal, logins: Logins): Page['disposals'][number] {
  const { id, way, amount: amountMinor, currency, attempt, to, against, reason, state } = of;
  const loginOf = (staff: string): string => logins.get(staff) ?? staff;
  return {
    id,
    way,
    amount: presentMoney({ amountMinor, currency }),
    attempt,
    to: to && { ...to },
    against,
    reason,
    state,
    by: loginOf(of.proposedBy),
    at: isoTime(of.proposedAt),
    decidedBy: of.decidedBy === null ? null : loginOf(of.decidedBy),
  };
}

async function handleList(
  { context }: ConsoleChannel,
  { caller }: StaffCall<Routes['listUnmatched']>,
): Promise<Desk> {
  const { items, held } = await listUnmatched(context, caller);
  return {
    items: items.map(presentUnmatched),
    held: [...held].map(([currency, amountMinor]) => presentMoney({ amountMinor, currency })),
  };
}

async function handleRead(
  { context }: ConsoleChannel,
  { params, caller }: StaffCall<Routes['readUnmatched']>,
): Promise<Page> {
  const { found, money, disposals } = await readUnmatched(context, caller, params.break as BreakId);
  const logins = await readLogins(context);
  return {
    break: presentBreak(found, logins),
    money: money.map(({ ways, candidates, opposites, ...of }) => ({
      ...presentUnmatched(of),
      ways: [...ways],
      candidates: candidates.map(presentCandidate),
      opposites: opposites.map(presentUnmatched),
    })),
    disposals: disposals.map((one) => presentDisposal(one, logins)),
  };
}

async function handlePropose(
  { context }: ConsoleChannel,
  { params, body, caller }: StaffCall<Routes['proposeDisposal']>,
) {
  const { amountMinor, ...wanted } = body;
  const attempt = body.attempt as AttemptId | null;
  const against = body.against as BreakId | null;
  const of = { break: params.break as BreakId, amount: BigInt(amountMinor) };
  const proposed = await proposeDisposal(context, caller, { ...wanted, ...of, attempt, against });
  return presentDisposal(proposed, await readLogins(context));
}

async function handleDecide(
  { context }: ConsoleChannel,
  { params, body, caller }: StaffCall<Routes['decideDisposal']>,
) {
  const of = { break: params.break as BreakId, disposal: params.disposal as DisposalId };
  const decided = await decideDisposal(context, caller, { ...of, ...body });
  return presentDisposal(decided, await readLogins(context));
}

/** The operations of finance on money that is nobody's. */
export function addUnmatched(add: AddStaffRoute): void {
  add(consoleRoutes.listUnmatched, handleList);
  add(consoleRoutes.readUnmatched, handleRead);
  add(consoleRoutes.proposeDisposal, handlePropose);
  add(consoleRoutes.decideDisposal, handleDecide);
}
