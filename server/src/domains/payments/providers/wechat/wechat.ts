import { minuteMs } from '#base';
import type { Capabilities, Provider, ProviderKind } from '../provider.ts';
import { fetchBill } from './bills.ts';
import { type Dialect, wechatCn, wechatGlobal, wechatHk } from './dialects.ts';
import type { Contract } from './gateway.ts';
import { collect, declineOf } from './collections.ts';
import { closeOrder, queryOrder, startOrder } from './order-calls.ts';
import { wechatMandates } from './papay.ts';
import { openPlatformKeys } from './platform-keys.ts';
import { readNotice } from './read-notice.ts';
import { queryRefund, refundOrder } from './refund-calls.ts';
import { type Merchant, merchantOf, settingsProblem } from './settings.ts';

/**
 * WeChat Pay API v3 for a direct merchant: in the Mainland, with Hong Kong's own wallet, and with
 * the Mainland's wallet abroad. Which one it is depends on the merchant's contract, not on the
 * payer.
 */
export const wechatKinds: readonly ProviderKind[] = [wechatCn, wechatHk, wechatGlobal].map(
  (dialect) => ({
    code: dialect.code,
    problem: (settings) => settingsProblem(dialect, settings),
    open: (settings) => openProvider(merchantOf(dialect, settings)),
    ...(dialect.code === 'wechat_hk' ? {} : { declineOf }),
  }),
);

function openProvider(merchant: Merchant): Provider {
  const contract: Contract = { merchant, keys: openPlatformKeys(merchant) };
  return {
    capabilities: capabilitiesOf(merchant.dialect, merchant),
    start: (tools, attempt, beginning) => {
      const { mandateToken: token, notifyUrl } = beginning;
      return token === undefined
        ? startOrder(contract, tools, attempt, beginning)
        : collect(contract, tools, attempt, { notifyUrl, token });
    },
    query: (tools, attempt) => queryOrder(contract, tools, attempt),
    close: (tools, attempt) => closeOrder(contract, tools, attempt),
    refund: (tools, refund, attempt) => refundOrder(contract, tools, refund, attempt),
    queryRefund: (tools, refund) => queryRefund(contract, tools, refund),
    readNotice: (notice, nowMs) => readNotice(contract, notice, nowMs),
    ...(merchant.papay ? { mandates: wechatMandates(contract, merchant.papay) } : {}),
    bills: { account: merchant.mchId, fetch: (tools, day) => fetchBill(contract, tools, day) },
    learnKeys: (tools) => contract.keys.learn(tools),
    // Nothing but the status counts. Within five seconds, or it comes again.
    accepted: { status: 204, contentType: 'application/json', body: '' },
    refused: {
      status: 400,
      contentType: 'application/json',
      body: '{"code":"FAIL","message":"the notice was not accepted"}',
    },
  };
}

function capabilitiesOf({ currency }: Dialect, merchant: Merchant): Capabilities {
  return {
    currencies: [currency],
    scenes: [
      'mobile_web',
      'qr',
      ...(merchant.appSecret === undefined ? [] : (['wallet_page'] as const)),
      ...(merchant.mobileAppId === undefined ? [] : (['app'] as const)),
    ],
    // Charging without the payer is another product of WeChat's, under another contract.
    isUnscheduled: false,
    isScheduled: false,
    refund: 'partial',
    leastMinor: 1n,
    // The documents call `total` an int and give no end to it.
    mostMinor: 2_147_483_647n,
    promisedSeconds: 10,
    // `time_expire` ends the order at WeChat itself; this is for clocks that differ.
    quietMs: 5 * minuteMs,
  };
}
