import type { Capabilities, Provider, ProviderKind } from '../provider.ts';
import { fetchBill } from './bills.ts';
import type { Attempt } from '../../payment.ts';
import { closeCollection, collect, queryCollection, quietMs } from './collections.ts';
import { declineOf } from './decline-codes.ts';
import { answerDispute, readDispute } from './dispute-calls.ts';
import { stripeMandates } from './mandates.ts';
import { readNotice } from './read-notice.ts';
import { queryRefund, refundCharge } from './refund-calls.ts';
import { closeSession, querySession, startSession } from './session-calls.ts';
import { merchantOf, settingsProblem } from './settings.ts';

const capabilities: Capabilities = {
  currencies: ['HKD'],
  scenes: ['mobile_web', 'desktop_page'],
  // Cards can be charged unasked, once their holder has left one: that is a mandate's business.
  isUnscheduled: false,
  isScheduled: false,
  refund: 'partial',
  // What Stripe charges in HKD: HK$4.00 to eight digits.
  leastMinor: 400n,
  mostMinor: 99_999_999n,
  promisedSeconds: 15,
  quietMs,
};

/**
 * Cards by Stripe (API v1), UnionPay's among them, in HKD. Payers enter them on Stripe's own page:
 * no number of a card ever comes near us.
 */
export const stripe: ProviderKind = {
  code: 'stripe',
  problem: settingsProblem,
  open: (settings) => openProvider(settings),
  declineOf,
};

function isCollection({ scene }: Attempt): boolean {
  return scene === 'mandate';
}

function openProvider(settings: unknown): Provider {
  const merchant = merchantOf(settings);
  return {
    capabilities,
    start: (tools, attempt, { mandateToken: token }) =>
      token === undefined
        ? startSession(merchant, tools, attempt)
        : collect(merchant, tools, attempt, token),
    query: (tools, attempt) =>
      isCollection(attempt)
        ? queryCollection(merchant, tools, attempt)
        : querySession(merchant, tools, attempt),
    close: (tools, attempt) =>
      isCollection(attempt)
        ? closeCollection(merchant, tools, attempt)
        : closeSession(merchant, tools, attempt),
    refund: (tools, refund, attempt) => refundCharge(merchant, tools, refund, attempt),
    queryRefund: (tools, refund, attempt) => queryRefund(merchant, tools, refund, attempt),
    readDispute: (tools, reference) => readDispute(merchant, tools, reference),
    answerDispute: (tools, answer) => answerDispute(merchant, tools, answer),
    readNotice: (notice, nowMs) => readNotice(merchant, notice, nowMs),
    mandates: stripeMandates(merchant),
    bills: { account: merchant.accountId, fetch: (tools, day) => fetchBill(merchant, tools, day) },
    // Any 2xx will do; whatever else comes, Stripe sends it again for three days.
    accepted: { status: 200, contentType: 'application/json', body: '{"received":true}' },
    refused: { status: 400, contentType: 'application/json', body: '{"received":false}' },
  };
}
