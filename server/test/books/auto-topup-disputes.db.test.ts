import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { dayMs, hourMs, minuteMs, present } from '#base';
import { haltForDisputes, lookAtLines, readRule, stopRule } from '#auto-topups';
import type { MandateId } from '#mandates';
import { askDuePayments } from '#payments';
import type { OrderedTopup } from '#topups';
import { turnOn } from '#test/auto-world';
import { noteTaken } from '#test/disputed';
import { openRuleWorld, type Ruled } from '#test/rule-world';
import { usualWish } from '#test/usual-rule';
import { configureWallet, signWallet, walletCode } from '#test/wallet-world';
import { auditEverything, isClean } from '../../src/audit.ts';

const closing: (() => Promise<void>)[] = [];
const world = await openRuleWorld({ after: (work) => closing.push(work) });
const { context, shop } = world;
/** A way to pay of its own, at the same wallet. */
const otherCode = 'alipay_hk_other';
await configureWallet(context, shop, otherCode);
after(async () => {
  for (const close of closing.toReversed()) await close();
});

interface Open extends Ruled {
  readonly topup: OrderedTopup;
  readonly second: MandateId;
}

/** Somebody with two wallets, whose rule has just ordered; no wallet was asked yet. */
async function withOpen(): Promise<Open> {
  const person = await world.payer();
  const second = await signWallet(context, shop, person.subscriber, 'zh-Hant', otherCode);
  await turnOn(context, person, usualWish([person.mandate, second]));
  await world.move(person, -9_000n);
  await lookAtLines(context, [person]);
  const [topup] = await world.topups(person);
  return { ...person, second, topup: present(topup, 'what its rule has ordered') };
}

/** A bank takes back what was paid for the line some time ago. */
async function dispute({ line, topup }: Open): Promise<void> {
  await context.db.transaction((tx) => haltForDisputes(tx, [{ topup: topup.id, line }]));
}

async function kindsTo(person: Ruled): Promise<string[]> {
  return (await world.told(person)).map(({ kind }) => kind).sort();
}

async function wasAsked({ topup }: Pick<Open, 'topup'>): Promise<boolean> {
  return (await shop.trades()).some(({ outTradeNo }) => outTradeNo === topup.attempt);
}

async function endsOf(person: Ruled): Promise<string[]> {
  return (await world.topups(person)).map(({ state }) => state);
}

/** Nothing more is ordered, by whatever looks at the line and however long. */
async function nothingFollows(person: Open, state: string): Promise<void> {
  for (const ms of [0, minuteMs, hourMs, 2 * dayMs]) {
    world.pass(ms);
    await askDuePayments(context);
    await lookAtLines(context, [person]);
    await world.sweep();
    assert.deepEqual(await endsOf(person), [state], `after ${ms} ms`);
  }
}

const paused = async ({ line }: Ruled): Promise<string> => {
  const { rule } = await readRule(context, line);
  return `${rule?.state} ${rule?.pausedWhy}`;
};

test('what no wallet was asked for when a bank takes money back is asked of none', async () => {
  const person = await withOpen();
  await dispute(person);
  await world.jobs();
  assert.equal(await wasAsked(person), false);
  assert.deepEqual(await kindsTo(person), ['auto_topup_called_off', 'auto_topup_rests']);
  const saying = (await world.told(person)).find(({ kind }) => /called_off/.test(kind));
  assert.match(saying?.body ?? '', /^自動增值之前已下單的一筆HK\$50已取消，沒有扣款。結餘HK\$10/);
  const events = ['called_off called_off', 'paused charged_back', 'ordered', 'turned_on'];
  assert.deepEqual(await world.events(person), events);
  await nothingFollows(person, 'not_charged');
  assert.equal(await paused(person), 'paused charged_back');
});

test('what no rule had charged pauses the line’s own rule, and no other of its owner', async () => {
  const person = await world.ruled();
  const other = await world.besides(person);
  const { line, number, subscriber } = person;
  const paid = await world.order(number, 5_000n, subscriber);
  await world.tell(paid);
  assert.deepEqual(await endsOf(person), ['credited']);
  await context.db.transaction((tx) => haltForDisputes(tx, [{ topup: paid.id, line }]));
  assert.deepEqual([await paused(person), await paused(other)], ['paused charged_back', 'on null']);
});

test('what a wallet is still at then is closed there, and no other wallet is asked', async () => {
  const person = await withOpen();
  await shop.fault('charge-in-process-then-success', person.topup.attempt, 'pay', dayMs);
  await world.jobs();
  await dispute(person);
  await world.jobs();
  assert.deepEqual(await kindsTo(person), ['auto_topup_called_off', 'auto_topup_rests']);
  await nothingFollows(person, 'not_charged');
  assert.equal((await shop.truth(person.topup.attempt)).isPaid, false);
});

test('what a wallet declines after that is told as declined, and is the last', async () => {
  const person = await withOpen();
  await shop.fault('charge-in-process-then-failed', person.topup.attempt, 'pay', hourMs);
  await world.jobs();
  world.pass(2 * hourMs);
  await dispute(person);
  await world.jobs();
  assert.deepEqual(await kindsTo(person), ['auto_topup_declined', 'auto_topup_rests']);
  await nothingFollows(person, 'not_charged');
});

