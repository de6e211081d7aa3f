import type { Words } from '#base';
import type { Evidence } from '../../evidence.ts';
import type { Attempt } from '../../payment.ts';
import { type Fields, nameIn, timeIn } from '../json/fields.ts';
import {
  atAnyTime,
  type DeclineKind,
  type KnownMandate,
  type MandateCapabilities,
  type MandateEvidence,
  type MandateRequest,
  type Mandates,
  type MandateStart,
} from '../mandates.ts';
import type { CallTools, Start } from '../provider.ts';
import { callGateway } from './gateway.ts';
import { captureOf } from './payment.ts';
import { orderOf, pageIn, queryPayment } from './payment-calls.ts';
import { paymentHasMoved, paymentNeverAccepted } from './result-codes.ts';
import type { Merchant, Wallet } from './settings.ts';

const capabilities: MandateCapabilities = { ...atAnyTime, mostMinor: 5_000_000n };

const names: Readonly<Record<Wallet, Words>> = {
  ALIPAY_HK: { en: 'AlipayHK', 'zh-Hant': 'AlipayHK', 'zh-Hans': 'AlipayHK' },
  ALIPAY_CN: { en: 'Alipay', 'zh-Hant': '支付寶', 'zh-Hans': '支付宝' },
};

/** Auto Debit: the payer agrees on a page, a code comes back, and a token is had for it. */
export function antomMandates(merchant: Merchant): Mandates {
  return {
    capabilities,
    name: names[merchant.wallet],
    sign: (tools, request) => consult(merchant, tools, request),
    grantIn({ authCode }) {
      return typeof authCode === 'string' && /^[\w-]{1,64}$/.test(authCode) ? authCode : undefined;
    },
    redeem: (tools, grant) => applyToken(merchant, tools, grant),
    query: (tools, mandate) => queryToken(merchant, tools, mandate),
    revoke: (tools, mandate) => revoke(merchant, tools, mandate),
  };
}

async function consult(
  merchant: Merchant,
  tools: CallTools,
  { number, returnUrl, notifyUrl }: MandateRequest,
): Promise<MandateStart> {
  const answer = await callGateway(merchant, tools, 'authorizations/consult', {
    customerBelongsTo: merchant.wallet,
    scopes: ['AGREEMENT_PAY'],
    authState: number,
    authRedirectUrl: returnUrl,
    authNotifyUrl: notifyUrl,
    terminalType: 'WAP',
  });
  if (answer.kind === 'nothing_certain') return answer;
  if (answer.kind !== 'done') return uncertain(answer.kind === 'refused' ? answer.code : 'U');
  const page = pageIn(merchant, answer.fields['normalUrl'] ?? answer.fields['authUrl']);
  return page.kind === 'redirect' ? page : uncertain('the answer names no page');
}

/** A code is good once: where its answer was lost, the notice of the token tells. */
async function applyToken(
  merchant: Merchant,
  tools: CallTools,
  authCode: string,
): Promise<MandateEvidence> {
  const answer = await callGateway(merchant, tools, 'authorizations/applyToken', {
    grantType: 'AUTHORIZATION_CODE',
    customerBelongsTo: merchant.wallet,
    authCode,
  });
  switch (answer.kind) {
    case 'nothing_certain':
      return nothing(answer.reason);
    case 'under_way':
      return { says: 'pending' };
    case 'refused':
      return nothing(`refused: ${answer.code}`);
    case 'done':
      return activeIn(answer.fields);
  }
}

/** What a token is, in an answer or a notice. */
export function activeIn(fields: Fields): MandateEvidence {
  const { accessToken: token, userLoginId } = fields;
  if (typeof token !== 'string' || !/^[\w-]{1,128}$/.test(token)) return nothing('without a token');
  const label = typeof userLoginId === 'string' ? userLoginId.slice(0, 64) : null;
  return { says: 'active', token, label, endsAt: timeIn(fields['accessTokenExpiryTime']) ?? null };
}

const tokenGone: ReadonlySet<string> = new Set([
  'INVALID_ACCESS_TOKEN',
  'EXPIRED_ACCESS_TOKEN',
  'ACCESS_TOKEN_NOT_EXIST',
]);

