import { minuteMs } from '#base';
import type {
  Beginning,
  CallTools,
  Capabilities,
  Provider,
  ProviderKind,
  Start,
} from '../provider.ts';
import type { Attempt } from '../../payment.ts';
import { fetchReport } from './bills.ts';
import { answerDispute } from './disputes.ts';
import { antomMandates, collect, declineOf } from './mandates.ts';
import { closePayment, queryPayment, startPayment } from './payment-calls.ts';
import { readNotice } from './read-notice.ts';
import { queryRefund, refundPayment } from './refund-calls.ts';
import { type Merchant, merchantOf, settingsProblem } from './settings.ts';

const capabilities: Capabilities = {
  currencies: ['HKD'],
  scenes: ['mobile_web', 'desktop_page'],
  // Charging without the payer needs an agreement: see the mandates of this provider.
  isUnscheduled: false,
  isScheduled: false,
  refund: 'partial',
  leastMinor: 1n,
  // What AlipayHK takes at once: HK$50,000.
  mostMinor: 5_000_000n,
  promisedSeconds: 10,
  // `paymentExpiryTime` ends the payment at Antom itself; this is for clocks that differ.
  quietMs: 5 * minuteMs,
};

/**
 * Antom (Alipay+) for a Hong Kong merchant, in HKD: the payer uses AlipayHK or, by another
 * connector, the Mainland's Alipay. Every message is signed in a header, in both directions.
 */
export const antom: ProviderKind = {
  code: 'antom',
  problem: settingsProblem,
  open: (settings) => openProvider(settings),
  declineOf,
};

function openProvider(settings: unknown): Provider {
  const merchant = merchantOf(settings);
  return {
    capabilities,
    start: (tools, attempt, beginning) => start(merchant, tools, attempt, beginning),
    query: (tools, attempt) => queryPayment(merchant, tools, attempt),
    close: (tools, attempt) => closePayment(merchant, tools, attempt),
    refund: (tools, refund, attempt) => refundPayment(merchant, tools, refund, attempt),
    queryRefund: (tools, refund) => queryRefund(merchant, tools, refund),
    readNotice: (notice) => readNotice(merchant, notice),
    answerDispute: (tools, answer) => answerDispute(merchant, tools, answer),
    mandates: antomMandates(merchant),
    ...billsOf(merchant),
    // Whatever else comes, Antom sends the notice again.
    accepted: { status: 200, contentType: 'application/json', body: answerOf('SUCCESS', 'S') },
    refused: { status: 400, contentType: 'application/json', body: answerOf('FAIL', 'F') },
  };
}

function billsOf(merchant: Merchant): Pick<Provider, 'bills'> {
  const { reportsUrl: url, customerId: account } = merchant;
  if (url === undefined) return {};
  return { bills: { account, fetch: (tools, day) => fetchReport(merchant, url, tools, day) } };
}

async function start(
  merchant: Merchant,
  tools: CallTools,
  attempt: Attempt,
  beginning: Beginning,
): Promise<Start> {
  const { notifyUrl, mandateToken: token } = beginning;
  return token === undefined
    ? startPayment(merchant, tools, attempt, beginning)
    : collect(merchant, tools, attempt, { notifyUrl, token });
}

function answerOf(resultCode: string, resultStatus: string): string {
  return JSON.stringify({ result: { resultCode, resultStatus, resultMessage: resultCode } });
}
