import { consoleRoutes } from '@lowu/contract/console';
import { isCurrency, isId, isoTime } from '#base';
import { readLogins } from '#identity';
import { type ExplainedPayment, explainPayment, listPayments } from '#ops';
import type { AttemptId, RefundId } from '#payments';
import { instantOrNull, presentMoney } from '#platform/http';
import { listBreaksAbout } from '#reconciliation';
import type { AddStaffRoute, ConsoleChannel, StaffCall } from './channel.ts';
import { presentAttempt, presentNotices, presentRefund } from './present-evidence.ts';
import { presentBreak } from './reconciliation.ts';

type Routes = typeof consoleRoutes;
type Caller = StaffCall<Routes['explainPayment']>['caller'];

async function handleList(
  { context }: ConsoleChannel,
  { params, query, caller }: StaffCall<Routes['listPayments']>,
) {
  const wanted = { ...params, before: query.before as AttemptId | undefined };
  const { rows, last } = await listPayments(context, caller, wanted);
  return {
    payments: rows.map(({ id, reference, amount: amountMinor, currency, ...of }) => ({
      id,
      topup: isId('top', reference) ? reference : null,
      amount: presentMoney({ amountMinor, currency }),
      openedAt: isoTime(of.openedAt),
      sentAt: instantOrNull(of.sentAt),
      evidence: of.evidence,
    })),
    before: last,
  };
}

/** Null for whoever may not see bills. */
async function breaksOf(
  { context }: ConsoleChannel,
  caller: Caller,
  { attempts, refunds }: ExplainedPayment,
) {
  if (!caller.session.permissions.includes('reconciliation.read')) return null;
  const numbers = [...attempts, ...refunds].map(({ id }) => id);
  const breaks = await listBreaksAbout(context, caller, numbers);
  const logins = await readLogins(context);
  return breaks.map((one) => presentBreak(one, logins));
}

async function handleExplain(
  channel: ConsoleChannel,
  { params, caller }: StaffCall<Routes['explainPayment']>,
) {
  const number = params.payment as AttemptId | RefundId;
  const explained = await explainPayment(channel.context, caller, number);
  const { topup, attempts, refunds, disputes, posted } = explained;
  return {
    topup,
    attempts: attempts.map(presentAttempt),
    notices: presentNotices(attempts),
    refunds: refunds.map(presentRefund),
    chargebacks: disputes.map(({ id, state, reason, openedAt, dueAt, currency, amount, fee }) => ({
      id,
      state,
      amount: presentMoney({ amountMinor: amount, currency }),
      fee: presentMoney({ amountMinor: fee, currency }),
      reason,
      openedAt: isoTime(openedAt),
      dueAt: instantOrNull(dueAt),
    })),
    postings: posted.flatMap(({ unit, amount: amountMinor, recordedAt, ...of }) =>
      isCurrency(unit)
        ? {
            recordedAt: isoTime(recordedAt),
            code: of.code,
            debited: of.debited,
            credited: of.credited,
            cause: of.cause,
            amount: presentMoney({ amountMinor, currency: unit }),
          }
        : [],
    ),
    breaks: await breaksOf(channel, caller, explained),
  };
}

/** Payments one by one. */
export function addPayment(add: AddStaffRoute): void {
  add(consoleRoutes.listPayments, handleList);
  add(consoleRoutes.explainPayment, handleExplain);
}
