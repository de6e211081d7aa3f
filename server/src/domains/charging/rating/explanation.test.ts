import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { languages, type Zone } from '#base';
import type { Destination, Rate } from '#catalog';
import { demoCatalog } from '#test/demo-catalog';
import {
  anyPacks,
  anyRate,
  firstMidnightMs,
  kindOf,
  packOf,
  plainRate,
  tableOf,
} from '#test/rating';
import { type Explanation, explain, type MoneyShare } from './explanation.ts';
import { newMeter } from './meter.ts';
import { rateTable } from './rate-table.ts';
import { type Purse, rateUse, type Stretch } from './rate-use.ts';
import { sentenceOf, unitsText } from './sentence.ts';
import { clauses } from './sentence-words.ts';
import type { UseKind } from './use-kind.ts';

const noonMs = firstMidnightMs + 43_200_000;
const megabyte = 1_048_576n;
const noPurse: Purse = { counts: [], packs: [] };

function call(zone: Zone, to: Destination): UseKind {
  return { service: 'voice', zone, direction: 'out', to };
}

const data: UseKind = { service: 'data', zone: 'CN', direction: null, to: null };

/** The first charge of a use that begins at noon on a plan of the demo, explained. */
function whyOf(
  plan: string,
  kind: UseKind,
  units: bigint,
  { purse = noPurse, money = [] }: { purse?: Purse; money?: readonly MoneyShare[] } = {},
): Explanation {
  const table = rateTable(demoCatalog(), plan);
  const stretch = { fromMs: noonMs, untilMs: noonMs, units };
  const [charge] = rateUse([table], { kind, table, meter: newMeter }, stretch, purse).charges;
  assert.ok(charge);
  return explain(charge, money);
}

