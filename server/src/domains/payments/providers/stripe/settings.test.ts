import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type StripeSettings, settingsProblem } from './settings.ts';

const fine: StripeSettings = {
  accountId: 'acct_1TwinHarbour',
  secretKey: 'rk_live_0123456789abcdef',
  webhookSecrets: ['whsec_0123456789abcdef'],
  gateway: 'https://api.stripe.com',
  isProduction: true,
};

const forTests = {
  ...fine,
  secretKey: 'sk_test_0123456789abcdef',
  gateway: 'http://127.0.0.1:4711',
  isProduction: false,
};

test('settings for real money and for tests are fine as they are', () => {
  assert.equal(settingsProblem(fine), undefined);
  assert.equal(settingsProblem(forTests), undefined);
});

test('what cannot be right is refused, beginning with the field', () => {
  const wrong: Record<string, object> = {
    accountId: { accountId: 'shop' },
    secretKey: { secretKey: 'pk_live_0123456789abcdef' },
    webhookSecrets: { webhookSecrets: [] },
    'webhookSecrets[1]': { webhookSecrets: [...fine.webhookSecrets, 'secret'] },
    gateway: { gateway: 'api.stripe.com' },
    isProduction: { isProduction: 'yes' },
    surprise: { surprise: 1 },
  };
  for (const [field, change] of Object.entries(wrong)) {
    const problem = String(settingsProblem({ ...fine, ...change }));
    assert.ok(problem.startsWith(`${field}:`), problem);
  }
  for (const nothing of [null, [], 'x', undefined]) {
    assert.match(String(settingsProblem(nothing)), /^settings:/);
  }
});

test('real money and tests do not meet', () => {
  const { secretKey, gateway } = forTests;
  for (const change of [
    { secretKey },
    { gateway },
    { gateway: 'https://api.stripe.com.example' },
  ]) {
    assert.match(String(settingsProblem({ ...fine, ...change })), /production/);
  }
  assert.match(String(settingsProblem({ ...forTests, secretKey: fine.secretKey })), /live key/);
});