async function queryToken(
  merchant: Merchant,
  tools: CallTools,
  { token }: KnownMandate,
): Promise<MandateEvidence> {
  // Without a token there is nothing to ask by; the payer's return or a notice brings it.
  if (token === null) return { says: 'pending' };
  const content = { accessToken: token };
  const answer = await callGateway(merchant, tools, 'authorizations/query', content);
  if (answer.kind === 'nothing_certain') return nothing(answer.reason);
  if (answer.kind === 'refused') return endBy(answer.code);
  if (answer.kind === 'under_way') return { says: 'pending' };
  return answer.fields['tokenStatusType'] === 'ACTIVE'
    ? activeIn(answer.fields)
    : { says: 'over', reason: 'ended at the wallet' };
}

async function revoke(
  merchant: Merchant,
  tools: CallTools,
  { token }: KnownMandate,
): Promise<MandateEvidence> {
  if (token === null) return { says: 'over', reason: 'never signed' };
  const content = { accessToken: token };
  const answer = await callGateway(merchant, tools, 'authorizations/revoke', content);
  if (answer.kind === 'done') return { says: 'over', reason: 'revoked by us' };
  if (answer.kind === 'refused') return endBy(answer.code);
  return nothing(answer.kind === 'under_way' ? 'under way' : answer.reason);
}

function endBy(code: string): MandateEvidence {
  return tokenGone.has(code)
    ? { says: 'over', reason: 'ended at the wallet' }
    : nothing(`refused: ${code}`);
}

/** The documents give a payment without its payer a minute at the most. */
const longestMs = 60_000;

/** A payment without the payer. Its number makes it one payment however often it is sent. */
export async function collect(
  merchant: Merchant,
  tools: CallTools,
  attempt: Attempt,
  given: { readonly notifyUrl: string; readonly token: string },
): Promise<Start> {
  const until = Math.min(attempt.expiresAt, (attempt.sentAt ?? tools.nowMs) + longestMs);
  const answer = await callGateway(merchant, tools, 'payments/pay', {
    productCode: 'AGREEMENT_PAYMENT',
    paymentMethod: { paymentMethodType: merchant.wallet, paymentMethodId: given.token },
    ...orderOf(attempt, given.notifyUrl),
    paymentExpiryTime: new Date(until).toISOString(),
  });
  return { kind: 'evidence', evidence: await evidenceIn(merchant, tools, attempt, answer) };
}

async function evidenceIn(
  merchant: Merchant,
  tools: CallTools,
  attempt: Attempt,
  answer: Awaited<ReturnType<typeof callGateway>>,
): Promise<Evidence> {
  switch (answer.kind) {
    case 'nothing_certain':
      return { says: 'nothing_certain', reason: answer.reason };
    case 'under_way':
      return { says: 'pending' };
    case 'done':
      return answer.fields['paymentRequestId'] === attempt.id
        ? captureOf(answer.fields, true)
        : { says: 'nothing_certain', reason: 'the answer is about something else' };
    case 'refused': {
      const { code } = answer;
      const isFinal = declines.has(code) || paymentNeverAccepted.has(code);
      if (isFinal && !paymentHasMoved.has(code)) return { says: 'failed', reason: code };
      return queryPayment(merchant, tools, attempt);
    }
  }
}

/** What the wallet says to a payment without its owner, and what is to be done about it. */
const declines: ReadonlyMap<string, DeclineKind> = new Map([
  ['USER_BALANCE_NOT_ENOUGH', 'soft'],
  ['USER_AMOUNT_EXCEED_LIMIT', 'soft'],
  ['NO_PAY_OPTIONS', 'soft'],
  ['PROCESS_FAIL', 'soft'],
  ['USER_PAYMENT_VERIFICATION_FAILED', 'needs_payer'],
  ['USER_NOT_EXIST', 'hard'],
  ['USER_STATUS_ABNORMAL', 'hard'],
  ['USER_KYC_NOT_QUALIFIED', 'hard'],
  ['RISK_REJECT', 'hard'],
  ['FRAUD_REJECT', 'hard'],
  ...[...tokenGone].map((code) => [code, 'over'] as const),
]);

export function declineOf(reason: string): DeclineKind {
  return declines.get(nameIn(reason)) ?? 'soft';
}

function uncertain(reason: string): MandateStart {
  return { kind: 'nothing_certain', reason };
}

function nothing(reason: string): MandateEvidence {
  return { says: 'nothing_certain', reason };
}
