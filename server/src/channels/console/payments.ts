import { consoleRoutes } from '@lowu/contract/console';
import { isId, isoTime, toNumber } from '#base';
import { type Logins, readLogins } from '#identity';
import {
  answerChargeback,
  answerRefund,
  listChargebacks,
  listDecidedChargebacks,
  listOpenRefunds,
  listRefundsProposed,
  listUnclearPayments,
  type ProposedRefund,
  proposeRefund,
  readChargebackPaper,
  readPayments,
} from '#ops';
import type {
  AnswerableDispute,
  AttemptId,
  DisputeId,
  Refund,
  RefundId,
  UnclearAttempt,
} from '#payments';
import { instantOrNull, presentMoney, sendFile } from '#platform/http';
import type { ClawBackId, StrandedRefund, TopupId } from '#topups';
import type { AddStaffRoute, ConsoleChannel, StaffCall } from './channel.ts';
import { mostCounted, presentCount } from './counted.ts';

type Routes = typeof consoleRoutes;

function presentUnclear(attempt: UnclearAttempt) {
  return {
    id: attempt.id,
    topup: topupIn(attempt.reference),
    connector: attempt.connector,
    state: attempt.state,
    amount: presentMoney({ amountMinor: attempt.amount, currency: attempt.currency }),
    sentAt: instantOrNull(attempt.sentAt),
    evidence: attempt.evidence,
    asked: attempt.asked,
    askAt: instantOrNull(attempt.askAt),
  };
}

function presentOpenRefund(refund: Refund) {
  return {
    id: refund.id,
    topup: topupIn(refund.reference),
    state: refund.state,
    amount: presentMoney({ amountMinor: refund.amount, currency: refund.currency }),
    reason: refund.reason,
    evidence: refund.evidence,
    asked: refund.asked,
  };
}

function presentStranded({ attempt, topup, connector, amount, currency, since }: StrandedRefund) {
  return {
    attempt,
    topup,
    connector,
    amount: presentMoney({ amountMinor: amount, currency }),
    since: isoTime(since),
  };
}

function presentProposed(refund: ProposedRefund, logins: Logins) {
  return {
    id: refund.id,
    topup: refund.topup,
    amount: presentMoney({ amountMinor: refund.price, currency: refund.currency }),
    spentRule: refund.spentRule,
    reason: refund.reason,
    by: logins.get(refund.proposedBy ?? '') ?? null,
    at: isoTime(refund.openedAt),
  };
}

function presentChargeback(dispute: AnswerableDispute, logins: Logins) {
  return {
    id: dispute.id,
    topup: topupIn(dispute.reference),
    connector: dispute.connector,
    providerReference: dispute.providerReference,
    amount: presentMoney({ amountMinor: dispute.amount, currency: dispute.currency }),
    fee: presentMoney({ amountMinor: dispute.fee, currency: dispute.currency }),
    reason: dispute.reason,
    state: dispute.state,
    dueAt: instantOrNull(dispute.dueAt),
    openedAt: isoTime(dispute.openedAt),
    isTaken: dispute.isTaken,
    answer: dispute.answer && {
      ...dispute.answer,
      by: logins.get(dispute.answer.by) ?? null,
      at: isoTime(dispute.answer.at),
    },
  };
}

async function handleRead(
  { context }: ConsoleChannel,
  { caller }: StaffCall<Routes['readPayments']>,
) {
  const [found, logins] = await Promise.all([
    readPayments(context, caller, mostCounted + 1),
    readLogins(context),
  ]);
  const { states, unclear, refunds, stranded, proposed, undecided, decided } = found;
  return {
    states: states.map(({ connector, state, count }) => {
      return { connector, state: state as 'unknown', count: toNumber(count) };
    }),
    unclear: unclear.rows.map(presentUnclear),
    unclearAfter: unclear.last,
    proposed: proposed.rows.map((one) => presentProposed(one, logins)),
    proposedAfter: proposed.last,
    proposedCounted: presentCount(found.proposedCount),
    stranded: stranded.map(presentStranded),
    refunds: refunds.rows.map(presentOpenRefund),
    refundsBefore: refunds.last,
    chargebacks: undecided.rows.map((one) => presentChargeback(one, logins)),
    chargebacksAfter: undecided.last,
    chargebacksCounted: presentCount(found.undecidedCount),
    decided: decided.rows.map((one) => presentChargeback(one, logins)),
    decidedBefore: decided.last,
  };
}

