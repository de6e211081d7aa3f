import assert from 'node:assert/strict';
import { createPublicKey, verify } from 'node:crypto';
import { after, before, test } from 'node:test';
import { open, press, textOf } from '../testing/browse.ts';
import { waitFor } from '../testing/receiver.ts';
import {
  type AntomSandbox,
  agreedToken,
  chargeOf,
  codeOf,
  newNumber,
  paymentOf,
  startAntom,
  thanks,
} from '../testing/antom-sandbox.ts';

let sandbox: AntomSandbox;

before(async () => {
  sandbox = await startAntom();
});

after(() => sandbox.close());

const pay = (body: Record<string, unknown>) => sandbox.call('payments/pay', body);
const inquire = (paymentRequestId: string) =>
  sandbox.call('payments/inquiryPayment', { paymentRequestId });

test('what is not signed over its very path, client, time and body is refused', async () => {
  const good = paymentOf(sandbox);
  const wrong: [Record<string, string>, string][] = [
    [{ signature: 'algorithm=RSA256, keyVersion=1, signature=AAAA' }, 'INVALID_SIGNATURE'],
    [{ signature: '' }, 'INVALID_SIGNATURE'],
    [{ 'request-time': '2026-11-23T08:12:00+08:00' }, 'INVALID_SIGNATURE'],
    [{ 'request-time': 'yesterday' }, 'PARAM_ILLEGAL'],
    [{ 'client-id': 'SANDBOX_NOBODY' }, 'KEY_NOT_FOUND'],
    [{ 'content-type': 'text/plain' }, 'MEDIA_TYPE_NOT_ACCEPTABLE'],
  ];
  for (const [headers, code] of wrong) {
    assert.equal(codeOf(await sandbox.call('payments/pay', good, headers)), code);
  }
  assert.equal(codeOf(await sandbox.call('payments/pay', 'not json')), 'PARAM_ILLEGAL');
  assert.equal(codeOf(await inquire(good.paymentRequestId)), 'ORDER_NOT_EXIST');
});

const amount = (value: unknown, currency = 'HKD') => ({ paymentAmount: { currency, value } });

test('every field is a text, and amounts are minor units in it', async () => {
  const good = paymentOf(sandbox);
  const bad: [Record<string, unknown>, string][] = [
    [amount(5_000), 'PARAM_ILLEGAL'],
    [amount('50.00'), 'PARAM_ILLEGAL'],
    [amount('-1'), 'PARAM_ILLEGAL'],
    [amount('0'), 'PARAM_ILLEGAL'],
    [amount('5000', 'CNY'), 'CURRENCY_NOT_SUPPORT'],
    [amount('5001'), 'PARAM_ILLEGAL'],
    [{ paymentRequestId: 'x'.repeat(65) }, 'PARAM_ILLEGAL'],
    [{ paymentMethod: { paymentMethodType: 'PAYME' } }, 'PARAM_ILLEGAL'],
    [{ paymentExpiryTime: '2020-01-01T00:00:00+08:00' }, 'PARAM_ILLEGAL'],
    [{ paymentNotifyUrl: 'shop.example' }, 'PARAM_ILLEGAL'],
    [{ settlementStrategy: undefined }, 'PARAM_ILLEGAL'],
    [{ env: undefined }, 'PARAM_ILLEGAL'],
  ];
  for (const [change, code] of bad) {
    assert.equal(codeOf(await pay({ ...good, ...change })), code, JSON.stringify(change));
  }
});

test('one number is one payment; other words under it are refused', async () => {
  const good = paymentOf(sandbox);
  const first = await pay(good);
  assert.equal(codeOf(first), 'PAYMENT_IN_PROCESS');
  const again = await pay(good);
  assert.equal(again['paymentId'], first['paymentId']);
  assert.equal(again['normalUrl'], first['normalUrl']);
  const other = { ...good, paymentRedirectUrl: 'https://shop.example/other' };
  assert.equal(codeOf(await pay(other)), 'REPEAT_REQ_INCONSISTENT');
});

test('on the page a person pays, refuses or leaves', async () => {
  const { paymentRequestId, ...rest } = paymentOf(sandbox);
  const begin = async (number: string) =>
    open(String((await pay({ ...rest, paymentRequestId: number }))['normalUrl']), 'en');
  const page = await begin(paymentRequestId);
  assert.equal(textOf(page, 'amount'), 'HK$50.00');
  assert.equal(textOf(await press(page, 'pay'), 'paid'), 'Paid');
  assert.equal((await inquire(paymentRequestId))['paymentStatus'], 'SUCCESS');

  const refused = newNumber();
  assert.ok(textOf(await press(await begin(refused), 'refuse'), 'closed'));
  const said = await inquire(refused);
  assert.deepEqual([said['paymentStatus'], said['paymentResultCode']], ['FAIL', 'USER_CANCELED']);
});

test('a cancellation of what is paid gives all of it back', async () => {
  const { paymentRequestId, ...rest } = paymentOf(sandbox);
  await pay({ ...rest, paymentRequestId });
  await sandbox.control('POST', `trades/${paymentRequestId}/pay`);
  assert.equal(codeOf(await sandbox.call('payments/cancel', { paymentRequestId })), 'SUCCESS');
  const truth = await sandbox.control('GET', `trades/${paymentRequestId}`);
  assert.deepEqual([truth['status'], truth['refundedAmount']], ['CANCELLED', '50.00']);
});

