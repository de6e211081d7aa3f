import { assert, hongKongWallClock, type InstantMs, toNumber } from '#base';
import type { Evidence } from '../../evidence.ts';
import type { Attempt } from '../../payment.ts';
import type { Beginning, CallTools, Start } from '../provider.ts';
import { descriptionOf } from './description.ts';
import { orderPath, payerSceneOf, tradeType } from './dialects.ts';
import { orderHasMoved, orderNeverAccepted, orderNotFound } from './error-codes.ts';
import { callGateway, type Contract } from './gateway.ts';
import { askWhoPays } from './payer.ts';
import type { Fields } from '../json/fields.ts';
import { numberOf } from './number.ts';
import { bridgeParameters, libraryParameters } from './signing.ts';
import { evidenceOfTransaction } from './transaction.ts';

/**
 * Places the order, which the same words may do again, and says where the payer goes with it. Only
 * here is an order made: what WeChat has not answered is unknown, and asked for by our number.
 */
export async function startOrder(
  contract: Contract,
  tools: CallTools,
  attempt: Attempt,
  beginning: Beginning,
): Promise<Start> {
  const { dialect } = contract.merchant;
  assert(attempt.currency === dialect.currency, `${dialect.code} takes ${dialect.currency}`);
  if (attempt.scene !== 'wallet_page') return placeOrder(contract, tools, attempt, beginning);
  const payer = await askWhoPays(contract.merchant, tools, beginning.payer);
  return payer.kind === 'openid'
    ? placeOrder(contract, tools, attempt, beginning, { payer: { openid: payer.openid } })
    : payer;
}

async function placeOrder(
  contract: Contract,
  tools: CallTools,
  attempt: Attempt,
  { notifyUrl, payer }: Beginning,
  more: Fields = sceneOf(attempt, payer.address),
): Promise<Start> {
  const { merchant } = contract;
  const answer = await callGateway(contract, tools, {
    method: 'POST',
    target: orderPath(merchant.dialect, payerSceneOf(attempt)),
    content: { ...orderOf(contract, attempt), notify_url: notifyUrl, ...more },
  });
  if (answer.kind === 'done') {
    return startOf(contract, attempt, answer.fields, tools.nowMs) ?? unclear('nothing to go to');
  }
  if (answer.kind === 'nothing_certain') return unclear(answer.reason);
  const reason = `refused: ${answer.code}`;
  if (orderNeverAccepted.has(answer.code)) return known({ says: 'failed', reason });
  if (!orderHasMoved.has(answer.code)) return unclear(reason);
  const asked = await queryOrder(contract, tools, attempt);
  // Refused, and not there: the same words would be refused for ever.
  return known(asked.says === 'not_found' ? { says: 'failed', reason } : asked);
}

function orderOf({ merchant }: Contract, attempt: Attempt): Fields {
  const { dialect, merchantCategoryCode, mobileAppId, appId, mchId } = merchant;
  return {
    appid: attempt.scene === 'app' ? mobileAppId : appId,
    mchid: mchId,
    description: descriptionOf(attempt.subject),
    out_trade_no: numberOf(attempt),
    // Cut off to the second below, so that WeChat never takes money after our own end.
    time_expire: `${hongKongWallClock(attempt.expiresAt).replace(' ', 'T')}+08:00`,
    amount: { total: toNumber(attempt.amount), currency: attempt.currency },
    ...(dialect.isAbroad
      ? {
          trade_type: tradeType(payerSceneOf(attempt)),
          merchant_category_code: merchantCategoryCode,
        }
      : {}),
  };
}

function sceneOf({ scene }: Attempt, address: string): Fields {
  return scene === 'mobile_web'
    ? { scene_info: { payer_client_ip: address, h5_info: { type: 'Wap' } } }
    : {};
}

/** Where the payer goes; undefined when the answer does not say. */
function startOf(
  { merchant }: Contract,
  attempt: Attempt,
  fields: Fields,
  nowMs: InstantMs,
): Start | undefined {
  const { code_url: code, prepay_id: prepayId } = fields;
  switch (payerSceneOf(attempt)) {
    case 'desktop_page':
    case 'qr':
      return isAddress(code) ? known({ says: 'pending', qrContent: code }) : undefined;
    case 'mobile_web': {
      const page = fields['h5_url'] ?? fields['mweb_url'];
      // The page brings the payer back to this address, which without it would be the one before.
      const back = `redirect_url=${encodeURIComponent(attempt.returnUrl)}`;
      return isAddress(page)
        ? { kind: 'redirect', url: `${page}${page.includes('?') ? '&' : '?'}${back}` }
        : undefined;
    }
    case 'wallet_page':
      return isPrepaid(prepayId)
        ? { kind: 'invoke', parameters: bridgeParameters(merchant, prepayId, nowMs) }
        : undefined;
    case 'app': {
      const { mobileAppId } = merchant;
      return isPrepaid(prepayId) && mobileAppId !== undefined
        ? {
            kind: 'invoke',
            parameters: libraryParameters(merchant, mobileAppId, prepayId, nowMs),
          }
        : undefined;
    }
  }
}

function isAddress(value: unknown): value is string {
  return typeof value === 'string' && value.length <= 1_024 && URL.canParse(value);
}

function isPrepaid(value: unknown): value is string {
  return typeof value === 'string' && /^[\w-]{1,64}$/.test(value);
}

export async function queryOrder(
  contract: Contract,
  tools: CallTools,
  attempt: Attempt,
): Promise<Evidence> {
  const { dialect, mchId } = contract.merchant;
  const answer = await callGateway(contract, tools, {
    method: 'GET',
    target: `${dialect.transactions}/out-trade-no/${numberOf(attempt)}?mchid=${mchId}`,
  });
  switch (answer.kind) {
    case 'nothing_certain':
      return nothing(answer.reason);
    case 'refused':
      return orderNotFound.has(answer.code)
        ? { says: 'not_found' }
        : nothing(`refused: ${answer.code}`);
    case 'done':
      // A signed answer is about one order only: repeated to another question it proves nothing.
      return answer.fields['out_trade_no'] === numberOf(attempt)
        ? evidenceOfTransaction(contract.merchant, answer.fields)
        : nothing('the answer is about something else');
  }
}

/**
 * Closes the order. WeChat says yes also to a number that it has never seen, which from then on
 * makes no order any more: a yes is proof either way.
 */
export async function closeOrder(
  contract: Contract,
  tools: CallTools,
  attempt: Attempt,
): Promise<Evidence> {
  const { dialect, mchId } = contract.merchant;
  const answer = await callGateway(contract, tools, {
    method: 'POST',
    target: `${dialect.transactions}/out-trade-no/${numberOf(attempt)}/close`,
    content: { mchid: mchId },
  });
  switch (answer.kind) {
    case 'nothing_certain':
      return nothing(answer.reason);
    case 'refused':
      if (orderNotFound.has(answer.code)) return { says: 'not_found' };
      return orderHasMoved.has(answer.code)
        ? queryOrder(contract, tools, attempt)
        : nothing(`refused: ${answer.code}`);
    case 'done':
      return { says: 'closed' };
  }
}

function known(evidence: Evidence): Start {
  return { kind: 'evidence', evidence };
}

function unclear(reason: string): Start {
  return known(nothing(reason));
}

function nothing(reason: string): Evidence {
  return { says: 'nothing_certain', reason };
}
