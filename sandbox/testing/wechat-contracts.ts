import assert from 'node:assert/strict';
import { open, press, textOf } from './browse.ts';
import { newNumber, type WechatSandbox } from './wechat-sandbox.ts';
import { planId } from './wechat-shop.ts';

const agent = { headers: { 'User-Agent': 'library' } };

type Fields = Record<string, unknown>;

/** A payer agrees to charges across the border; gives the contract's number. */
export async function signedAbroad({ shop, receiver }: WechatSandbox): Promise<string> {
  const code = newNumber();
  const asked = await shop.library.chain('v3/global/papay/contracts/h5-pre-entrust-sign').post(
    {
      appid: shop.appId,
      plan_id: Number(planId),
      out_contract_code: code,
      user_display_name: '陳大文',
      success_notify_url: receiver.url,
      return_url: `${shop.address}/wallet`,
    },
    agent,
  );
  const page = await open(String((asked.data as Fields)['sign_url']));
  assert.equal(textOf(page, 'shop'), '羅湖電訊');
  await press(page, 'agree');
  const params = { appid: shop.appId, plan_id: planId };
  const found = await shop.library
    .chain(`v3/global/papay/contracts/out-contract-code/${code}`)
    .get({ params, ...agent });
  assert.equal((found.data as Fields)['state'], 'SIGNED');
  return String((found.data as Fields)['contract_id']);
}

/** Charges a contract across the border, by an independent client. */
export function payAbroad(
  { shop, receiver }: WechatSandbox,
  contract: string,
  number = newNumber(),
) {
  const content = {
    appid: shop.appId,
    description: '增值50元',
    out_trade_no: number,
    contract_id: contract,
    merchant_category_code: '4814',
    notify_url: receiver.url,
    amount: { total: 5_000, currency: 'HKD' },
  };
  return shop.library.chain('v3/global/papay/transactions').post(content, agent);
}
