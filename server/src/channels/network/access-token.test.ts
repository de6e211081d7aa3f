import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { Refusal } from '#base';
import { openTokenCheck, readTokenKeys } from './access-token.ts';

const nowMs = 1_800_000_000_000;

async function openNrf() {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const keys = readTokenKeys(
    JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), alg: 'ES256' }] }),
  );
  const sign = (claims: object, endsInSeconds = 60): Promise<string> =>
    new SignJWT({ sub: 'smf-1', aud: 'CHF', scope: 'nchf-convergedcharging', ...claims })
      .setProtectedHeader({ alg: 'ES256' })
      .setIssuer('nrf-1')
      .setExpirationTime(nowMs / 1_000 + endsInSeconds)
      .sign(privateKey);
  return { sign, check: openTokenCheck({ keys, audience: 'CHF' }) };
}

function part(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** The code of the refusal, or that it was taken. */
async function outcomeOf(checked: Promise<void>): Promise<string> {
  try {
    await checked;
    return 'taken';
  } catch (error) {
    assert.ok(error instanceof Refusal, String(error));
    return error.code;
  }
}

test('a token of the NRF for us and this service is taken until it ends', async () => {
  const { sign, check } = await openNrf();
  const token = `Bearer ${await sign({})}`;
  assert.equal(await outcomeOf(check(token, nowMs)), 'taken');
  assert.equal(await outcomeOf(check(token, nowMs + 59_000)), 'taken');
  assert.equal(await outcomeOf(check(token, nowMs + 60_000)), 'access_token_wrong');
});

test('nothing else is', async () => {
  const { sign, check } = await openNrf();
  const stranger = await openNrf();
  const cases: [string | undefined, string][] = [
    [undefined, 'access_token_needed'],
    ['Basic YTpi', 'access_token_needed'],
    ['Bearer not-a-token', 'access_token_wrong'],
    [`Bearer ${await stranger.sign({})}`, 'access_token_wrong'],
    [`Bearer ${await sign({ aud: 'PCF' })}`, 'access_token_wrong'],
    [`Bearer ${await sign({}, -1)}`, 'access_token_wrong'],
    [`Bearer ${await sign({ scope: undefined })}`, 'access_token_wrong'],
    [`Bearer ${await sign({ scope: 'nudm-sdm nsmf-pdusession' })}`, 'access_token_for_another'],
  ];
  for (const [authorization, expected] of cases) {
    assert.equal(await outcomeOf(check(authorization, nowMs)), expected, authorization);
  }
});

test('a token that says it is signed by nobody is not taken', async () => {
  const { check } = await openNrf();
  const claims = { sub: 'smf-1', aud: 'CHF', scope: 'nchf-convergedcharging', exp: nowMs };
  const token = `${part({ alg: 'none' })}.${part(claims)}.`;
  assert.equal(await outcomeOf(check(`Bearer ${token}`, nowMs)), 'access_token_wrong');
});

test('a set without keys is said when it is read', () => {
  assert.throws(() => readTokenKeys('{"keys":[]}'), /no keys/);
});
