import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Hash } from 'wechatpay-axios-plugin';
import { open, press } from '../../testing/browse.ts';
import { payAbroad, signedAbroad } from '../../testing/wechat-contracts.ts';
import { newNumber, startWechat, type WechatSandbox } from '../../testing/wechat-sandbox.ts';
import { planId } from '../../testing/wechat-shop.ts';

/** An independent client is the judge: it signs what we verify, and verifies what we sign. */
let abroad: WechatSandbox;
let mainland: WechatSandbox;

before(async () => {
  [abroad, mainland] = await Promise.all([
    startWechat({ region: 'global' }),
    startWechat({ region: 'cn' }),
  ]);
});

after(() => Promise.all([abroad.close(), mainland.close()]));

const agent = { headers: { 'User-Agent': 'library' } };

type Fields = Record<string, unknown>;

async function codeOf(call: Promise<unknown>): Promise<string> {
  const thrown: unknown = await call.then(
    () => ({}),
    (error: unknown) => error,
  );
  const { response } = thrown as { response?: { data?: { code?: string } } };
  return String(response?.data?.code);
}

test('abroad a payer agrees on the page, and is charged once under one number', async () => {
  const contract = await signedAbroad(abroad);
  const number = newNumber();
  const [first, again] = [
    await payAbroad(abroad, contract, number),
    await payAbroad(abroad, contract, number),
  ];
  assert.equal((first.data as Fields)['trade_state'], 'SUCCESS');
  assert.equal((again.data as Fields)['id'], (first.data as Fields)['id']);
});

test('a contract that was stopped in the wallet, or by the shop, is charged no more', async () => {
  const { shop } = abroad;
  const [one, other] = [await signedAbroad(abroad), await signedAbroad(abroad)];
  const ending = shop.library.chain(`v3/global/papay/contracts/${one}/terminate`);
  const ended = await ending.post({ appid: shop.appId, termination_note: '解约' }, agent);
  assert.equal(ended.status, 204);
  await press(await open(`${shop.address}/wallet`), 'stop');
  for (const contract of [one, other]) {
    assert.equal(await codeOf(payAbroad(abroad, contract)), 'CONTRACT_TERMINATED');
  }
});

/** By API v2: the client's own hash signs the parameters. */
async function signedInMainland(): Promise<string> {
  const { shop, receiver } = mainland;
  const code = newNumber();
  const params: Record<string, string> = {
    appid: shop.appId,
    mch_id: shop.mchId,
    plan_id: planId,
    contract_code: code,
    contract_display_account: '陈大文',
    notify_url: receiver.url,
    version: '1.0',
    timestamp: '1790000000',
  };
  const sign = Hash.sign(Hash.ALGO_HMAC_SHA256, params, shop.apiV2Key);
  const query = new URLSearchParams({ ...params, sign });
  const answered = await fetch(`${shop.address}/papay/h5entrustweb?${query}`);
  const url = /<redirect_url><!\[CDATA\[([^\]]+)/.exec(await answered.text())?.[1];
  await press(await open(String(url)), 'agree');
  const found = await shop.library
    .chain(`v3/papay/sign/contracts/plan-id/${planId}/out-contract-code/${code}`)
    .get({ params: { appid: shop.appId }, ...agent });
  return String((found.data as Fields)['contract_id']);
}

function payInMainland(contract: string, total: number) {
  const { shop, receiver } = mainland;
  const content = {
    appid: shop.appId,
    mchid: shop.mchId,
    description: '充值50元',
    out_trade_no: newNumber(),
    contract_id: contract,
    transaction_notify_url: receiver.url,
    amount: { total, currency: 'CNY' },
  };
  return shop.call('POST', '/v3/papay/pay/transactions/apply', content);
}

test('in the Mainland nothing is taken before its payer was told of it', async () => {
  const { shop } = mainland;
  const contract = await signedInMainland();
  assert.equal((await payInMainland(contract, 5_000)).body['code'], 'RULE_LIMIT');
  const notice = {
    mchid: shop.mchId,
    appid: shop.appId,
    deduct_duration: { count: 1, unit: 'DAY' },
    estimated_amount: { amount: 5_000, currency: 'CNY' },
  };
  const told = await shop.library
    .chain(`v3/papay/contracts/${contract}/notify`)
    .post(notice, agent);
  assert.equal(told.status, 204);
  // The same day, and more than was told.
  assert.equal((await payInMainland(contract, 5_000)).body['code'], 'RULE_LIMIT');
  const wrong = { ...notice, deduct_duration: { count: 4, unit: 'DAY' } };
  const refused = shop.library.chain(`v3/papay/contracts/${contract}/notify`).post(wrong, agent);
  assert.equal(await codeOf(refused), 'PARAM_ERROR');
});

test('a page that is asked for with another signature is not given', async () => {
  const { shop } = mainland;
  const query = `mch_id=${shop.mchId}&appid=${shop.appId}&plan_id=${planId}&sign=${'0'.repeat(64)}`;
  const answered = await fetch(`${shop.address}/papay/h5entrustweb?${query}`);
  assert.match(await answered.text(), /签名错误/);
});
