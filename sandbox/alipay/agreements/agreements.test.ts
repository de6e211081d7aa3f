import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { open, press, textOf } from '../../testing/browse.ts';
import { type Sandbox, startSandbox } from '../../testing/start-sandbox.ts';

let sandbox: Sandbox;

before(async () => {
  sandbox = await startSandbox();
});

after(() => sandbox.close());

let numbers = 0;
const newNumber = (): string => {
  numbers += 1;
  return `SIGN${String(numbers).padStart(8, '0')}`;
};

const withholding = {
  personal_product_code: 'GENERAL_WITHHOLDING_P',
  sign_scene: 'INDUSTRY|CARRIER',
};
const cycle = { personal_product_code: 'CYCLE_PAY_AUTH_P', sign_scene: 'INDUSTRY|CARRIER' };

function signingPage(external: string, more: object = { ...withholding }): string {
  const bizContent = {
    external_agreement_no: external,
    access_params: { channel: 'ALIPAYAPP' },
    ...more,
  };
  // The payer is led back to a page that answers.
  const returnUrl = `${sandbox.shop.address}/wallet`;
  const notifyUrl = sandbox.receiver.url;
  const given = { bizContent, returnUrl, notifyUrl };
  return sandbox.shop.sdk.pageExecute('alipay.user.agreement.page.sign', 'GET', given);
}

const exec = (method: string, bizContent: object) =>
  sandbox.shop.sdk.exec(method, { bizContent }, { validateSign: true });

async function signed(): Promise<{ external: string; number: string }> {
  const external = newNumber();
  await press(await open(signingPage(external)), 'agree');
  const named = { ...withholding, external_agreement_no: external };
  const found = await exec('alipay.user.agreement.query', named);
  assert.equal(found['status'], 'NORMAL');
  return { external, number: String(found['agreement_no']) };
}

const pay = (number: string, order: string, amount = '50.00') =>
  exec('alipay.trade.pay', {
    out_trade_no: order,
    total_amount: amount,
    subject: '充值',
    product_code: 'GENERAL_WITHHOLDING',
    agreement_params: { agreement_no: number },
  });

test('a payer reads who asks for what, signs, and the payment is taken without them', async () => {
  const page = await open(signingPage(newNumber()));
  assert.equal(textOf(page, 'shop'), '羅湖電訊');
  const { number } = await signed();
  const [first, again] = [await pay(number, 'ORDER1'), await pay(number, 'ORDER1')];
  assert.equal(first.code, '10000');
  assert.equal(again['trade_no'], first['trade_no']);
  assert.equal((await pay(number, 'ORDER1', '51.00')).code, '40004');
});

test('who says no has signed nothing, and a page is answered once', async () => {
  const external = newNumber();
  const page = await open(signingPage(external));
  await press(page, 'disagree');
  const named = { ...withholding, external_agreement_no: external };
  const query = await exec('alipay.user.agreement.query', named);
  assert.equal(query['sub_code'], 'USER_AGREEMENT_NOT_EXIST');
  assert.ok(textOf(await open(page.url), 'consent-over'));
});

test('ended by the merchant or in the wallet, nothing is taken any more', async () => {
  const [one, other] = [await signed(), await signed()];
  assert.equal(
    (await exec('alipay.user.agreement.unsign', { agreement_no: one.number })).code,
    '10000',
  );
  await press(await open(`${sandbox.shop.address}/wallet`), 'stop');
  for (const [index, { number }] of [one, other].entries()) {
    const refused = await pay(number, `LATE${index}`);
    assert.equal(refused['sub_code'], 'ACQ.AGREEMENT_STATUS_NOT_NORMAL');
  }
});

test('the official client believes the notices of both', async () => {
  const { external, number } = await signed();
  await exec('alipay.user.agreement.unsign', { agreement_no: number });
  const told = (await sandbox.receiver.waitFor(external, 2)).map(({ form }) => form);
  assert.deepEqual(
    told.map(({ notify_type: type, status }) => [type, status]),
    [
      ['dut_user_sign', 'NORMAL'],
      ['dut_user_unsign', 'UNSIGN'],
    ],
  );
  for (const fields of told) assert.ok(sandbox.shop.sdk.checkNotifySignV2(fields));
});

test('a period that the documents forbid is refused on the page', async () => {
  const rule = { period_type: 'DAY', period: '7', execute_time: '2030-01-31', single_amount: '50' };
  const wrong = [
    { ...rule, period: '6' },
    { ...rule, period_type: 'MONTH', period: '1', execute_time: '2030-01-29' },
    { ...rule, single_amount: '' },
  ];
  for (const period_rule_params of wrong) {
    const more = { ...cycle, product_code: 'CYCLE_PAY_AUTH', period_rule_params };
    assert.equal((await open(signingPage(newNumber(), more))).status, 400);
  }
  const more = { ...cycle, product_code: 'CYCLE_PAY_AUTH', period_rule_params: rule };
  assert.equal((await open(signingPage(newNumber(), more))).status, 200);
});
