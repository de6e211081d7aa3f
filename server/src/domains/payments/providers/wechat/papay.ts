import { createHmac } from 'node:crypto';
import { hongKongWallClock, idFrom, type InstantMs, isId, toNumber, uuidOf } from '#base';
import {
  atAnyTime,
  type CollectionNotice,
  type KnownMandate,
  type MandateCapabilities,
  type MandateEvidence,
  type MandateRequest,
  type Mandates,
  type MandateStart,
  type NoticeEvidence,
} from '../mandates.ts';
import type { CallTools } from '../provider.ts';
import type { Fields } from '../json/fields.ts';
import { contractNotFound } from './error-codes.ts';
import { callGateway, type Contract, type GatewayAnswer } from './gateway.ts';
import type { PapaySettings } from './settings.ts';

/**
 * 委托代扣 in the Mainland: WeChat tells the payer when we ask it to, the day after is theirs to
 * object, and from the next one on a payment can be taken by day. So nothing can be taken whenever
 * a threshold is crossed.
 */
const mainland: MandateCapabilities = {
  ...atAnyTime,
  isUnscheduled: false,
  leastPeriodDays: 1,
  advanceNotice: { by: 'provider', days: 2, goodForDays: 3 },
  hours: { from: 7, until: 22 },
};

/**
 * Contracts for charges without the payer: abroad wholly by API v3, in the Mainland signed by v2.
 */
export function wechatMandates(contract: Contract, papay: PapaySettings): Mandates {
  const { isAbroad } = contract.merchant.dialect;
  const mandates: Mandates = {
    capabilities: isAbroad ? atAnyTime : mainland,
    name: { en: 'WeChat Pay', 'zh-Hant': '微信支付', 'zh-Hans': '微信支付' },
    sign: (tools, request) =>
      isAbroad
        ? signAbroad(contract, papay, tools, request)
        : signInMainland(contract, papay, tools, request),
    // Nothing comes back with the payer; that they came back is a reason to ask at once.
    grantIn: () => 'returned',
    redeem: (tools, _grant, number) =>
      queryContract(contract, papay, tools, { number, token: null }),
    query: (tools, mandate) => queryContract(contract, papay, tools, mandate),
    revoke: (tools, mandate) => terminate(contract, papay, tools, mandate),
  };
  if (isAbroad) return mandates;
  return {
    ...mandates,
    announce: (tools, mandate, notice) => announce(contract, tools, mandate, notice),
  };
}

/** 32 characters at the most: the digits of our id. */
function codeOf(number: string): string {
  return isId('mdt', number) ? uuidOf(number) : number;
}

/** Our number, of what stands in an answer or a notice. */
export function mandateOf(code: unknown): string | undefined {
  const id = typeof code === 'string' ? idFrom('mdt', code) : '';
  return isId('mdt', id) ? id : undefined;
}

/** What the payer's page shows of them: nothing that is worth stealing. */
const displayName = (number: string): string => `No. ${codeOf(number).slice(0, 8)}`;

async function signAbroad(
  contract: Contract,
  { planId }: PapaySettings,
  tools: CallTools,
  { number, notifyUrl, returnUrl, signBefore }: MandateRequest,
): Promise<MandateStart> {
  const answer = await callGateway(contract, tools, {
    method: 'POST',
    target: '/v3/global/papay/contracts/h5-pre-entrust-sign',
    content: {
      appid: contract.merchant.appId,
      plan_id: Number(planId),
      out_contract_code: codeOf(number),
      user_display_name: displayName(number),
      success_notify_url: notifyUrl,
      return_url: returnUrl,
      expired_time: `${hongKongWallClock(signBefore).replace(' ', 'T')}+08:00`,
    },
  });
  return answer.kind === 'done' ? pageIn(contract, answer.fields['sign_url']) : unclear(answer);
}