suite('an explanation', () => {
  test('adds up to the charge, to the last fraction of a cent', () => {
    const anyUse = anyRate.chain((rate) =>
      fc.record({
        rate: fc.constant(rate),
        packs: anyPacks(rate),
        reports: fc.array(fc.bigInt({ min: 1n, max: 900n }), { minLength: 1, maxLength: 5 }),
      }),
    );
    fc.assert(
      fc.property(anyUse, ({ rate, packs, reports }) => {
        const table = tableOf([rate]);
        let use = { kind: kindOf(rate), table, meter: newMeter };
        let purse: Purse = { counts: [], packs };
        for (const units of reports) {
          const stretch = { fromMs: noonMs, untilMs: noonMs, units };
          const rated = rateUse([table], use, stretch, purse);
          ({ purse } = rated);
          use = { ...use, meter: rated.use.meter };
          for (const why of rated.charges.map((charge) => explain(charge))) {
            const { broughtOver, moneyUnits, priceMinor, connectMinor, per } = why;
            const { amountMinor, carriedOn, waived, packs: shares, countedUnits } = why;
            const asked = broughtOver + moneyUnits * priceMinor + connectMinor * per;
            assert.equal(asked, amountMinor * per + carriedOn + waived);
            assert.ok(waived === 0n || why.cap?.isReached === true);
            const inPacks = shares.reduce((sum, share) => sum + share.units, 0n);
            assert.equal(inPacks + moneyUnits, countedUnits);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  test('names the rate, the part of the day, the version and the increments', () => {
    const why = whyOf('keep_number', call('HK', 'HK'), 61n);
    assert.equal(why.fairUse, null);
    assert.deepEqual(
      [why.rate, why.time?.code, why.version, why.day, why.firstUnits, why.thenUnits],
      ['voice_hk_out_peak', 'peak', 1, '2026-07-01', 60n, 60n],
    );
  });
});

function says(why: Explanation, en: string, hant: string, hans: string): void {
  assert.equal(sentenceOf(why, 'en'), en);
  assert.equal(sentenceOf(why, 'zh-Hant'), hant);
  assert.equal(sentenceOf(why, 'zh-Hans'), hans);
}

suite('a sentence says', () => {
  test('how a call is counted, and who paid', () => {
    const money: MoneyShare[] = [
      { kind: 'bonus', amountMinor: 100n },
      { kind: 'cash', amountMinor: 180n },
    ];
    says(
      whyOf('commuter', call('CN', 'HK'), 200n, { money }),
      'Call in the Mainland to Hong Kong, 3 min 20 s, counted as 4 min in steps of 1 min. ' +
        '4 min at HK$0.70 per minute. ' +
        'Charged HK$2.80, HK$1.00 from your bonus, HK$1.80 from your balance ' +
        '(price list version 1).',
      '在內地致電香港3分鐘20秒，以1分鐘為單位，計作4分鐘。4分鐘，每分鐘收HK$0.70。' +
        '收費HK$2.80，由贈送金額支付HK$1.00，由結餘支付HK$1.80（收費表第1版）。',
      '在内地拨打香港3分钟20秒，以1分钟为单位，计作4分钟。4分钟，每分钟收HK$0.70。' +
        '收费HK$2.80，由赠送金额支付HK$1.00，由余额支付HK$1.80（资费表第1版）。',
    );
  });

  test('what a pack paid, and what the rest cost', () => {
    const purse = { counts: [], packs: [packOf(1n, 60n, { ...plainRate, zones: 15 })] };
    says(
      whyOf('keep_number', call('HK', 'HK'), 120n, { purse }),
      'Call in Hong Kong to Hong Kong, 2 min. 1 min from your pack. ' +
        '1 min at the peak price of HK$0.12 per minute. ' +
        'Charged HK$0.12 (price list version 1).',
      '在香港致電香港2分鐘。1分鐘由組合扣除。1分鐘，繁忙時段每分鐘收HK$0.12。' +
        '收費HK$0.12（收費表第1版）。',
      '在香港拨打香港2分钟。1分钟由套餐扣除。1分钟，忙时每分钟收HK$0.12。' +
        '收费HK$0.12（资费表第1版）。',
    );
  });

  test('that the first block of a call abroad is longer than the others', () => {
    assert.match(
      sentenceOf(whyOf('commuter', call('MO', 'HK'), 31n), 'en'),
      /, 31 s, counted as 36 s: the first 30 s, then steps of 6 s\. 36 s at HK\$3\.90 per minute\./,
    );
  });

  test('that the cap is reached and the rest of the day is free', () => {
    says(
      whyOf('commuter', data, 500n * megabyte),
      'Data in the Mainland, 500 MB. 500 MB at HK$1.50 per MB. ' +
        'The daily cap of HK$38.00 is reached: the rest of the day, Hong Kong time, is free. ' +
        'That left out HK$712.00 of this use. Charged HK$38.00 (price list version 1).',
      '在內地使用數據500 MB。500 MB，每MB收HK$1.50。' +
        '已達每日上限HK$38.00，香港時間今日餘下的用量免費。這次因而少收HK$712.00。' +
        '收費HK$38.00（收費表第1版）。',
      '在内地使用流量500 MB。500 MB，每MB收HK$1.50。' +
        '已达每日上限HK$38.00，香港时间今天余下的用量免费。这次因而少收HK$712.00。' +
        '收费HK$38.00（资费表第1版）。',
    );
  });

  test('what became of the parts of a cent', () => {
    const table = rateTable(demoCatalog(), 'commuter');
    const use = { kind: data, table, meter: newMeter };
    const stretch = { fromMs: noonMs, untilMs: noonMs, units: 10_240n };
    const { purse } = rateUse([table], use, stretch, noPurse);
    const why = whyOf('commuter', data, 10_240n, { purse });
    assert.equal(
      sentenceOf(why, 'en'),
      'Data in the Mainland, 10 KB. 10 KB at HK$1.50 per MB. ' +
        'Plus HK$0.0046 not yet charged from earlier today. ' +
        'HK$0.0092, less than a cent, is not charged now and counts with your next use today. ' +
        'Charged HK$0.01 (price list version 1).',
    );
  });

  test('that use is slow, or ends, when fair use is over', () => {
    const over = whyOf('commuter', data, 1_025n * megabyte);
    assert.match(sentenceOf(over, 'en'), /Fair use of 1 GB is over: 128 kbps for the rest of/);
    const closed = { ...over, fairUse: { afterBytes: megabyte, kbps: null, isOver: true } };
    assert.match(sentenceOf(closed, 'en'), /Fair use of 1 MB is over: buy a pack/);
    const always = { ...over, fairUse: { afterBytes: 0n, kbps: 128, isOver: true } };
    assert.match(sentenceOf(always, 'en'), / At 128 kbps\./);
    assert.doesNotMatch(sentenceOf(always, 'en'), /Fair use/);
    const byPack = { ...always, moneyUnits: 0n };
    assert.doesNotMatch(sentenceOf(byPack, 'en'), /kbps/, 'a pack is as fast as the pack is');
  });

  test('that a message received is free', () => {
    const kind: UseKind = { service: 'sms', zone: 'ROW', direction: 'in', to: null };
    assert.equal(
      sentenceOf(whyOf('commuter', kind, 1n), 'en'),
      '1 message received in the rest of the world. 1 message free of charge. ' +
        'Charged HK$0.00 (price list version 1).',
    );
  });

  test('that seconds of a block already paid cost nothing, and what connecting costs', () => {
    const rate: Rate = { ...plainRate, connectMinor: 25n };
    const table = tableOf([rate]);
    const use = { kind: kindOf(rate), table, meter: newMeter };
    const stretch = { fromMs: noonMs, untilMs: noonMs, units: 10n };
    const first = rateUse([table], use, stretch, noPurse);
    const second = rateUse([table], first.use, stretch, first.purse);
    const [estimate] = first.charges.map((charge) => sentenceOf(explain(charge), 'en', 'estimate'));
    assert.match(estimate ?? '', /Connect fee HK\$0\.25\. Would cost HK\$0\.85/);
    const [begun, covered] = [...first.charges, ...second.charges].map((charge) =>
      sentenceOf(explain(charge), 'en'),
    );
    assert.match(begun ?? '', /Connect fee HK\$0\.25\. Charged HK\$0\.85/);
    const [cent] = sentencesOf({ ...rate, connectMinor: 1n }, stretch);
    assert.match(cent ?? '', /Connect fee HK\$0\.01\. Charged HK\$0\.61/);
    const [free] = sentencesOf({ ...rate, priceMinor: 0n }, stretch);
    assert.match(free ?? '', /1 min free of charge\. Connect fee HK\$0\.25\. Charged HK\$0\.25/);
    const [capped] = sentencesOf({ ...rate, dailyCapMinor: 0n }, stretch);
    assert.match(capped ?? '', /1 min free of charge\. The daily cap of HK\$0\.00 is reached/);
    assert.doesNotMatch(capped ?? '', /Connect fee/);
    assert.doesNotMatch(capped ?? '', /left out/);
    assert.match(covered ?? '', /10 s, covered by what was counted before: nothing more to pay/);
  });

  test('bytes as bytes until they are a kilobyte', () => {
    const shown = [1_023n, 1_024n, megabyte].map((bytes) => unitsText(bytes, 'data', 'en'));
    assert.deepEqual(shown, ['1023 B', '1 KB', '1 MB']);
  });

  test('nothing of parts of a cent where nothing new is counted', () => {
    const rate: Rate = { ...plainRate, priceMinor: 100n, per: 7 };
    const table = tableOf([rate]);
    const use = { kind: kindOf(rate), table, meter: newMeter };
    const stretch = { fromMs: noonMs, untilMs: noonMs, units: 10n };
    const first = rateUse([table], use, stretch, noPurse);
    assert.ok(first.purse.counts[0]?.rest);
    const [second] = rateUse([table], first.use, stretch, first.purse).charges;
    const told = second && sentenceOf(explain(second), 'en');
    assert.equal(
      told,
      'Call in the Mainland to Hong Kong, 10 s, covered by what was counted before: nothing more ' +
        'to pay. Charged HK$0.00 (price list version 1).',
    );
  });
});

/** What a call that begins now is told to have cost. */
function sentencesOf(rate: Rate, stretch: Stretch): string[] {
  const table = tableOf([rate]);
  const use = { kind: kindOf(rate), table, meter: newMeter };
  const { charges } = rateUse([table], use, stretch, noPurse);
  return charges.map((charge) => sentenceOf(explain(charge), 'en'));
}

function namesIn(text: string): string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map(([, found]) => found ?? '').sort();
}

test('every clause has the same values in every language, and the words of its place', () => {
  for (const [name, words] of Object.entries(clauses)) {
    for (const language of languages) {
      assert.deepEqual(namesIn(words[language]), namesIn(words.en), `${name} in ${language}`);
    }
    assert.doesNotMatch(words['zh-Hant'], /[流短]量|短信|余额|您/, name);
    assert.doesNotMatch(words['zh-Hans'], /數據|短訊|結餘/, name);
  }
});
