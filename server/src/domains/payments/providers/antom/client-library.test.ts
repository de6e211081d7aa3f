import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { newRsaPair } from '#test/rsa-pair';
import { type Merchant, merchantOf } from './settings.ts';
import { isAuthentic, type Message, signatureOf } from './signing.ts';

/**
 * Antom has no library for Node. Its official one for Python has signed these messages, by a key
 * that was made for them; RSA with PKCS#1 v1.5 gives the same signature each time, so that ours can
 * be held against it letter by letter.
 */
interface Official {
  readonly privateKey: string;
  readonly publicKey: string;
  readonly messages: readonly (Message & { readonly body: string; readonly signature: string })[];
}

const file = new URL('./official-signatures.json', import.meta.url);
const official = JSON.parse(readFileSync(file, 'utf8')) as Official;

const stranger = newRsaPair();
const others = {
  wallet: 'ALIPAY_HK',
  gateway: 'https://open-sea-global.alipay.com',
  isProduction: false,
};

/** Whose key has signed the official messages, and who knows that key. */
const signer: Merchant = merchantOf({
  ...others,
  clientId: 'SANDBOX_5Y00000000000001',
  merchantPrivateKey: official.privateKey,
  antomPublicKeys: [stranger.publicPem],
});
const verifier: Merchant = merchantOf({
  ...others,
  clientId: 'SANDBOX_5Y00000000000001',
  merchantPrivateKey: stranger.privatePem,
  antomPublicKeys: [official.publicKey],
});

test('our signatures are those of the official library, letter by letter', () => {
  for (const message of official.messages) {
    const header = `algorithm=RSA256, keyVersion=1, signature=${message.signature}`;
    assert.equal(signatureOf(signer, message), header);
  }
});

test('the signatures of the official library are good to us, and with anything changed not', () => {
  for (const { signature, ...message } of official.messages) {
    const header = `algorithm=RSA256,keyVersion=2,signature=${signature}`;
    assert.ok(isAuthentic(verifier, message, header));
    const changes: Partial<Message>[] = [
      { target: `${message.target}/` },
      { clientId: `${message.clientId}x` },
      { time: `${message.time} ` },
      { body: `${message.body}\n` },
    ];
    for (const change of changes) {
      assert.equal(isAuthentic(verifier, { ...message, ...change }, header), false);
    }
    const spoilt = [
      signature,
      header.replace('RSA256', 'RSA'),
      header.replace('signature=', 'sign='),
      `algorithm=RSA256,signature=${decodeURIComponent(signature)}%`,
      `algorithm=RSA256,signature=${signature}${signature}`,
      '',
    ];
    for (const given of spoilt) assert.equal(isAuthentic(verifier, message, given), false, given);
  }
});