/** API v2: parameters in the address, signed by HMAC; a page in the answer, which is XML. */
async function signInMainland(
  { merchant }: Contract,
  { planId, apiV2Key = '' }: PapaySettings,
  tools: CallTools,
  { number, notifyUrl }: MandateRequest,
): Promise<MandateStart> {
  const params: Readonly<Record<string, string>> = {
    appid: merchant.appId,
    mch_id: merchant.mchId,
    plan_id: planId,
    contract_code: codeOf(number),
    request_serial: String(tools.nowMs),
    contract_display_account: displayName(number),
    notify_url: notifyUrl,
    version: '1.0',
    timestamp: String(Math.floor(tools.nowMs / 1_000)),
    clientip: '127.0.0.1',
  };
  const query = new URLSearchParams({ ...params, sign: signV2(params, apiV2Key) });
  const url = `${merchant.gateway}/papay/h5entrustweb?${query}`;
  const outcome = await tools.http.call({ method: 'GET', url, headers: {}, timeoutMs: 10_000 });
  if (outcome.outcome !== 'proof') return { kind: 'nothing_certain', reason: outcome.reason };
  const text = outcome.answer.body.toString();
  const page = /<redirect_url>(?:<!\[CDATA\[)?([^<\]]+)/.exec(text)?.[1];
  return pageIn({ merchant }, page?.replaceAll('&amp;', '&'));
}

/** `HMAC-SHA256` of the sorted parameters, the key behind them. */
export function signV2(params: Readonly<Record<string, string>>, key: string): string {
  const text = Object.entries(params)
    .filter(([name, value]) => name !== 'sign' && value !== '')
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join('&');
  return createHmac('sha256', key).update(`${text}&key=${key}`).digest('hex').toUpperCase();
}

function pageIn({ merchant }: Pick<Contract, 'merchant'>, url: unknown): MandateStart {
  const isPage = typeof url === 'string' && url.length <= 2_048 && URL.canParse(url);
  const isSafe = isPage && (merchant.gateway.startsWith('http:') || url.startsWith('https:'));
  return isSafe
    ? { kind: 'redirect', url }
    : { kind: 'nothing_certain', reason: 'the answer names no page' };
}

function unclear(answer: Exclude<GatewayAnswer, { kind: 'done' }>): MandateStart {
  const reason = answer.kind === 'refused' ? `refused: ${answer.code}` : answer.reason;
  return { kind: 'nothing_certain', reason };
}

/** By WeChat's number of it where we have one, else by ours under the template. */
function targetOf(
  { merchant }: Contract,
  { planId }: PapaySettings,
  { number, token }: KnownMandate,
): string {
  const code = codeOf(number);
  if (merchant.dialect.isAbroad) {
    const app = `appid=${merchant.appId}`;
    return token === null
      ? `/v3/global/papay/contracts/out-contract-code/${code}?${app}&plan_id=${planId}`
      : `/v3/global/papay/contracts/${token}?${app}`;
  }
  const folder = '/v3/papay/sign/contracts';
  const app = `?appid=${merchant.appId}`;
  return token === null
    ? `${folder}/plan-id/${planId}/out-contract-code/${code}${app}`
    : `${folder}/contract-id/${token}${app}`;
}

async function queryContract(
  contract: Contract,
  papay: PapaySettings,
  tools: CallTools,
  mandate: KnownMandate,
): Promise<MandateEvidence> {
  const target = targetOf(contract, papay, mandate);
  const answer = await callGateway(contract, tools, { method: 'GET', target });
  if (answer.kind !== 'done') return endOf(answer, mandate);
  return mandateOf(answer.fields['out_contract_code']) === mandate.number
    ? evidenceOfContract(answer.fields)
    : nothing('the answer is about something else');
}

/** Never signed and ended long ago are the same: there is no such contract. */
function endOf(
  answer: Exclude<GatewayAnswer, { kind: 'done' }>,
  { token }: KnownMandate,
): MandateEvidence {
  if (answer.kind === 'nothing_certain') return nothing(answer.reason);
  if (!contractNotFound.has(answer.code)) return nothing(`refused: ${answer.code}`);
  return token === null ? { says: 'pending' } : ended;
}

const ended = { says: 'over', reason: 'ended at the wallet' } as const;

/** What a contract's state proves, as an answer and a notice show it. */
export function evidenceOfContract(fields: Fields): MandateEvidence {
  const state = fields['state'] ?? fields['contract_state'];
  if (state === 'TERMINATED') return ended;
  const token = fields['contract_id'];
  const isSigned = state === 'SIGNED' && typeof token === 'string' && /^\w{1,64}$/.test(token);
  if (!isSigned) return nothing('a state that is not known');
  return { says: 'active', token, label: null, endsAt: endIn(fields) };
}

function endIn({ contract_expired_time: text }: Fields): InstantMs | null {
  const atMs = typeof text === 'string' ? Date.parse(text) : Number.NaN;
  return Number.isNaN(atMs) ? null : atMs;
}

async function terminate(
  contract: Contract,
  papay: PapaySettings,
  tools: CallTools,
  mandate: KnownMandate,
): Promise<MandateEvidence> {
  const { token } = mandate;
  if (token === null) return { says: 'over', reason: 'never signed' };
  const { appId, dialect } = contract.merchant;
  const note = { [dialect.isAbroad ? 'termination_note' : 'contract_termination_remark']: '解约' };
  const folder = dialect.isAbroad
    ? `/v3/global/papay/contracts/${token}`
    : `/v3/papay/sign/contracts/contract-id/${token}`;
  const answer = await callGateway(contract, tools, {
    method: 'POST',
    target: `${folder}/terminate`,
    content: { appid: appId, ...note },
  });
  if (answer.kind === 'done') return { says: 'over', reason: 'revoked by us' };
  // One that is over already cannot be ended: the query says so.
  if (answer.kind === 'refused') return queryContract(contract, papay, tools, mandate);
  return nothing(answer.reason);
}

/** Has WeChat tell the payer what will be taken, at the most, and on which days. */
async function announce(
  contract: Contract,
  tools: CallTools,
  { token }: KnownMandate,
  { amountMinor, currency, goodForDays }: CollectionNotice,
): Promise<NoticeEvidence> {
  const { mchId, appId } = contract.merchant;
  if (token === null) return { says: 'refused', reason: 'never signed' };
  const answer = await callGateway(contract, tools, {
    method: 'POST',
    target: `/v3/papay/contracts/${token}/notify`,
    content: {
      mchid: mchId,
      appid: appId,
      deduct_duration: { count: goodForDays, unit: 'DAY' },
      estimated_amount: { amount: toNumber(amountMinor), currency },
    },
  });
  switch (answer.kind) {
    case 'done':
      return { says: 'told', proof: `wechat 204 ${hongKongWallClock(tools.nowMs)}` };
    case 'refused':
      return { says: 'refused', reason: answer.code };
    case 'nothing_certain':
      return { says: 'nothing_certain', reason: answer.reason };
  }
}

function nothing(reason: string): MandateEvidence {
  return { says: 'nothing_certain', reason };
}
