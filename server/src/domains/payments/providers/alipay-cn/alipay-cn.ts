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
import { alipayMandates } from './agreements.ts';
import { fetchBill } from './bills.ts';
import { collect, declineOf } from './collections.ts';
import { readNotice } from './read-notice.ts';
import { queryRefund, refundTrade } from './refund-calls.ts';
import { type Merchant, merchantOf, settingsProblem } from './settings.ts';
import { closeTrade, queryTrade, startTrade } from './trade-calls.ts';

const capabilities: Capabilities = {
  currencies: ['CNY'],
  scenes: ['mobile_web', 'desktop_page', 'qr'],
  // Charging without the payer is another product of Alipay's, under another contract.
  isUnscheduled: false,
  isScheduled: false,
  refund: 'partial',
  // The range of `total_amount`: 0.01 to 100,000,000.00 yuan.
  leastMinor: 1n,
  mostMinor: 10_000_000_000n,
  promisedSeconds: 10,
  // `time_expire` ends the page and the code at Alipay itself; this is for clocks that differ.
  quietMs: 5 * minuteMs,
};

/**
 * Alipay in the Mainland (openapi.alipay.com, by its gateway or by REST v3), for a Mainland
 * company, in CNY.
 */
export const alipayCn: ProviderKind = {
  code: 'alipay_cn',
  problem: settingsProblem,
  open: (settings) => openProvider(settings),
  declineOf,
};

function openProvider(settings: unknown): Provider {
  const merchant = merchantOf(settings);
  return {
    capabilities,
    start: (tools, attempt, beginning) => start(merchant, tools, attempt, beginning),
    query: (tools, attempt) => queryTrade(merchant, tools, attempt),
    close: (tools, attempt) => closeTrade(merchant, tools, attempt),
    refund: (tools, refund, attempt) => refundTrade(merchant, tools, refund, attempt),
    queryRefund: (tools, refund, attempt) => queryRefund(merchant, tools, refund, attempt),
    readNotice: (notice) => readNotice(merchant, notice),
    ...(merchant.agreement ? { mandates: alipayMandates(merchant, merchant.agreement) } : {}),
    bills: { account: merchant.sellerId, fetch: (tools, day) => fetchBill(merchant, tools, day) },
    // Seven letters and nothing else; whatever else comes, Alipay sends the notice again.
    accepted: { status: 200, contentType: 'text/plain', body: 'success' },
    refused: { status: 400, contentType: 'text/plain', body: 'failure' },
  };
}

function start(
  merchant: Merchant,
  tools: CallTools,
  attempt: Attempt,
  { notifyUrl, mandateToken: token, planDue = null }: Beginning,
): Promise<Start> {
  const { agreement } = merchant;
  return token === undefined || agreement === null
    ? startTrade(merchant, tools, attempt, notifyUrl)
    : collect(merchant, tools, attempt, { product: agreement.product, token, notifyUrl, planDue });
}
