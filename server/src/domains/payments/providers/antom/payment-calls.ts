import type { Evidence } from '../../evidence.ts';
import type { Attempt } from '../../payment.ts';
import type { Beginning, CallTools, Start } from '../provider.ts';
import { descriptionOf } from './description.ts';
import { callGateway, type GatewayAnswer } from './gateway.ts';
import { evidenceOfStatus } from './payment.ts';
import { paymentHasMoved, paymentNeverAccepted, paymentNotFound } from './result-codes.ts';
import type { Merchant } from './settings.ts';

/** One payment has one number however often it is begun: the same words give its page again. */
export async function startPayment(
  merchant: Merchant,
  tools: CallTools,
  attempt: Attempt,
  { notifyUrl, payer }: Beginning,
): Promise<Start> {
  const answer = await callGateway(merchant, tools, 'payments/pay', {
    productCode: 'CASHIER_PAYMENT',
    paymentMethod: { paymentMethodType: merchant.wallet },
    ...orderOf(attempt, notifyUrl),
    paymentExpiryTime: new Date(attempt.expiresAt).toISOString(),
    paymentRedirectUrl: attempt.returnUrl,
    env: {
      terminalType: attempt.scene === 'desktop_page' ? 'WEB' : 'WAP',
      clientIp: payer.address,
    },
  });
  if (answer.kind === 'under_way') return pageIn(merchant, answer.fields['normalUrl']);
  if (answer.kind === 'nothing_certain') return told(uncertain(answer.reason));
  if (answer.kind === 'refused' && paymentNeverAccepted.has(answer.code)) {
    return told({ says: 'failed', reason: answer.code });
  }
  const isElsewhere = answer.kind === 'done' || paymentHasMoved.has(answer.code);
  return told(
    isElsewhere
      ? await queryPayment(merchant, tools, attempt)
      : uncertain(`refused: ${answer.code}`),
  );
}

/** What is paid for, in the words that every kind of payment shares. */
export function orderOf(attempt: Attempt, notifyUrl: string) {
  const amount = { currency: attempt.currency, value: attempt.amount.toString() };
  return {
    paymentRequestId: attempt.id,
    paymentAmount: amount,
    order: {
      referenceOrderId: attempt.payment,
      orderDescription: descriptionOf(attempt.subject),
      orderAmount: amount,
    },
    paymentNotifyUrl: notifyUrl,
    settlementStrategy: { settlementCurrency: attempt.currency },
  };
}

export function pageIn({ isProduction }: Merchant, url: unknown): Start {
  const protocols = isProduction ? ['https:'] : ['https:', 'http:'];
  const isPage =
    typeof url === 'string' && URL.canParse(url) && protocols.includes(new URL(url).protocol);
  return isPage ? { kind: 'redirect', url } : told(uncertain('the answer names no page'));
}

function told(evidence: Evidence): Start {
  return { kind: 'evidence', evidence };
}

export async function queryPayment(
  merchant: Merchant,
  tools: CallTools,
  attempt: Attempt,
): Promise<Evidence> {
  return evidenceIn(await inquire(merchant, tools, attempt), attempt);
}

export function inquire(
  merchant: Merchant,
  tools: CallTools,
  { id }: Attempt,
): Promise<GatewayAnswer> {
  return callGateway(merchant, tools, 'payments/inquiryPayment', { paymentRequestId: id });
}

function evidenceIn(answer: GatewayAnswer, { id }: Attempt): Evidence {
  switch (answer.kind) {
    case 'nothing_certain':
      return uncertain(answer.reason);
    case 'refused':
      return answer.code === paymentNotFound
        ? { says: 'not_found' }
        : uncertain(`refused: ${answer.code}`);
    case 'under_way':
      return uncertain('the question itself is under way');
    case 'done':
      return answer.fields['paymentRequestId'] === id
        ? evidenceOfStatus(answer.fields)
        : uncertain('the answer is about something else');
  }
}

/**
 * Looks before it cancels: a cancellation takes back what was paid, too. Where the payer is quicker
 * than we are between the two, Antom returns the money, and closed is still the truth.
 */
export async function closePayment(
  merchant: Merchant,
  tools: CallTools,
  attempt: Attempt,
): Promise<Evidence> {
  const before = await queryPayment(merchant, tools, attempt);
  if (before.says !== 'pending') return before;
  const content = { paymentRequestId: attempt.id };
  const answer = await callGateway(merchant, tools, 'payments/cancel', content);
  switch (answer.kind) {
    case 'nothing_certain':
      return uncertain(answer.reason);
    case 'under_way':
      return uncertain('the cancellation is under way');
    case 'done':
      return answer.fields['paymentRequestId'] === attempt.id
        ? { says: 'closed' }
        : uncertain('the answer is about something else');
    case 'refused':
      return paymentHasMoved.has(answer.code)
        ? queryPayment(merchant, tools, attempt)
        : uncertain(`refused: ${answer.code}`);
  }
}

export function uncertain(reason: string): Extract<Evidence, { says: 'nothing_certain' }> {
  return { says: 'nothing_certain', reason };
}
