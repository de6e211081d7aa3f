import { dayMs, fromHongKongWallClock, idFrom, isId, majorOf, uuidOf } from '#base';
import {
  atAnyTime,
  type KnownMandate,
  type MandateCapabilities,
  type MandateEvidence,
  type MandateRequest,
  type Mandates,
} from '../mandates.ts';
import type { CallTools } from '../provider.ts';
import { agreementGone } from './answer-codes.ts';
import type { Answer, AnswerFields } from './answer.ts';
import { callAlipay } from './call.ts';
import { pageUrl } from './request.ts';
import type { AgreementSettings, Merchant } from './settings.ts';
import { refusalText } from './trade-calls.ts';

/**
 * 周期扣款: a payment in each period, from some days before its day on. The law wants its payer told
 * five days before each renewal (网络交易监督管理办法 §18), and Alipay tells nobody.
 */
const cycle: MandateCapabilities = {
  ...atAnyTime,
  isUnscheduled: false,
  leastPeriodDays: 7,
  advanceNotice: { by: 'us', days: 5, goodForDays: 6 },
  plan: { leastDays: 7, latestDayOfMonth: 28, openDays: 5 },
};

/** 商家扣款 or 周期扣款, by the product that the operator has a contract for. */
export function alipayMandates(merchant: Merchant, agreement: AgreementSettings): Mandates {
  return {
    capabilities: agreement.product === 'CYCLE_PAY_AUTH' ? cycle : atAnyTime,
    name: { en: 'Alipay', 'zh-Hant': '支付寶', 'zh-Hans': '支付宝' },
    async sign(tools, request) {
      const { notifyUrl, returnUrl } = request;
      const content = signingOf(agreement, request);
      const method = 'alipay.user.agreement.page.sign';
      const signing = { method, content, notifyUrl, returnUrl } as const;
      return { kind: 'redirect', url: pageUrl(merchant, signing, tools.nowMs) };
    },
    // That a browser came back with something proves nothing; it is a reason to ask at once.
    grantIn: ({ agreement_no: number }) => agreementNumber(number),
    redeem: (tools, _grant, number) =>
      queryAgreement(merchant, agreement, tools, { number, token: null }),
    query: (tools, mandate) => queryAgreement(merchant, agreement, tools, mandate),
    revoke: (tools, mandate) => unsign(merchant, agreement, tools, mandate),
  };
}

/** Alipay takes letters and digits alone, 32 at the most: the digits of our id. */
function externalNumberOf(number: string): string {
  return isId('mdt', number) ? uuidOf(number) : number;
}

/** Our number, of what stands in an answer or a notice. */
export function mandateOf(externalNumber: unknown): string | undefined {
  const id = typeof externalNumber === 'string' ? idFrom('mdt', externalNumber) : '';
  return isId('mdt', id) ? id : undefined;
}

function signingOf(
  { product, personalProductCode, signScene }: AgreementSettings,
  { number, limits, plan }: MandateRequest,
): Readonly<Record<string, unknown>> {
  return {
    personal_product_code: personalProductCode,
    product_code: product,
    sign_scene: signScene,
    external_agreement_no: externalNumberOf(number),
    access_params: { channel: 'ALIPAYAPP' },
    ...(plan === null
      ? {}
      : {
          period_rule_params: {
            period_type: plan.unit.toUpperCase(),
            period: String(plan.count),
            execute_time: plan.firstDay,
            single_amount: majorOf(limits.mostMinor),
          },
        }),
  };
}

/** By Alipay's number where we have it, else by ours under the product and the scene. */
function namedBy(
  { personalProductCode, signScene }: AgreementSettings,
  { number, token }: KnownMandate,
): Readonly<Record<string, string>> {
  if (token !== null) return { agreement_no: token };
  return {
    personal_product_code: personalProductCode,
    sign_scene: signScene,
    external_agreement_no: externalNumberOf(number),
  };
}

async function queryAgreement(
  merchant: Merchant,
  agreement: AgreementSettings,
  tools: CallTools,
  mandate: KnownMandate,
): Promise<MandateEvidence> {
  const answer = await callAlipay(merchant, tools, {
    method: 'alipay.user.agreement.query',
    content: namedBy(agreement, mandate),
  });
  if (answer.kind !== 'done') return endOf(answer, mandate);
  return mandateOf(answer.fields['external_agreement_no']) === mandate.number
    ? evidenceOfAgreement(answer.fields, tools.nowMs)
    : nothing('the answer is about something else');
}

/** Never signed and ended long ago are the same to Alipay: there is no such agreement. */
function endOf(
  answer: Exclude<Answer, { kind: 'done' }>,
  { token }: KnownMandate,
): MandateEvidence {
  if (answer.kind === 'nothing_certain') return nothing(answer.reason);
  if (!agreementGone.has(answer.subCode)) return nothing(refusalText(answer));
  return token === null ? { says: 'pending' } : ended;
}

const ended = { says: 'over', reason: 'ended at the wallet' } as const;

/** What an agreement's state proves, as an answer and a notice show it. */
export function evidenceOfAgreement(fields: AnswerFields, nowMs: number): MandateEvidence {
  const { status, agreement_no: number, alipay_logon_id: account } = fields;
  switch (status) {
    case 'TEMP':
      return { says: 'pending' };
    case 'NORMAL': {
      const token = agreementNumber(number);
      if (token === undefined) return nothing('without a number');
      const label = typeof account === 'string' ? account.slice(0, 64) : null;
      const invalidAt = fromHongKongWallClock(String(fields['invalid_time'])) ?? null;
      return { says: 'active', token, label, endsAt: soonOf(invalidAt, nowMs) };
    }
    case 'STOP':
    case 'UNSIGN':
      return ended;
    default:
      return nothing('a state that is not known');
  }
}

/** Agreements without an end are written with one a hundred years from now. */
function soonOf(endsAt: number | null, nowMs: number): number | null {
  return endsAt !== null && endsAt < nowMs + 30 * 365 * dayMs ? endsAt : null;
}

export function agreementNumber(value: unknown): string | undefined {
  return typeof value === 'string' && /^\d{10,64}$/.test(value) ? value : undefined;
}

async function unsign(
  merchant: Merchant,
  agreement: AgreementSettings,
  tools: CallTools,
  mandate: KnownMandate,
): Promise<MandateEvidence> {
  const answer = await callAlipay(merchant, tools, {
    method: 'alipay.user.agreement.unsign',
    content: namedBy(agreement, mandate),
  });
  if (answer.kind === 'done') return { says: 'over', reason: 'revoked by us' };
  const evidence = endOf(answer, mandate);
  return evidence.says === 'pending' ? { says: 'over', reason: 'never signed' } : evidence;
}

function nothing(reason: string): MandateEvidence {
  return { says: 'nothing_certain', reason };
}
