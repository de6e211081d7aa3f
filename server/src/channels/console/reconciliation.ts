import { consoleRoutes } from '@lowu/contract/console';
import type { Static } from 'typebox';
import { cutAt, idFrom, isCurrency, isId, isoTime, toNumber } from '#base';
import { findEntry } from '#banking';
import { type Logins, readLogins } from '#identity';
import { instantOrNull, presentMoney, sendTable } from '#platform/http';
import {
  type Break,
  type BreakId,
  canBeReopened,
  countBreaks,
  type Day,
  type DaySum,
  decideGivingUp,
  decideReopening,
  decideResolution,
  exportDay,
  listBreaks,
  listDays,
  numberOf,
  type Payout,
  proposeGivingUp,
  proposeReopening,
  proposeResolution,
  readBreak,
  readDay,
  roundedFee,
  stateOfBatch,
  waysOf,
} from '#reconciliation';
import { mostCounted, presentCount } from './counted.ts';
import type { AddStaffRoute, ConsoleChannel, StaffCall } from './channel.ts';

const pageLength = 50;

type Routes = typeof consoleRoutes;
type PresentedBreak = Static<Routes['readBreak']['answer']>;
type PresentedReport = Static<Routes['readReconciliationDay']['answer']>;
type PresentedDay = PresentedReport['day'];

export function presentBreak(of: Break, logins: Logins): PresentedBreak {
  const loginOf = (staff: string): string => logins.get(staff) ?? staff;
  return {
    id: of.id,
    connector: of.connector,
    day: of.day,
    fact: of.fact,
    state: of.state,
    kind: of.kind,
    number: numberOf(of),
    providerNumber: of.providerNumber,
    row: of.row,
    bill: moneyOrNull(of.billAmount, of.billCurrency),
    ours: moneyOrNull(of.ourAmount, of.ourCurrency),
    ourState: of.ourState,
    occurredAt: instantOrNull(of.occurredAt),
    note: of.note,
    ways: waysOf(of),
    proposal:
      of.way === null || of.proposedBy === null
        ? null
        : { way: of.way, reason: of.reason ?? '', by: loginOf(of.proposedBy) },
    decidedBy: of.decidedBy === null ? null : loginOf(of.decidedBy),
    reopening:
      of.reopenBy === null
        ? null
        : {
            reason: of.reopenReason ?? '',
            by: loginOf(of.reopenBy),
            decidedBy: of.reopenDecidedBy === null ? null : loginOf(of.reopenDecidedBy),
          },
    canBeReopened: canBeReopened(of),
    foundAt: isoTime(of.foundAt),
    entry: isId('ent', of.providerNumber ?? '') ? of.providerNumber : null,
  };
}

function moneyOrNull(amountMinor: bigint, currency: string | null) {
  return currency === null || !isCurrency(currency)
    ? null
    : presentMoney({ amountMinor, currency });
}

function presentDay(day: Day, sums: readonly DaySum[]): PresentedDay {
  return {
    connector: day.connector,
    day: day.day,
    state: day.state,
    problem: day.problem,
    sums: sums.map(({ kind, currency, items, amount, fee, coupon }) => ({
      kind,
      items: toNumber(items),
      amount: presentMoney({ amountMinor: amount, currency }),
      fee: presentMoney({ amountMinor: roundedFee(fee), currency }),
      coupon: presentMoney({ amountMinor: coupon, currency }),
    })),
  };
}

function presentPayout(of: Payout): PresentedReport['payouts'][number] {
  const { id, cameAmount, cameCurrency: currency, cameAt, named, fromDay, untilDay } = of;
  return {
    id,
    came: presentMoney({ amountMinor: cameAmount, currency }),
    cameAt: isoTime(cameAt),
    named,
    settled: of.amount === null ? null : moneyOrNull(of.amount, of.currency),
    fromDay,
    untilDay,
  };
}

async function handleDays(
  { context }: ConsoleChannel,
  { query, caller }: StaffCall<Routes['listReconciliationDays']>,
) {
  const { days, before } = await listDays(context, caller, query.before);
  return {
    days: days.map(({ sums, ...day }) => ({
      ...presentDay(day, sums),
      waiting: toNumber(day.waiting),
      unresolved: toNumber(day.unresolved),
      resolved: toNumber(day.resolved),
    })),
    before,
  };
}

