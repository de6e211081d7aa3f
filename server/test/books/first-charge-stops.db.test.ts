import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { claimDueRules, lookAtLines, readRule, stopRule } from '#auto-topups';
import { dayMs, hourMs, minuteMs, type PhoneNumber, present } from '#base';
import { readBalance } from '#ledger';
import { askDuePayments } from '#payments';
import { accountOf } from '#subscribers';
import { listTopupsOfLine, type OrderedTopup } from '#topups';
import { openAntomShop } from '#test/antom-shop';
import { jobsDone, turnOn } from '#test/auto-world';
import { openDialogueWorld } from '#test/dialogue-world';
import { eventually } from '#test/eventually';
import type { Person } from '#test/topup-world';
import { usualWish } from '#test/usual-rule';
import { configureWallet, signWallet } from '#test/wallet-world';
import { auditEverything, isClean } from '../../src/audit.ts';

/** A wallet and an SMS centre, each a program of its own. */
const closing: (() => Promise<void>)[] = [];
const world = await openDialogueWorld({ after: (work) => closing.push(work) });
const { context, database } = world;
const shop = await openAntomShop(context.clock.now());
await configureWallet(context, shop);
after(async () => {
  await shop.close();
  for (const close of closing) await close();
});

const jobs = () => jobsDone(context, database.url, world.senders);
const pass = (ms: number): void => {
  context.clock.advance(ms);
  shop.setClock(context.clock.now());
};

async function topupsOf({ line }: Person): Promise<readonly OrderedTopup[]> {
  return (await listTopupsOfLine(context, line, 0, 50)) as OrderedTopup[];
}

const stops: Readonly<Record<string, (person: Person) => Promise<void>>> = {
  app: ({ line, subscriber }) => stopRule(context, line, subscriber),
  text: async ({ number }) => {
    await world.say(number, '停止自動增值');
    await eventually('a text says so', async () =>
      (await world.texts(number)).some((text) => text.startsWith('自動增值已停止，即時生效')),
    );
  },
  dialogue: async ({ number }) => {
    await world.dial(number, '*#188*3#');
    assert.match((await world.type(number, '1')).text, /^自動增值已停止，即時生效/);
  },
};

/** What a wallet does with the charge, as nobody knows while the rule is stopped. */
const ends = {
  taken: { fault: '500-after-effect', state: 'credited', says: /^自動增值：結餘低於HK\$20/ },
  declined: {
    fault: 'charge-in-process-then-failed',
    state: 'not_charged',
    says: /^自動增值未成功：AlipayHK未能付HK\$50/,
  },
} as const;

let count = 0;

/** Somebody whose first charge is at the wallet, which says nothing certain for an hour. */
async function withFirst(fault: string): Promise<Person & { readonly topup: OrderedTopup }> {
  shop.setClock(context.clock.now());
  count += 1;
  const number: PhoneNumber = `+85251270${String(count).padStart(3, '0')}`;
  const person = await world.person([number], 1_000n);
  const mandate = await signWallet(context, shop, person.subscriber);
  await turnOn(context, person, usualWish([mandate]), 5_000n);
  const topup = present((await topupsOf(person))[0], 'the first charge');
  await shop.fault(fault, topup.attempt, 'pay', minuteMs);
  for (const method of ['cancel', 'inquiryPayment']) {
    await shop.fault('500-before-effect', topup.attempt, method, hourMs);
  }
  await jobs();
  return { ...person, topup };
}

/** Whatever looks at the line and however long, nothing more is ordered. */
async function nothingFollows(person: Person): Promise<void> {
  for (const ms of [minuteMs, 2 * hourMs, 2 * dayMs]) {
    pass(ms);
    await askDuePayments(context);
    await lookAtLines(context, [person]);
    await claimDueRules(context);
    await jobs();
    assert.equal((await topupsOf(person)).length, 1, `after ${ms} ms`);
  }
}

for (const [way, stop] of Object.entries(stops)) {
  for (const [end, { fault, state, says }] of Object.entries(ends)) {
    test(`a first charge that is ${end} is the last after a stop by ${way}`, async () => {
      const person = await withFirst(fault);
      await stop(person);
      const { rule, open } = await readRule(context, person.line);
      assert.deepEqual([rule?.state, open?.id], ['off', person.topup.id]);
      await jobs();
      assert.equal((await topupsOf(person))[0]?.state, 'confirming');
      await nothingFollows(person);
      assert.equal((await topupsOf(person))[0]?.state, state);
      assert.equal((await readRule(context, person.line)).rule?.state, 'off');
      const { isPaid } = await shop.truth(person.topup.attempt);
      const { units } = await readBalance(context, accountOf(person.line));
      const has = units.find(({ unit }) => unit === 'HKD')?.total;
      // Never taken without a credit, nor credited without being taken.
      assert.deepEqual([isPaid, has], end === 'taken' ? [true, 6_100n] : [false, 1_000n]);
      const told = (await world.texts(person.number)).filter((text) => says.test(text));
      assert.equal(told.length, 1, `${end} is told once`);
    });
  }
}

test('after all of this the books are whole', async () => {
  assert.ok(isClean(await auditEverything(context)));
});
