import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { test } from 'node:test';
import { serialize } from 'node:v8';
import { newId } from '#base';
import type { Printing } from './draw-receipt.ts';
import type { Receipt } from './receipt.ts';
import { newReceiptCode } from './receipt-code.ts';

const hkd = (amountMinor: bigint) => ({ amountMinor, currency: 'HKD' as const });

const receipt: Receipt = {
  kind: 'topup',
  about: newId('top', 0, 5),
  code: newReceiptCode(5),
  issuedAt: Date.parse('2026-11-23T01:30:00Z'),
  number: { entity: 'TH-HK', year: 2026, number: 42n },
  reference: 'TH8K2M',
  line: newId('lin', 0, 5),
  maskedNumber: '+852 5****567',
  plan: { code: 'c', name: { en: 'Commuter', 'zh-Hant': '往來卡', 'zh-Hans': '往来卡' } },
  channel: 'app',
  method: 'alipay_cn',
  rate: null,
  providerReference: '2026112322001476891010',
  paid: hkd(10_000n),
  fee: hkd(0n),
  value: hkd(10_000n),
  bonus: hkd(500n),
  bonusExpiresAt: Date.parse('2027-05-22T15:59:59Z'),
  repaid: hkd(0n),
  balanceBefore: hkd(320n),
  balanceAfter: hkd(10_820n),
  validUntilBefore: '2026-12-01',
  validUntilAfter: '2027-05-22',
  place: null,
  promotions: [],
  term: null,
  correction: null,
  closing: null,
};

const printing: Omit<Printing, 'reader'> = {
  seller: { en: 'Twin Harbour', 'zh-Hant': '雙灣通訊', 'zh-Hans': '双湾通讯' },
  proof: {
    proof: 'c2sp.org/tlog-proof@v1\nindex 1\n\nlowu.localhost/log\n',
    own: Buffer.from('salt and own'),
    address: 'https://topup.example/verify#AAECAwQF',
  },
  printedAt: Date.parse('2026-11-23T02:30:00Z'),
  firstPrintedAt: Date.parse('2026-11-23T01:31:00Z'),
};

const program = `
  import { createHash } from 'node:crypto';
  import { deserialize } from 'node:v8';
  import { drawReceipt } from './draw-receipt.ts';
  const { receipt, printing } = deserialize(Buffer.from(process.argv[1], 'base64'));
  const reader = { language: 'zh-Hant', isOwn: true, methodName: () => '支付寶' };
  const bytes = await drawReceipt(receipt, { ...printing, reader });
  process.stdout.write(createHash('sha256').update(bytes).digest('hex'));
`;

/** What a process of its own draws, elsewhere in the world. */
function drawnIn(environment: Readonly<Record<string, string>>): string {
  const given = serialize({ receipt, printing }).toString('base64');
  const words = ['--input-type=module', '--eval', program, given];
  const env = { ...process.env, ...environment };
  const drawn = spawnSync(process.execPath, words, { cwd: import.meta.dirname, env });
  assert.equal(drawn.status, 0, drawn.stderr.toString());
  return drawn.stdout.toString();
}

test('two processes print a receipt to the same bytes, wherever they run', () => {
  const first = drawnIn({ TZ: 'Asia/Hong_Kong', LANG: 'zh_HK.UTF-8' });
  assert.match(first, /^[0-9a-f]{64}$/);
  assert.equal(drawnIn({ TZ: 'America/New_York', LANG: 'C' }), first);
});
