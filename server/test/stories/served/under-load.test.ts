import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { hourMs, minuteMs, secondMs, type Language, type PhoneNumber } from '#base';
import { imsiAt, imsiFrom, type NetworkSession } from '#test/core-network';
import { centreFaults, walletFaults } from './chaos.ts';
import { assertServed, assertToldOnce, assertWithinCap, chargesOf, moneyOf } from './judge.ts';
import { type Newcomer, openTown, type Town } from './town.ts';

/** What befalls the network's requests: told twice, at once, late, unanswered, not to the end. */
const networkFaults = [
  'retransmit',
  'retransmit-unmarked',
  'lose-answer',
  'cut-stream',
  'duplicate',
  'late-container',
  'reorder',
  'crash',
];

const lines = 100;
const rounds = 3;
/** Of real time for each second of theirs: a wallet has six for a charge, and not a minute. */
const stepMs = 100;
const languages: readonly Language[] = ['zh-Hant', 'zh-Hans', 'en'];

/** Each has from HK$15 to HK$35; some have caps that are reached, some also a month's. */
function newcomerAt(index: number): Newcomer {
  const last = String(index).padStart(4, '0');
  const language = languages[index % languages.length] ?? 'en';
  const number: PhoneNumber = language === 'zh-Hans' ? `+861380017${last}` : `+8526100${last}`;
  const isCapped = index % 2 === 0;
  const wish = {
    capMinor: isCapped ? 10_000n : 30_000n,
    ...(index % 5 === 0 ? { monthlyDay: 24, monthlyMinor: 5_000n } : {}),
  };
  const balanceMinor = 1_500n + BigInt((index * 7_919) % 2_000);
  return { number, language, isUsed: true, balanceMinor, validDays: 90, wish };
}

interface Journeys {
  readonly requests: number;
  readonly counts: Readonly<Record<string, number | undefined>>;
  readonly complaints: readonly string[];
}

/** Everybody goes over the border and back, and time goes on as they do. */
async function travel(town: Town, seed: number): Promise<Journeys> {
  const { network } = town;
  const journey = { isUnderWay: true };
  const wish = { imsiFrom, lines, concurrency: 24, seed, patienceMs: 3_000, mostMegabytes: 60 };
  const travelling = network.ask<Journeys>('POST', 'journeys', wish).finally(() => {
    journey.isUnderWay = false;
  });
  while (journey.isUnderWay) {
    await town.goOn(secondMs);
    await delay(stepMs);
  }
  return travelling;
}

interface Seen {
  readonly sessions: readonly { readonly why: string }[];
}

/**
 * The network makes no mistakes for a moment: whoever has money is then neither refused nor cut
 * off, whatever else still goes wrong. Returns how many were to be served.
 */
async function assertUsable(town: Town): Promise<number> {
  const { network, people } = town;
  await network.ask('POST', 'chaos', { rate: 0 });
  let served = 0;
  for (const [index, one] of people.entries()) {
    const money = await moneyOf(town, one);
    if (money < (one.wish.belowMinor ?? 0n)) continue;
    const said = `${one.number} was not served with ${money}`;
    const line = `lines/${imsiAt(index)}`;
    const text = { to: '+85221234567', when: 'before' };
    const { result } = await network.ask<{ result: string }>('POST', `${line}/messages`, text);
    assert.equal(result, 'SUCCESS', said);
    const wish = { service: 'voice', to: '+85221234567', ask: 60 };
    const { id } = await network.ask<NetworkSession>('POST', `${line}/sessions`, wish);
    const use = { units: 60 };
    const { used } = await network.ask<NetworkSession>('POST', `sessions/${id}/use`, use);
    assert.equal(used, 60, said);
    await network.ask('POST', `sessions/${id}/end`);
    served += 1;
  }
  return served;
}

/** Why sessions were refused, of those that the network still knows. */
async function refusalsOf({ network }: Town): Promise<readonly string[]> {
  const { sessions } = await network.ask<Seen>('GET', 'sessions');
  return sessions.map(({ why }) => why).filter((why) => why.startsWith('refused: '));
}

test('a hundred lines under load are served while they can pay, within their caps', async (t) => {
  const newcomers = Array.from({ length: lines }, (_, index) => newcomerAt(index));
  const town = await openTown(t, newcomers);
  const { network, people, shop, centre } = town;
  assert.equal(imsiAt(0), imsiFrom);
  await network.ask('POST', 'chaos', { seed: 3, rate: 0.15, faults: networkFaults });
  await shop.chaos(3, 0.15, walletFaults);
  await centre.tell('chaos', { seed: 3, rate: 0.1, faults: centreFaults });
  let [requests, served] = [0, 0];
  let counts: Journeys['counts'] = {};
  for (let round = 0; round < rounds; round += 1) {
    const report = await travel(town, round);
    requests += report.requests;
    ({ counts } = report);
    assert.deepEqual(report.complaints, []);
    for (const minutes of [20, 45, 5]) await town.pass(minutes * minuteMs);
    for (const one of people) await assertServed(town, one);
    // Who has no money is told so in an answer; a refusal would be ours.
    assert.deepEqual(await refusalsOf(town), []);
    served += await assertUsable(town);
    await network.ask('POST', 'chaos', { seed: 4 + round, rate: 0.15, faults: networkFaults });
  }
  t.diagnostic(`${requests} requests; ${JSON.stringify(counts)}`);
  await network.ask('POST', 'chaos', { rate: 0 });
  await shop.chaos(3, 0, walletFaults);
  for (const hours of [1, 2, 12, 12, 10]) await town.pass(hours * hourMs);
  await centre.tell('chaos', { seed: 3, rate: 0, faults: centreFaults });
  for (const minutes of [1, 5, 15, 30]) await town.pass(minutes * minuteMs);
  let charged = 0;
  for (const one of people) {
    const charges = await chargesOf(town, one);
    charged += charges.length;
    assertWithinCap(one, charges);
    await assertServed(town, one);
    await assertToldOnce(town, one);
  }
  t.diagnostic(`${charged} charges; ${served} times somebody with money was served`);
  for (const fault of networkFaults) assert.ok((counts[`fault ${fault}`] ?? 0) > 0, fault);
  assert.ok(served > lines * rounds * 0.8, 'hardly anybody had money');
  assert.ok(charged > lines, 'the rules were hardly asked for anything');
  assert.deepEqual(await network.problems(), []);
});