test('notices are signed like calls and come until they are thanked for', async () => {
  const number = newNumber();
  await pay(paymentOf(sandbox, number));
  sandbox.receiver.answerWith(200, 'success');
  await sandbox.control('POST', `trades/${number}/pay`);
  const [notice] = await sandbox.receiver.waitFor(number, 1);
  assert.ok(notice);
  const { headers, raw } = notice;
  const [client, time] = [String(headers['client-id']), String(headers['request-time'])];
  const text = `POST /notices\n${client}.${time}.${raw}`;
  const signature = decodeURIComponent(String(headers['signature']).split('signature=')[1] ?? '');
  const der = Buffer.from(sandbox.antomPublicKey, 'base64');
  const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
  assert.ok(verify('sha256', Buffer.from(text), key, Buffer.from(signature, 'base64')));
  // Only once it has understood that it was not thanked does it wait for the next round.
  await waitFor(async () => {
    const { notices } = await sandbox.control('GET', `trades/${number}`);
    return (notices as { deliveries: unknown[] }[])[0]?.deliveries.length === 1;
  });
  sandbox.receiver.answerWith(200, thanks);
  sandbox.setClock(Date.now() + 3 * 60_000);
  const both = await sandbox.receiver.waitFor(number, 2);
  assert.equal(both[1]?.raw, raw);
  sandbox.setClock(Date.now());
});

test('a notice that nobody thanks for comes eight times within a day, and no more', async () => {
  const startMs = Date.now();
  sandbox.receiver.answerWith(500);
  const paid = paymentOf(sandbox);
  await pay(paid);
  const number = paid.paymentRequestId;
  await sandbox.control('POST', `trades/${number}/pay`);
  const stateOf = async () => {
    const { notices } = await sandbox.control('GET', `trades/${number}`);
    return (notices as { state: string; deliveries: unknown[] }[])[0];
  };
  // At once, and so many minutes after the first.
  for (const [round, minutes] of [2, 12, 22, 82, 202, 562, 1_462].entries()) {
    await waitFor(async () => (await stateOf())?.deliveries.length === round + 1);
    // Later by a minute each time than the one before it was.
    sandbox.setClock(startMs + (minutes + round + 1) * 60_000);
    await sandbox.receiver.waitFor(number, round + 2);
  }
  await waitFor(async () => (await stateOf())?.state === 'given-up');
  assert.equal(sandbox.receiver.of(number).length, 8);
  sandbox.receiver.answerWith(200, thanks);
  sandbox.setClock(Date.now());
});

test('an agreement charges without its owner, until either side stops it', async () => {
  const authState = newNumber();
  const token = await agreedToken(sandbox, authState);
  assert.equal(codeOf(await pay(chargeOf(sandbox, token))), 'SUCCESS');
  await sandbox.control('POST', `authorizations/${authState}/stop`);
  assert.equal(codeOf(await pay(chargeOf(sandbox, token))), 'INVALID_ACCESS_TOKEN');
  const types = (await sandbox.receiver.waitFor(authState, 3)).map(
    ({ raw }) => (JSON.parse(raw) as Record<string, unknown>)['authorizationNotifyType'],
  );
  assert.deepEqual(types, ['AUTHCODE_CREATED', 'TOKEN_CREATED', 'TOKEN_CANCELED']);

  const other = await agreedToken(sandbox);
  const revoked = await sandbox.call('authorizations/revoke', { accessToken: other });
  assert.equal(codeOf(revoked), 'SUCCESS');
  const asked = await sandbox.call('authorizations/query', { accessToken: other });
  assert.equal(asked['tokenStatusType'], 'INACTIVE');
});

test('a charge that the wallet declines says why, the same each time it is asked', async () => {
  const token = await agreedToken(sandbox);
  const declines = [
    ['charge-balance-not-enough', 'USER_BALANCE_NOT_ENOUGH'],
    ['charge-limit-exceeded', 'USER_AMOUNT_EXCEED_LIMIT'],
    ['charge-needs-verification', 'USER_PAYMENT_VERIFICATION_FAILED'],
    ['charge-risk-reject', 'RISK_REJECT'],
  ] as const;
  for (const [fault, code] of declines) {
    const charge = chargeOf(sandbox, token);
    await sandbox.fault(fault, { outTradeNo: charge.paymentRequestId });
    assert.equal(codeOf(await pay(charge)), code);
    assert.equal(codeOf(await pay(charge)), code);
  }
});

test('a code of consent is good once, and for a minute', async () => {
  const authState = newNumber();
  await agreedToken(sandbox, authState);
  const { authorizations } = await sandbox.control('GET', 'authorizations');
  const used = (authorizations as { authState: string; authCode: string }[]).find(
    (one) => one.authState === authState,
  );
  const apply = (authCode: unknown) =>
    sandbox.call('authorizations/applyToken', {
      grantType: 'AUTHORIZATION_CODE',
      customerBelongsTo: 'ALIPAY_HK',
      authCode,
    });
  assert.equal(codeOf(await apply(used?.authCode)), 'USED_CODE');
  assert.equal(codeOf(await apply('28100')), 'INVALID_CODE');
});

test('what was kept is there after a crash', async () => {
  const token = await agreedToken(sandbox);
  const charge = chargeOf(sandbox, token);
  await pay(charge);
  await sandbox.restart();
  assert.equal((await inquire(charge.paymentRequestId))['paymentStatus'], 'SUCCESS');
  assert.equal(codeOf(await pay(chargeOf(sandbox, token))), 'SUCCESS');
});
