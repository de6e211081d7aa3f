import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { AlipaySdk } from 'alipay-sdk';
import { present } from '#base';
import type { HttpClient } from '#platform/http';
import { authentic, newRefund, paid, tools } from '../conformance/world.ts';
import { type AlipayWorld, openAlipayWorld } from './conformance.ts';

let opened: AlipayWorld | undefined;
before(async () => {
  opened = await openAlipayWorld();
});
after(() => opened?.close());

function use(): { readonly world: AlipayWorld; readonly client: AlipaySdk } {
  const world = present(opened, 'the world');
  const { appId, appPrivateKey, alipayPublicKeys } = world.settings;
  const client = new AlipaySdk({
    appId,
    privateKey: appPrivateKey,
    keyType: 'PKCS8',
    alipayPublicKey: present(alipayPublicKeys[0], 'a key'),
  });
  return { world, client };
}

test("Alipay's own client believes the notices that we believe", async () => {
  const { world, client } = use();
  const attempt = await paid(world, { subject: '100% + “充值” A' });
  await world.provider.refund(tools(world), newRefund(world, attempt, 1n), attempt);
  for (const notice of await world.notices(attempt, 2)) {
    authentic(world, notice);
    const fields = [...new URLSearchParams(notice.body.toString())];
    // The client counts empty values among the signed ones, which they are not.
    const filled = Object.fromEntries(fields.filter(([, value]) => value !== ''));
    assert.ok(filled['subject']?.includes('%'));
    assert.ok(client.checkNotifySignV2(filled));
    assert.ok(!client.checkNotifySignV2({ ...filled, total_amount: '1.00' }));
  }
});

test("Alipay's own client believes the answers that we believe", async () => {
  const { world, client } = use();
  const attempt = await paid(world);
  const answers: string[] = [];
  const http: HttpClient = {
    async call(call) {
      const outcome = await world.http.call(call);
      if (outcome.outcome === 'proof') answers.push(outcome.answer.body.toString());
      return outcome;
    },
  };
  const calling = { http, nowMs: world.now() };
  const code = { ...attempt, scene: 'qr' } as const;
  await world.provider.query(calling, attempt);
  await world.provider.start(calling, { ...code, id: `${attempt.id}_2` }, world.beginning());
  assert.equal(answers.length, 2);
  for (const [index, key] of ['alipay_trade_query', 'alipay_trade_precreate'].entries()) {
    const raw = present(answers[index], 'an answer');
    const { sign } = JSON.parse(raw) as { sign: string };
    client.checkResponseSign(raw, `${key}_response`, sign, '');
    const spoilt = raw.replace('Success', 'success');
    assert.throws(() => client.checkResponseSign(spoilt, `${key}_response`, sign, ''));
  }
});
