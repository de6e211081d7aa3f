import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Language, PhoneNumber } from '#base';
import { settingValues } from '#platform/settings';
import { bodyOf, moneyWords, signatureFor } from './text.ts';

const settings = settingValues({});
const credited = {
  value: { amountMinor: 10_000n, currency: 'HKD' },
  balance: { amountMinor: 12_250n, currency: 'HKD' },
  validUntil: '2026-06-30',
  reference: 'TH8K2M',
} as const;

function received(to: PhoneNumber, language: Language): string {
  const { sender, prefix } = signatureFor('topup_credited', to, language, settings);
  return `${sender} → ${prefix}${bodyOf('topup_credited', credited, language, settings)}`;
}

test('a credited top-up reads as its owner expects', () => {
  const cases = [
    [
      '+85251234567',
      'zh-Hant',
      '#TwinHarbour → 增值HK$100成功，結餘HK$122.50，有效至2026-06-30。編號TH8K2M，查詢188。',
    ],
    [
      '+85251234567',
      'en',
      '#TwinHarbour → Top-up HK$100 received. Balance HK$122.50, valid to 30 Jun 2026. Ref TH8K2M. Questions? Call 188.',
    ],
    [
      '+8613800138000',
      'zh-Hans',
      '10690188 → 【双湾通讯】充值HK$100成功，余额HK$122.50，有效至2026-06-30。单号TH8K2M，查询188。',
    ],
    [
      '+8613800138000',
      'zh-Hant',
      '10690188 → 【雙灣通訊】增值HK$100成功，結餘HK$122.50，有效至2026-06-30。編號TH8K2M，查詢188。',
    ],
    [
      '+8613800138000',
      'en',
      '10690188 → [Twin Harbour] Top-up HK$100 received. Balance HK$122.50, valid to 30 Jun 2026. Ref TH8K2M. Questions? Call 188.',
    ],
    [
      '+85366123456',
      'zh-Hant',
      'TwinHarbour → 增值HK$100成功，結餘HK$122.50，有效至2026-06-30。編號TH8K2M，查詢188。',
    ],
  ] as const;
  for (const [to, language, expected] of cases) assert.equal(received(to, language), expected);
});

test('an answer comes from where its receiver wrote to', () => {
  const senders = (['+85251234567', '+8613800138000'] as const).map(
    (to) => signatureFor('dialogue_answer', to, 'en', settings).sender,
  );
  assert.deepEqual(senders, ['188', '10690188']);
});

test('amounts in yuan and a single working day are written plainly', () => {
  const paid = { amountMinor: 9_205n, currency: 'CNY' } as const;
  const reference = 'A1B2C3';
  assert.equal(
    bodyOf('refund_made', { paid, reference }, 'zh-Hans', settings),
    '已将¥92.05退回您的付款账户。单号A1B2C3，查询188。',
  );
  const failed = { value: credited.value, reference, workdays: { least: 1, most: 1 } };
  assert.match(bodyOf('topup_failed', failed, 'zh-Hant', settings), /（1個工作天）/);
});

test('an amount of a thousand and more is told as the screens show it', () => {
  assert.equal(moneyWords({ amountMinor: 200_000n, currency: 'HKD' }), 'HK$2,000');
  assert.equal(moneyWords({ amountMinor: 123_450n, currency: 'CNY' }), '¥1,234.50');
});