function topupIn(reference: string): string | null {
  return isId('top', reference) ? reference : null;
}

async function handleUnclear(
  { context }: ConsoleChannel,
  { query, caller }: StaffCall<Routes['listUnclearPayments']>,
) {
  const after = query.after as AttemptId | undefined;
  const { rows, last } = await listUnclearPayments(context, caller, after);
  return { unclear: rows.map(presentUnclear), after: last };
}

async function handleRefunds(
  { context }: ConsoleChannel,
  { query, caller }: StaffCall<Routes['listOpenRefunds']>,
) {
  const before = query.before as RefundId | undefined;
  const { rows, last } = await listOpenRefunds(context, caller, before);
  return { refunds: rows.map(presentOpenRefund), before: last };
}

async function handleProposed(
  { context }: ConsoleChannel,
  { query, caller }: StaffCall<Routes['listProposedRefunds']>,
) {
  const after = query.after as ClawBackId | undefined;
  const { rows, last } = await listRefundsProposed(context, caller, after);
  const logins = await readLogins(context);
  return { proposed: rows.map((one) => presentProposed(one, logins)), after: last };
}

async function handleChargebacks(
  { context }: ConsoleChannel,
  { query, caller }: StaffCall<Routes['listChargebacks']>,
) {
  const after = query.after as DisputeId | undefined;
  const { rows, last } = await listChargebacks(context, caller, after);
  const logins = await readLogins(context);
  return { chargebacks: rows.map((one) => presentChargeback(one, logins)), after: last };
}

async function handleDecided(
  { context }: ConsoleChannel,
  { query, caller }: StaffCall<Routes['listDecidedChargebacks']>,
) {
  const before = query.before as DisputeId | undefined;
  const { rows, last } = await listDecidedChargebacks(context, caller, before);
  const logins = await readLogins(context);
  return { chargebacks: rows.map((one) => presentChargeback(one, logins)), before: last };
}

async function handlePropose(
  { context }: ConsoleChannel,
  { params, body, caller }: StaffCall<Routes['proposeRefund']>,
) {
  const { amountMinor, spentRule, reason } = body;
  const wanted = { price: BigInt(amountMinor), spentRule, reason };
  return { refund: await proposeRefund(context, caller, params.topup as TopupId, wanted) };
}

async function handleAnswer(
  { context }: ConsoleChannel,
  { params, body, caller }: StaffCall<Routes['answerRefund']>,
) {
  const { topup, refund } = params;
  const answer = { refund: refund as ClawBackId, isApproved: body.isApproved };
  await answerRefund(context, caller, topup as TopupId, answer);
  return { refund };
}

async function handleChargeback(
  { context }: ConsoleChannel,
  { params, body, caller }: StaffCall<Routes['answerChargeback']>,
) {
  const { chargeback } = params;
  await answerChargeback(context, caller, chargeback as DisputeId, body.words);
  return { chargeback };
}

async function handlePaper(
  { context }: ConsoleChannel,
  { params, caller, reply }: StaffCall<Routes['readChargebackPaper']>,
): Promise<undefined> {
  const paper = await readChargebackPaper(context, caller, params.chargeback as DisputeId);
  await sendFile(reply, { ...paper, mediaType: 'application/pdf' });
}

/** Payments as a whole, refunds by two people, and chargebacks with their deadlines. */
export function addPayments(add: AddStaffRoute): void {
  add(consoleRoutes.readPayments, handleRead);
  add(consoleRoutes.listUnclearPayments, handleUnclear);
  add(consoleRoutes.listOpenRefunds, handleRefunds);
  add(consoleRoutes.listProposedRefunds, handleProposed);
  add(consoleRoutes.listChargebacks, handleChargebacks);
  add(consoleRoutes.listDecidedChargebacks, handleDecided);
  add(consoleRoutes.proposeRefund, handlePropose);
  add(consoleRoutes.answerRefund, handleAnswer);
  add(consoleRoutes.answerChargeback, handleChargeback);
  add(consoleRoutes.readChargebackPaper, handlePaper);
}
