import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRule } from '#auto-topups';
import { type Language, languages } from '#base';
import { readSubscriber } from '#subscribers';
import { openAntomShop } from '#test/antom-shop';
import { turnOn } from '#test/auto-world';
import { type DialogueWorld, openDialogueWorld, type ShownPage } from '#test/dialogue-world';
import { eventually } from '#test/eventually';
import type { Person } from '#test/topup-world';
import { usualWish } from '#test/usual-rule';
import { configureWallet, signWallet } from '#test/wallet-world';
import { partsOf } from '#wire/smpp';

/** 160 octets of seven bits each, and of Chinese what every gateway takes. */
const most = { 'GSM-7': 182, 'UCS-2': 70 } as const;

interface Said {
  /** Which choice of the menu, and what is answered to it. */
  readonly choice: string;
  readonly chosen: string;
  readonly balance: RegExp;
  readonly packs: RegExp;
  readonly offer: RegExp;
  readonly rule: RegExp;
  readonly stopped: RegExp;
}

const said: Readonly<Record<Language, Said>> = {
  'zh-Hant': {
    choice: '1',
    chosen: '以後以繁體中文通知你。',
    balance: /^結餘HK\$50\n有效期至2026-\d\d-\d\d\n沒有數據組合/,
    packs: /^購買組合，結餘HK\$50：\n1 /,
    offer: /^購買.+，收HK\$\d+，至2026-\d\d-\d\d，不自動續期\n/,
    rule: /^自動增值：已開啟/,
    stopped: /^自動增值已停止，即時生效/,
  },
  'zh-Hans': {
    choice: '2',
    chosen: '以后以简体中文通知您。',
    balance: /^余额HK\$50\n有效期至2026-\d\d-\d\d\n没有流量包/,
    packs: /^购买套餐，余额HK\$50：\n1 /,
    offer: /^购买.+，收HK\$\d+，至2026-\d\d-\d\d，不自动续订\n/,
    rule: /^自动充值：已开启/,
    stopped: /^自动充值已停止，立即生效/,
  },
  en: {
    choice: '3',
    chosen: 'From now on we write to you in English.',
    balance: /^Balance HK\$50\nValid to \d+ \w{3} 2026\nNo packs/,
    packs: /^Buy a pack, balance HK\$50:\n1 /,
    offer: /^Buy .+ for HK\$\d+, to \d+ \w{3} 2026, no renewal\?\n/,
    rule: /^Auto top-up is on/,
    stopped: /^Auto top-up is stopped/,
  },
};

/** Each page as it comes, held against what a phone shows at once. */
function measured(world: DialogueWorld, { number }: Person, language: Language) {
  const held = ({ text, state }: ShownPage): ShownPage => {
    const { encoding, units } = partsOf(text);
    assert.equal(encoding, language === 'en' ? 'GSM-7' : 'UCS-2', text);
    assert.ok(units <= most[encoding], `${units} units of ${encoding}: ${text}`);
    return { text, state };
  };
  return {
    dial: async (code: string) => held(await world.dial(number, code)),
    type: async (text: string) => held(await world.type(number, text)),
  };
}

async function openRuled(world: DialogueWorld, after: (work: () => Promise<void>) => void) {
  const { context } = world;
  const person = await world.person(['+85251230021'], 5_000n);
  const shop = await openAntomShop(context.clock.now());
  after(() => shop.close());
  await configureWallet(context, shop);
  await turnOn(context, person, usualWish([await signWallet(context, shop, person.subscriber)]));
  return person;
}

for (const language of languages) {
  test(`all of it is done by USSD in ${language}, each page within what is shown`, async (t) => {
    const world = await openDialogueWorld(t);
    const person = await openRuled(world, (work) => t.after(work));
    const words = said[language];
    await world.dial(person.number, '*#188*5#');
    assert.equal((await world.type(person.number, words.choice)).text, words.chosen);
    const { language: kept } = await readSubscriber(world.context, person.subscriber);
    assert.equal(kept, language);

    const { dial, type } = measured(world, person, language);
    await dial('*#188#');
    assert.match((await type('1')).text, words.balance);
    let list = await dial('*#188*2#');
    assert.match(list.text, words.packs);
    for (let pages = 1; /\n0 /.test(list.text) && pages < 9; pages += 1) list = await type('0');
    await dial('*#188*2#');
    assert.match((await type('1')).text, words.offer);
    assert.match((await dial('*#188*3#')).text, words.rule);
    // The network drops the dialogue as the choice is sent.
    const { centre } = world;
    await centre.tell(`phones/${person.number}/answer`, { text: '1' });
    await centre.tell(`phones/${person.number}/hang-up`);
    const text = await eventually('what was done comes as a text', async () => {
      return (await world.texts(person.number)).find((one) => words.stopped.test(one));
    });
    assert.equal(partsOf(text).parts.length, 1, text);
    assert.equal((await readRule(world.context, person.line)).rule?.state, 'off');
  });
}
