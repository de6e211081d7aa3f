import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { suite, test } from 'node:test';
import { methodNameOf } from '@lowu/contract/method-names';
import { type Language, languages, minuteMs, newId } from '#base';
import { MissingGlyph } from '#wire/pdf';
import { testDatabase } from '#test/database';
import { misplacedIn } from '#test/pdf-places';
import { drawPdf, readPdf } from '#test/pdf-reader';
import type { PrintedProof } from './draw-receipt.ts';
import { printReceipt } from './print-receipt.ts';
import type { Receipt } from './receipt.ts';
import { newReceiptCode } from './receipt-code.ts';

const context = (await testDatabase()).context();
const hkd = (amountMinor: bigint) => ({ amountMinor, currency: 'HKD' as const });
const cny = (amountMinor: bigint) => ({ amountMinor, currency: 'CNY' as const });

function receipt(given: Partial<Receipt> = {}): Receipt {
  return {
    kind: 'topup',
    about: newId('top', context.clock.now(), 5),
    code: newReceiptCode(5),
    issuedAt: Date.parse('2026-11-23T01:30:00Z'),
    number: { entity: 'TH-HK', year: 2026, number: 42n },
    reference: 'TH8K2M',
    line: newId('lin', 0, 5),
    maskedNumber: '+852 5****567',
    plan: { code: 'c', name: { en: 'Commuter', 'zh-Hant': '往來卡', 'zh-Hans': '往来卡' } },
    channel: 'app',
    method: 'alipay_cn',
    rate: { id: newId('fxr', 0, 0), text: '1 HKD = 0.92 CNY' },
    providerReference: '2026112322001476891010',
    paid: cny(92_100n),
    fee: cny(100n),
    value: hkd(100_000n),
    bonus: hkd(500n),
    bonusExpiresAt: Date.parse('2027-05-22T15:59:59Z'),
    repaid: hkd(1_000n),
    balanceBefore: hkd(320n),
    balanceAfter: hkd(99_820n),
    validUntilBefore: '2026-12-01',
    validUntilAfter: '2027-05-22',
    place: null,
    promotions: [],
    term: null,
    correction: null,
    closing: null,
    ...given,
  };
}

const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const named = (name: string) =>
  receipt({ plan: { code: 'x', name: { en: name, 'zh-Hant': name, 'zh-Hans': name } } });
const reader = (language: Language, isOwn = true) => ({
  language,
  isOwn,
  methodName: (code: string) => methodNameOf(code)[language],
});
const spring = {
  kind: 'bonus',
  name: { en: 'Spring bonus', 'zh-Hant': '春日優惠', 'zh-Hans': '春日优惠' },
  amount: hkd(500n),
} as const;
/** As long as a proof from a log of a thousand million leaves, with its owner's part. */
const proof: PrintedProof = {
  proof: 'c2sp.org/tlog-proof@v1\nindex 1\n\nlowu.localhost/log\n',
  own: Buffer.from('salt and own'),
  address: `https://topup.example/verify#${randomBytes(1_900).toString('base64url')}`,
};

