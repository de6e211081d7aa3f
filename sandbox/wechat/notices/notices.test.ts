import assert from 'node:assert/strict';
import { verify } from 'node:crypto';
import { after, before, test } from 'node:test';
import type { ReceivedNotice } from '../../testing/receiver.ts';
import { saidIn } from '../../testing/wechat-shop.ts';
import { placed, startWechat, type WechatSandbox } from '../../testing/wechat-sandbox.ts';

let sandbox: WechatSandbox;

before(async () => {
  sandbox = await startWechat();
});

after(() => sandbox.close());

async function paidDespite(fault: string, more: object = {}): Promise<string> {
  const { outTradeNo } = await placed(sandbox);
  await sandbox.shop.fault(fault, { match: { outTradeNo, method: 'notice.pay' }, ...more });
  await sandbox.shop.control('POST', `/sandbox/trades/${outTradeNo}/pay`);
  return outTradeNo;
}

const signatureOf = ({ headers }: ReceivedNotice) => String(headers['wechatpay-signature']);

function isSigned({ headers, raw }: ReceivedNotice): boolean {
  const header = (name: string) => String(headers[`wechatpay-${name}`]);
  const text = `${header('timestamp')}\n${header('nonce')}\n${raw}\n`;
  const signature = Buffer.from(header('signature'), 'base64');
  return verify('sha256', Buffer.from(text), sandbox.shop.platformKey.key, signature);
}

test('204 is thanks as well, and the second time a probe is followed by the truth', async () => {
  const { receiver } = sandbox;
  receiver.answerWith(204);
  const outTradeNo = await paidDespite('notice-probe-signature', { deliveries: 1 });
  const [probe] = await receiver.waitFor(outTradeNo, 1);
  assert.ok(probe && signatureOf(probe).startsWith('WECHATPAY/SIGNTEST/'));
  receiver.answerWith(200);
});

test('signatures that do not fit, are old, or are of a key that nobody knows', async () => {
  const { receiver, shop } = sandbox;
  const tampered = await paidDespite('notice-tampered-signature');
  const [bad] = await receiver.waitFor(tampered, 1);
  assert.ok(bad && !isSigned(bad));
  const stale = await paidDespite('notice-stale');
  const [old] = await receiver.waitFor(stale, 1);
  assert.ok(old && isSigned(old));
  const ageSeconds = Date.now() / 1_000 - Number(old.headers['wechatpay-timestamp']);
  assert.ok(ageSeconds > 590 && ageSeconds < 660, String(ageSeconds));
  const strange = await paidDespite('notice-unknown-key');
  const [unknown] = await receiver.waitFor(strange, 1);
  assert.notEqual(unknown?.headers['wechatpay-serial'], shop.platformKey.id);
});

test('well signed and still wrong: another amount, merchant, application', async () => {
  const { receiver, shop } = sandbox;
  for (const [fault, field] of [
    ['notice-wrong-amount', 'amount'],
    ['notice-wrong-seller', 'mchid'],
    ['notice-wrong-app', 'appid'],
  ] as const) {
    const wrong = await paidDespite(fault);
    const [notice] = await receiver.waitFor(wrong, 1);
    assert.ok(notice && isSigned(notice));
    const said = saidIn(notice.raw, shop.apiV3Key)[field];
    const right = { amount: 5_000, mchid: shop.mchId, appid: shop.appId };
    const told = field === 'amount' ? (said as { total: number }).total : said;
    assert.notEqual(told, right[field]);
  }
});

test('doubled, late, lost and early', async () => {
  const { receiver } = sandbox;
  const doubled = await paidDespite('notice-duplicate');
  assert.equal((await receiver.waitFor(doubled, 2)).length, 2);
  const lost = await paidDespite('notice-missing');
  const nowMs = Date.now();
  const late = await paidDespite('notice-late', { ms: 60_000 });
  assert.deepEqual([receiver.of(lost).length, receiver.of(late).length], [0, 0]);
  sandbox.setClock(nowMs + 61_000);
  await receiver.waitFor(late, 1);
  sandbox.setClock(Date.now());
  const early = await paidDespite('notice-before-sync-answer');
  assert.equal(receiver.of(early).length, 1);
});
