import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Language, minuteMs, secondMs } from '#base';
import { readRule } from '#auto-topups';
import { imsiAt, type NetworkSession } from '#test/core-network';
import { eventually } from '#test/eventually';
import { assertToldOnce, assertWithinCap, chargesOf, moneyOf, toldTo } from './judge.ts';
import { type Newcomer, openTown, type Resident, type Town } from './town.ts';

/** HK$26.80, three times HK$50 with a bonus of HK$1 each: 31 minutes of HK$5.80, to the cent. */
const usual = {
  balanceMinor: 2_680n,
  validDays: 90,
  isUsed: true,
  wish: { capMinor: 15_000n },
} as const;
const minutes = 31;

const newcomers: readonly Newcomer[] = [
  { ...usual, number: '+85260000011', language: 'zh-Hant' },
  { ...usual, number: '+8613800160011', language: 'zh-Hans' },
  { ...usual, number: '+85260000012', language: 'en' },
];

type Texts = Readonly<Record<Language, readonly string[]>>;

const charged = [50, 100, 150];

/** What stands on each phone about money that was taken, or was not and why: each of it once. */
const expected: Texts = {
  'zh-Hant': [
    '自動增值已開啟：結餘低於HK$20時增值HK$50或以上，30日上限HK$150。App可停',
    ...charged.map(
      (sum) => `自動增值：結餘低於HK$20，AlipayHK已扣HK$50。30日HK$${sum}／HK$150。App可停`,
    ),
    '自動增值已達30日上限HK$150，暫不扣款。結餘HK$…，可自行增值或於App改上限。',
  ],
  'zh-Hans': [
    '【双湾通讯】自动充值已开启：余额低于HK$20时充值HK$50或以上，30日上限HK$150。App可停',
    ...charged.map(
      (sum) =>
        `【双湾通讯】自动充值：余额低于HK$20，AlipayHK已扣HK$50。30日HK$${sum}/HK$150。App可停`,
    ),
    '【双湾通讯】自动充值已达30日上限HK$150，暂不扣款。余额HK$…，可在App改上限。',
  ],
  en: [
    'Auto top-up is on: below HK$20, top up HK$50 or more, at most HK$150 in 30 days. ' +
      'Stop it in the app with one tap.',
    ...charged.map((sum) =>
      [
        'Auto top-up: balance was below HK$20, HK$50 taken from AlipayHK.',
        `HK$${sum} of HK$150 in 30 days. Stop it in the app.`,
      ].join(' '),
    ),
    'Auto top-up has reached your cap of HK$150 in 30 days and takes no more for now. ' +
      'Balance HK$…. Change the cap in the app.',
  ],
};

const ofRules = /自動增值|自动充值|Auto top-up/;

/** Calls abroad for so many minutes; returns how many of them were served. */
async function talk({ network }: Town, index: number, wanted: number): Promise<number> {
  const wish = { service: 'voice', to: '+14155550100', ask: 60 };
  const line = `lines/${imsiAt(index)}`;
  const call = await network.ask<NetworkSession>('POST', `${line}/sessions`, wish);
  if (call.state !== 'active') return 0;
  const units = wanted * 60;
  const { used } = await network.ask<NetworkSession>('POST', `sessions/${call.id}/use`, { units });
  await network.ask('POST', `sessions/${call.id}/end`);
  return Math.floor(used / 60);
}

/** Everybody at once, with so much time after it that the interval between charges is over. */
async function talkAll(town: Town, wanted: number): Promise<readonly number[]> {
  const { people, network } = town;
  const served = await Promise.all(people.map((_, index) => talk(town, index, wanted)));
  // A wallet whose answer comes too late on a busy machine is asked again, by this clock.
  await eventually('every wallet has answered', async () => {
    await town.pass(2 * secondMs);
    const rules = await Promise.all(people.map(({ line }) => readRule(network.context, line)));
    return rules.every(({ open }) => !open);
  });
  await town.pass(61 * minuteMs);
  return served;
}

test('lines are served to the last cent of the cap, and owners told each thing once', async (t) => {
  const town = await openTown(t, newcomers);
  const { network, people, centre } = town;
  for (const index of people.keys()) {
    await network.ask('POST', `lines/${imsiAt(index)}/move`, { place: 'shenzhen' });
  }
  const all = (value: number): number[] => people.map(() => value);
  for (let spoken = 0; spoken < minutes - 1; spoken += 3) {
    assert.deepEqual(await talkAll(town, 3), all(3), `cut off after ${spoken} minutes`);
  }
  // The cap is used up, and one minute is left; from then on there is nothing, for days.
  assert.deepEqual(await talkAll(town, 3), all(1));
  for (let hours = 0; hours < 48; hours += 12) {
    assert.deepEqual(await talkAll(town, 3), all(0));
    await town.pass(11 * 60 * minuteMs);
  }
  for (const one of people) {
    assert.equal(await moneyOf(town, one), 0n);
    const charges = await chargesOf(town, one);
    assert.deepEqual(
      charges.map(({ minor }) => minor),
      [5_000n, 5_000n, 5_000n],
    );
    assertWithinCap(one, charges);
    await assertToldOnce(town, one);
    const texts = (await centre.messages(one.number)).map(({ text }) => text);
    // In the middle of a call: with more or less of its last minutes paid.
    const own = texts
      .filter((text) => ofRules.test(text))
      .map((text) => text.replace(/HK\$(?:17\.40|11\.60|5\.80|0)(?=[，.])/, 'HK$…'));
    assert.deepEqual(own.toSorted(), [...expected[one.language]].sort());
    await assertNothingTwice(town, one);
  }
  assert.deepEqual(await network.problems(), []);
});

/** Of the two wallets each was signed once, and of nothing else there are two. */
async function assertNothingTwice(town: Town, one: Resident): Promise<void> {
  const bodies = (await toldTo(town, one)).filter(({ kind }) => kind !== 'mandate_signed');
  const texts = bodies.map(({ body }) => body);
  assert.deepEqual(texts.toSorted(), [...new Set(texts)].sort());
}