async function handleDay(
  { context }: ConsoleChannel,
  { params, caller }: StaffCall<Routes['readReconciliationDay']>,
) {
  const report = await readDay(context, caller, params);
  const { day, sums, bills, batches, payouts, breaks, atBank, canBeGivenUp } = report;
  const logins = await readLogins(context);
  return {
    day: presentDay(day, sums),
    bills: bills.map(({ id, sha256, sizeBytes, fetchedAt, askedBy: by }) => ({
      id: idFrom('bil', id),
      sha256,
      sizeBytes: toNumber(sizeBytes),
      fetchedAt: isoTime(fetchedAt),
      counts: id === day.bill,
      broughtAloneBy: by === null ? null : (logins.get(by) ?? by),
    })),
    batches: batches.map((of) => ({
      expected: presentMoney({ amountMinor: of.expected, currency: of.currency }),
      arrived: presentMoney({ amountMinor: of.assumed + of.arrived, currency: of.currency }),
      state: stateOfBatch(of),
    })),
    payouts: payouts.map(presentPayout),
    breaks: breaks.map((one) => presentBreak(one, logins)),
    atBank: atBank && { problem: atBank.problem },
    givingUp: presentGivingUp(day, logins),
    canBeGivenUp,
  };
}

function presentGivingUp(of: Day, logins: Logins): PresentedReport['givingUp'] {
  const { givenUpReason: reason, givenUpBy: by, givenUpDecidedBy: decidedBy } = of;
  if (reason === null || by === null) return null;
  const loginOf = (staff: string): string => logins.get(staff) ?? staff;
  return { reason, by: loginOf(by), decidedBy: decidedBy === null ? null : loginOf(decidedBy) };
}

async function handleProposeGivingUp(
  { context }: ConsoleChannel,
  { params, body, caller }: StaffCall<Routes['proposeGivingUp']>,
): Promise<undefined> {
  await proposeGivingUp(context, caller, { ...params, ...body });
}

async function handleDecideGivingUp(
  { context }: ConsoleChannel,
  { params, body, caller }: StaffCall<Routes['decideGivingUp']>,
): Promise<undefined> {
  await decideGivingUp(context, caller, { ...params, ...body });
}

async function handleExportDay(
  { context }: ConsoleChannel,
  { params, caller, reply }: StaffCall<Routes['exportReconciliationDay']>,
): Promise<undefined> {
  const table = await exportDay(context, caller, params);
  await sendTable(reply, `reconciliation-${params.connector}-${params.day}.csv`, table);
}

async function handleBreaks(
  { context }: ConsoleChannel,
  { query, caller }: StaffCall<Routes['listBreaks']>,
) {
  const after = query.after as BreakId | undefined;
  const found = await listBreaks(context, caller, { after, limit: pageLength + 1 });
  const counted = presentCount(await countBreaks(context, caller, mostCounted + 1));
  const logins = await readLogins(context);
  const { rows, last } = cutAt(found, pageLength);
  return { breaks: rows.map((one) => presentBreak(one, logins)), after: last, counted };
}

async function handleBreak(
  { context }: ConsoleChannel,
  { params, caller }: StaffCall<Routes['readBreak']>,
) {
  const found = await readBreak(context, caller, params.break as BreakId);
  const presented = presentBreak(found, await readLogins(context));
  const { connector, kind, providerNumber: bankReference } = found;
  if (kind !== 'bank_entry' || bankReference === null) return presented;
  return { ...presented, entry: await findEntry(context, caller, { connector, bankReference }) };
}

async function handleProposeResolution(
  { context }: ConsoleChannel,
  { params, body, caller }: StaffCall<Routes['proposeResolution']>,
) {
  const proposal = { break: params.break as BreakId, ...body };
  const found = await proposeResolution(context, caller, proposal);
  return presentBreak(found, await readLogins(context));
}

async function handleDecideResolution(
  { context }: ConsoleChannel,
  { params, body, caller }: StaffCall<Routes['decideResolution']>,
) {
  const decision = { break: params.break as BreakId, ...body };
  const found = await decideResolution(context, caller, decision);
  return presentBreak(found, await readLogins(context));
}

async function handleProposeReopening(
  { context }: ConsoleChannel,
  { params, body, caller }: StaffCall<Routes['proposeReopening']>,
) {
  const proposal = { break: params.break as BreakId, ...body };
  await proposeReopening(context, caller, proposal);
  return undefined;
}

async function handleDecideReopening(
  { context }: ConsoleChannel,
  { params, body, caller }: StaffCall<Routes['decideReopening']>,
) {
  await decideReopening(context, caller, { break: params.break as BreakId, ...body });
  return undefined;
}

/** The operations of finance on bills and what differs in them. */
export function addReconciliation(add: AddStaffRoute): void {
  add(consoleRoutes.listReconciliationDays, handleDays);
  add(consoleRoutes.readReconciliationDay, handleDay);
  add(consoleRoutes.exportReconciliationDay, handleExportDay);
  add(consoleRoutes.proposeGivingUp, handleProposeGivingUp);
  add(consoleRoutes.decideGivingUp, handleDecideGivingUp);
  add(consoleRoutes.listBreaks, handleBreaks);
  add(consoleRoutes.readBreak, handleBreak);
  add(consoleRoutes.proposeResolution, handleProposeResolution);
  add(consoleRoutes.decideResolution, handleDecideResolution);
  add(consoleRoutes.proposeReopening, handleProposeReopening);
  add(consoleRoutes.decideReopening, handleDecideReopening);
}
