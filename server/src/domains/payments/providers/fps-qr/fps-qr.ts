import { assert, minuteMs } from '#base';
import { encodeFpsCode } from '#wire/fps';
import type { Attempt } from '../../payment.ts';
import type { BillAnswer, CallTools, Capabilities, Provider, ProviderKind } from '../provider.ts';
import { askBank, type BankAnswer } from './bank.ts';
import { findCredit } from './find-credit.ts';
import { referenceOf } from './reference.ts';
import { type FpsSettings, payeeOf, settingsProblem } from './settings.ts';

const capabilities: Capabilities = {
  currencies: ['HKD'],
  // A code to scan, or to keep as a picture and open in the bank's app on the same phone.
  scenes: ['qr'],
  isUnscheduled: false,
  isScheduled: false,
  refund: 'by_transfer',
  leastMinor: 1n,
  // Payers' banks set limits of their own, mostly lower ones.
  mostMinor: 100_000_000n,
  // The money is there within seconds; we learn of it when the bank's report is next read.
  promisedSeconds: 60,
  // A code cannot be called back: whoever has scanned it may still press the last button.
  quietMs: 5 * minuteMs,
};

/**
 * FPS by code, for a business with an account at a bank in Hong Kong. There is no gateway between
 * payer and payee: the payer's bank moves the money by a code that we print, and we learn of it
 * from our own bank's report, by the reference in the code.
 */
export const fpsQr: ProviderKind = {
  code: 'fps_qr',
  problem: settingsProblem,
  open: (settings) => openProvider(settings),
};

function openProvider(settings: unknown): Provider {
  const payee = payeeOf(settings);
  return {
    capabilities,
    start: async (_tools, attempt) => {
      const evidence = { says: 'pending', qrContent: codeOf(payee, attempt) } as const;
      return { kind: 'evidence', evidence };
    },
    query: (tools, attempt) => findCredit(payee, tools, attempt),
    // Nobody can end a code that is out. What was paid is found; what was not may yet be.
    close: (tools, attempt) => findCredit(payee, tools, attempt),
    // Nothing leads back by the way it came: finance sends a transfer, and the statement proves it.
    refund: async () => ({ says: 'pending', waitsFor: 'transfer' }),
    queryRefund: async () => ({ says: 'pending', waitsFor: 'transfer' }),
    readNotice: () => ({ kind: 'forged', reason: 'a bank sends no notices' }),
    bills: {
      account: payee.accountNumber,
      fetch: (tools, day) => fetchTarget(payee, tools, `statements/${day}`),
    },
    bank: {
      account: payee.accountNumber,
      fetchReport: (tools) => fetchTarget(payee, tools, 'report'),
    },
    accepted: { status: 200, contentType: 'text/plain', body: '' },
    refused: { status: 404, contentType: 'text/plain', body: '' },
  };
}

function codeOf(payee: FpsSettings, attempt: Attempt): string {
  assert(attempt.currency === 'HKD', `fps_qr is asked for ${attempt.currency}`);
  return encodeFpsCode({
    payee: { fpsId: payee.fpsId },
    currency: attempt.currency,
    amountMinor: attempt.amount,
    isAmountEditable: false,
    isForOnePayment: true,
    reference: referenceOf(attempt.id),
    merchantName: payee.merchantName,
    city: 'HK',
  });
}

async function fetchTarget(
  payee: FpsSettings,
  tools: CallTools,
  what: string,
): Promise<BillAnswer> {
  const account = encodeURIComponent(payee.accountNumber);
  const answer: BankAnswer = await askBank(payee, tools, `/v1/accounts/${account}/${what}`);
  return answer.kind === 'file' ? { kind: 'bill', file: answer.file } : answer;
}