suite('a printed receipt', () => {
  const said: Readonly<Record<Language, readonly string[]>> = {
    en: ['Top-up receipt', 'Commuter', 'Alipay', 'HK$5.00, until 2027-05-22', 'REPRINT'],
    'zh-Hant': ['增值收據', '補印本', '往來卡', '支付寶', '雙灣通訊有限公司', '查核此收據'],
    'zh-Hans': ['充值收据', '补打', '往来卡', '支付宝', '双湾通讯有限公司', '核验此收据'],
  };
  const spokenIn = { en: 'en-HK', 'zh-Hant': 'zh-Hant-HK', 'zh-Hans': 'zh-Hans-CN' };
  const facts = [
    'HK$1,000.00',
    '¥921.00',
    '¥1.00',
    'HK$5.00',
    'HK$10.00',
    '1 HKD = 0.92 CNY',
    '+852 5****567',
    'HK$3.20 → HK$998.20',
    '2026-12-01 → 2027-05-22',
    'TH8K2M',
    '2026112322001476891010',
    'TH-HK 2026-00000042',
    '2026-11-23 09:30 (HKT)',
  ];
  for (const language of languages) {
    test(`says in ${language} all that it proves, on one page of at most 100 kB`, async () => {
      const given = receipt();
      await printReceipt(context, given, { reader: reader('en'), proof: null });
      context.clock.advance(10 * minuteMs);
      const bytes = await printReceipt(context, given, { reader: reader(language), proof });
      assert.ok(bytes.length <= 100_000, `${bytes.length} bytes`);
      const read = await readPdf(bytes);
      const { pages, text, title, language: spoken, parts } = read;
      assert.deepEqual([pages, read.universalPart], [1, '1']);
      const { fonts } = await drawPdf(bytes);
      const names = fonts.map(({ name }) => name).join();
      assert.match(names, /Noto|Source/, 'fonts of ours');
      assert.ok(fonts.length > 0 && fonts.every(({ isEmbedded }) => isEmbedded), names);
      const whole = text.replaceAll('\n', '');
      for (const part of [...said[language], ...facts, given.code.slice(0, 4)]) {
        assert.ok(whole.includes(part), `${part} in ${whole}`);
      }
      assert.match(title, new RegExp(`${given.code.slice(0, 4)}-`));
      assert.equal(spoken, spokenIn[language]);
      const [first] = said[language];
      assert.ok(parts.includes(`H1: ${first}`), parts.join('\n'));
      const [sum] = parts.flatMap((part, at) => (part === 'TD: TH8K2M' ? [parts[at - 1]] : []));
      assert.match(sum ?? '', /^TH: ./, 'what is beside a name follows it');
      assert.equal(parts.filter((part) => /^(Link|Figure): ./.test(part)).length, 2);
      const aloud = parts.map((part) => part.replace(/^\w+: /, '')).join('');
      for (const part of facts) assert.ok(aloud.includes(part), `${part} is read aloud`);
    });
  }

  test('shows whoever paid for another neither balance nor debt nor the day before', async () => {
    const bytes = await printReceipt(context, receipt(), { reader: reader('en', false), proof });
    const { text } = await readPdf(bytes);
    assert.doesNotMatch(text, /3\.20|998\.20|Owed|2026-12-01/);
    assert.match(text, /2027-05-22/);
  });

  test('carries its proof as files and in a code that an independent reader scans', async () => {
    const bytes = await printReceipt(context, receipt(), { reader: reader('zh-Hant'), proof });
    const { files, links } = await readPdf(bytes);
    const { code } = await drawPdf(bytes);
    assert.deepEqual([...files.keys()].sort(), ['receipt.own', 'receipt.tlog-proof']);
    assert.equal(files.get('receipt.tlog-proof')?.toString(), proof.proof);
    assert.deepEqual(files.get('receipt.own'), Buffer.from(proof.own ?? []));
    assert.equal(code, proof.address);
    assert.deepEqual(links, [proof.address]);
  });

  test('says that its proof is still to come where it was issued seconds ago', async () => {
    const bytes = await printReceipt(context, receipt(), { reader: reader('en'), proof: null });
    const { files, text } = await readPdf(bytes);
    const { code } = await drawPdf(bytes);
    assert.equal(files.size, 0);
    assert.equal(code, undefined);
    assert.match(text, /seconds old/);
  });

  test('has the same bytes when it is fetched again, and marks itself later', async () => {
    const given = receipt();
    const print = () => printReceipt(context, given, { reader: reader('en'), proof });
    const first = hash(await print());
    context.clock.advance(9 * minuteMs);
    assert.equal(hash(await print()), first);
    context.clock.advance(minuteMs);
    const later = await print();
    assert.notEqual(hash(later), first);
    assert.match((await readPdf(later)).text, /REPRINT/);
    assert.equal(hash(await print()), hash(later));
  });

  test('of who paid makes no copy of the owner’s first', async () => {
    const given = receipt();
    const textOf = async (isOwn: boolean) => {
      const printed = printReceipt(context, given, { reader: reader('en', isOwn), proof });
      return (await readPdf(await printed)).text;
    };
    assert.doesNotMatch(await textOf(false), /REPRINT/);
    context.clock.advance(10 * minuteMs);
    assert.doesNotMatch(await textOf(true), /REPRINT/);
    assert.match(await textOf(false), /REPRINT/);
    context.clock.advance(10 * minuteMs);
    assert.match(await textOf(true), /REPRINT/);
  });

  test('of a refund says what went back, and no value', async () => {
    const given = receipt({ kind: 'refund', value: hkd(0n), bonus: hkd(0n), balanceAfter: null });
    const bytes = await printReceipt(context, given, { reader: reader('en'), proof });
    const { text } = await readPdf(bytes);
    assert.match(text, /Refund receipt[^]*¥921\.00/);
    assert.doesNotMatch(text, /HK\$0\.00|Fee/);
  });

  test('of an undo says what goes back, and no fee, which stays', async () => {
    const undone = receipt({ kind: 'undo', fee: cny(0n), promotions: [spring] });
    const bytes = await printReceipt(context, undone, { reader: reader('en'), proof });
    const { text } = await readPdf(bytes);
    assert.match(text, /Goes back\s+¥921\.00/);
    assert.doesNotMatch(text, /Paid|Fee|Promotion/);
  });

  test('has room for all of the longest, with nothing upon anything else', async () => {
    const longest = receipt({
      promotions: [spring, { ...spring, kind: 'discount' }],
      place: 'The shop with the longest name of all, on the second floor of a mall in Sheung Shui',
    });
    await printReceipt(context, longest, { reader: reader('en'), proof });
    context.clock.advance(10 * minuteMs);
    for (const language of languages) {
      const bytes = await printReceipt(context, longest, { reader: reader(language), proof });
      assert.deepEqual(await misplacedIn(bytes), [], language);
      assert.equal((await readPdf(bytes)).pages, 1);
    }
  });

  test('of a plan that brings more than a page holds has its code on a second one', async () => {
    const units = Array.from({ length: 20 }, () => {
      return { unit: 'BYTE' as const, amount: 5_368_709_120n, zones: 3 };
    });
    const name = { en: 'Everything', 'zh-Hant': '全部', 'zh-Hans': '全部' };
    const startsAt = context.clock.now();
    const term = { name, startsAt, endsAt: startsAt + minuteMs, units };
    const given = receipt({ kind: 'purchase', about: newId('ter', 0, 5), term });
    const bytes = await printReceipt(context, given, { reader: reader('zh-Hans'), proof });
    assert.deepEqual(await misplacedIn(bytes), []);
    assert.equal((await readPdf(bytes)).pages, 2);
  });

  test('mixes the characters of both sides, and fails on one that no font has', async () => {
    const mixed = '账单與𨋢：嘅咗啲喺嚟哋邨埗鰂🎉';
    for (const language of languages) {
      const options = { reader: reader(language), proof };
      const { text } = await readPdf(await printReceipt(context, named(mixed), options));
      assert.ok(text.replaceAll('\n', '').includes(mixed.replace('🎉', '')), text);
    }
    const printed = printReceipt(context, named('\u{13000}'), { reader: reader('en'), proof });
    await assert.rejects(printed, MissingGlyph);
  });
});