test('what nobody knows the end of is asked about still, and credited if it is paid', async () => {
  const person = await withOpen();
  const { attempt } = person.topup;
  await shop.fault('500-after-effect', attempt, 'pay');
  for (const method of ['cancel', 'inquiryPayment']) {
    await shop.fault('500-before-effect', attempt, method, minuteMs);
  }
  await world.jobs();
  await dispute(person);
  await world.jobs();
  assert.equal((await readRule(context, person.line)).open?.id, person.topup.id);
  assert.deepEqual(await endsOf(person), ['confirming']);
  assert.deepEqual(await kindsTo(person), ['auto_topup_rests']);
  await nothingFollows(person, 'credited');
  assert.equal(await paused(person), 'paused charged_back');
  assert.deepEqual(await kindsTo(person), ['auto_topup_charged', 'auto_topup_rests']);
  assert.equal((await readRule(context, person.line)).usedMinor, 5_000n);
});

test('whoever starts the rule anew after that is not charged for what was called off', async () => {
  const person = await withOpen();
  await shop.fault('charge-in-process-then-success', person.topup.attempt, 'pay', dayMs);
  await world.jobs();
  await dispute(person);
  await turnOn(context, person, usualWish([person.mandate, person.second]));
  await world.jobs();
  await lookAtLines(context, [person]);
  await world.jobs();
  assert.deepEqual(await endsOf(person), ['not_charged'], 'no other wallet of the same try');
  assert.ok((await kindsTo(person)).includes('auto_topup_called_off'));
  world.pass(dayMs);
  await lookAtLines(context, [person]);
  await world.jobs();
  assert.deepEqual(await endsOf(person), ['not_charged', 'credited']);
});

test('a stop, too, is before what no wallet was asked for yet, whatever runs first', async () => {
  const person = await withOpen();
  await stopRule(context, person.line, person.subscriber);
  await world.jobs();
  assert.equal(await wasAsked(person), false);
  assert.deepEqual(await kindsTo(person), ['auto_topup_called_off', 'auto_topup_stopped_open']);
});

test('a wallet that took money back pays for no other line of its payer by itself', async () => {
  const paid = await withOpen();
  const same = await world.besides(paid, { mandates: [paid.second, paid.mandate] });
  const apart = await world.besides(paid, { mandates: [paid.second] });
  const stopped = await world.besides(paid);
  const stranger = await world.ruled();
  await stopRule(context, stopped.line, stopped.subscriber);
  await world.jobs();
  assert.deepEqual(await endsOf(paid), ['credited']);
  world.pass(dayMs);
  await world.move(same, -9_000n);
  await lookAtLines(context, [same]);
  const topup = present((await world.topups(same))[0], 'what the other line’s rule has ordered');
  const taken = { connector: walletCode, currency: 'HKD', amount: paid.topup.price } as const;
  // However often the bank says it, it is one dispute.
  for (let times = 0; times < 2; times += 1) await noteTaken(context, paid.topup, taken);
  assert.equal(await paused(paid), 'paused charged_back');
  assert.equal(await paused(same), 'paused charged_back');
  assert.equal(await paused(apart), 'on null');
  assert.equal(await paused(stopped), 'off null');
  assert.equal(await paused(stranger), 'on null');
  await world.jobs();
  assert.deepEqual(await endsOf(same), ['not_charged']);
  assert.equal(await wasAsked({ topup }), false);
  for (const one of [paid, same]) {
    const rests = (await kindsTo(one)).filter((kind) => kind === 'auto_topup_rests');
    assert.equal(rests.length, 1, 'each line is told once');
  }
  assert.ok(!(await kindsTo(apart)).includes('auto_topup_rests'));
  assert.ok(!(await kindsTo(stranger)).includes('auto_topup_rests'));
  // What its owner starts again stays on, whatever the bank says again.
  await turnOn(context, same, usualWish([paid.mandate]), 5_000n);
  await noteTaken(context, paid.topup, taken);
  assert.equal(await paused(same), 'on null');
});

test('what a rule that goes by another wallet by now has open there is called off', async () => {
  const paid = await withOpen();
  await world.jobs();
  const moved = await world.besides(paid);
  world.pass(dayMs);
  await world.move(moved, -9_000n);
  await lookAtLines(context, [moved]);
  const topup = present((await world.topups(moved))[0], 'what its rule has ordered before');
  // As the versions before left it, which called nothing off then.
  const owner = world.database.context({ url: world.database.ownerUrl });
  const text = 'update auto_topups.rule set mandates = array[$2] where line = $1';
  const values = [moved.line.slice(4), paid.second];
  await owner.db.read({ name: 'test: another wallet', text }, values);
  await dispute(paid);
  await world.jobs();
  assert.equal(await wasAsked({ topup }), false);
  assert.deepEqual(await endsOf(moved), ['not_charged']);
  assert.equal(await paused(moved), 'on null');
});

test('after all of this the books are whole', async () => {
  assert.ok(isClean(await auditEverything(context)));
});
