import { minuteMs } from '#base';
import type { Capabilities, Provider, ProviderKind } from '../provider.ts';
import { closePayment, queryPayment, startPayment } from './payment-calls.ts';
import { readNotice } from './read-notice.ts';
import { queryRefund, refundPayment } from './refund-calls.ts';
import { merchantOf, settingsProblem } from './settings.ts';

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
  feeBasisPoints: 0,
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
};

function openProvider(settings: unknown): Provider {
  const merchant = merchantOf(settings);
  return {
    capabilities,
    start: (tools, attempt, beginning) => startPayment(merchant, tools, attempt, beginning),
    query: (tools, attempt) => queryPayment(merchant, tools, attempt),
    close: (tools, attempt) => closePayment(merchant, tools, attempt),
    refund: (tools, refund, attempt) => refundPayment(merchant, tools, refund, attempt),
    queryRefund: (tools, refund) => queryRefund(merchant, tools, refund),
    readNotice: (notice) => readNotice(merchant, notice),
    // Whatever else comes, Antom sends the notice again.
    accepted: { status: 200, contentType: 'application/json', body: answerOf('SUCCESS', 'S') },
    refused: { status: 400, contentType: 'application/json', body: answerOf('FAIL', 'F') },
  };
}

function answerOf(resultCode: string, resultStatus: string): string {
  return JSON.stringify({ result: { resultCode, resultStatus, resultMessage: resultCode } });
}
