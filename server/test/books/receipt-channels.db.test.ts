import assert from 'node:assert/strict';
import { before, suite, test } from 'node:test';
import { methodNameOf } from '@lowu/contract/method-names';
import { type Language, languages, minuteMs, present } from '#base';
import type { Receipt } from '#receipts';
import { everyChannel, type OfChannel } from '#test/channel-receipts';
import { misplacedIn } from '#test/pdf-places';
import { readPdfText } from '#test/pdf-reader';
import { sealAll } from '#test/sealing';
import { openTopupWorld } from '#test/topup-world';
import { printProvedReceipt } from '#transparency';

const world = await openTopupWorld();
const { context } = world;
let made: readonly OfChannel[];

before(async () => {
  made = await everyChannel(world);
  await sealAll(context);
});

function print(receipt: Receipt, language: Language, isOwn = true): Promise<Buffer> {
  const methodName = (code: string) => methodNameOf(code)[language];
  const reader = { language, isOwn, methodName };
  return printProvedReceipt(context, receipt, { reader, verifier: 'https://lowu.example/verify' });
}

const textOf = async (bytes: Buffer) => (await readPdfText(bytes)).replaceAll('\n', '');

/** What people call each way, and the place that stands on its paper; none where there is none. */
const ways: Readonly<Record<string, readonly [Record<Language, string>, place: string | null]>> = {
  app: [{ en: 'App', 'zh-Hant': '應用程式', 'zh-Hans': '应用' }, null],
  auto: [{ en: 'Auto top-up', 'zh-Hant': '自動增值', 'zh-Hans': '自动充值' }, null],
  sms: [{ en: 'SMS', 'zh-Hant': '短訊', 'zh-Hans': '短信' }, null],
  ussd: [{ en: 'USSD', 'zh-Hant': 'USSD', 'zh-Hans': 'USSD' }, null],
  agent: [{ en: 'Shop', 'zh-Hant': '門市', 'zh-Hans': '门店' }, 'Wing Fat Store, Mong Kok'],
  partner: [{ en: 'Partner', 'zh-Hant': '合作夥伴', 'zh-Hans': '合作伙伴' }, 'Bay e-shop'],
  hall: [{ en: 'Our shop', 'zh-Hant': '服務中心', 'zh-Hans': '营业厅' }, 'Counter by the door'],
  hall_voucher: [
    { en: 'Our shop', 'zh-Hant': '服務中心', 'zh-Hans': '营业厅' },
    'Counter by the door',
  ],
  kiosk: [{ en: 'Kiosk', 'zh-Hant': '自助增值機', 'zh-Hans': '自助充值机' }, 'Kiosk at the gate'],
  kiosk_wallet: [
    { en: 'Kiosk', 'zh-Hant': '自助增值機', 'zh-Hans': '自助充值机' },
    'Kiosk at the gate',
  ],
  atm: [{ en: 'Cash machine', 'zh-Hant': '櫃員機', 'zh-Hans': '自动柜员机' }, 'harbour ATM00042'],
};

const money = ({ amountMinor, currency }: Receipt['paid']) => {
  const sign = currency === 'CNY' ? '¥' : 'HK$';
  return `${sign}${amountMinor / 100n}.${String(amountMinor % 100n).padStart(2, '0')}`;
};

suite('the paper of a top-up by each way', () => {
  for (const [what, [names, place]] of Object.entries(ways)) {
    test(`says in three languages what ${what} took, gave, and where`, async () => {
      const { receipt } = present(
        made.find((one) => one.what === what),
        what,
      );
      assert.equal(receipt.place, place);
      const { paid, fee, value, bonus, balanceBefore, balanceAfter } = receipt;
      const [from, to] = [present(balanceBefore, 'before'), present(balanceAfter, 'after')];
      assert.equal(to.amountMinor - from.amountMinor, value.amountMinor + bonus.amountMinor);
      assert.equal(receipt.rate !== null, paid.currency === 'CNY', 'a rate where there is one');
      for (const language of languages) {
        const bytes = await print(receipt, language);
        assert.deepEqual(await misplacedIn(bytes), [], language);
        const text = await textOf(bytes);
        const facts = [
          names[language],
          place,
          methodNameOf(receipt.method ?? '')[language],
          ...[paid, fee, value].map(money),
          bonus.amountMinor > 0n ? money(bonus) : null,
          `${money(from)} → ${money(to)}`,
          receipt.rate?.text,
          receipt.validUntilAfter,
          receipt.maskedNumber,
        ];
        for (const fact of facts) assert.ok(text.includes(fact ?? ''), `${fact} in ${text}`);
        assert.doesNotMatch(text, /undefined|null|\{|_/);
      }
      const toPayer = await textOf(await print(receipt, 'en', false));
      assert.ok(toPayer.includes(place ?? '') && !toPayer.includes(money(to)), 'no balance');
    });
  }

  test('is a copy when it is printed again', async () => {
    context.clock.advance(10 * minuteMs);
    const copies = { en: 'REPRINT', 'zh-Hant': '補印本', 'zh-Hans': '补打' };
    for (const { what, receipt } of made) {
      for (const language of languages) {
        const text = await textOf(await print(receipt, language));
        assert.ok(text.includes(copies[language]), `${what} ${language}`);
      }
    }
  });
});
