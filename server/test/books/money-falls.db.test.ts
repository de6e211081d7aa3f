import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { after, suite, test } from 'node:test';
import { decideAdjustment, proposeAdjustment } from '#adjustments';
import { adjust, cancelAction, reserve, takeReservation, transfer } from '#balance-actions';
import { readCatalog } from '#catalog';
import { hourMs, newId, present } from '#base';
import { openSession, setMoneyLevels } from '#charging';
import { orderClosing, settleClosings } from '#closings';
import { credit, expireBuckets, lockAccounts, openBucket, placeHold, releaseHold } from '#ledger';
import { buyPack, changePlan, openPlan, readTerms, renewDueTerms } from '#packs';
import type { Client } from '#partners';
import { fingerprintOf } from '#platform/idempotency';
import { accountOf } from '#subscribers';
import { turnOn } from '#test/auto-world';
import { noteTaken } from '#test/disputed';
import { staffCaller } from '#test/finance';
import { prolong } from '#test/prolong';
import { openPartner } from '#test/partner-world';
import { messageHome } from '#test/reminder-world';
import { openRuleWorld, type Ruled } from '#test/rule-world';
import { usualWish } from '#test/usual-rule';
import { approveRefund, type OrderedTopup, proposeRefund, undoTopup } from '#topups';

/** Nobody here has a line looked at: whatever takes its money must have that done by itself. */
const world = await openRuleWorld({ after }, { balance_transfers_on: true });
const { context } = world;
const partner = await openPartner(context, { isHouse: true });
const viewer = { reseller: partner.reseller };
const client = { id: partner.client, reseller: partner.reseller } as Client;
const [clerk, supervisor] = [staffCaller('clerk'), staffCaller('supervisor')];

/** The rule calls below HK$30, and the owner is reminded below HK$29.90. */
const belowMinor = 3_000n;
const reminded = 2_990n;

/** With a rule and a level, both of which what it has is above. */
async function watched(person: Ruled): Promise<Ruled> {
  await context.db.transaction(async (tx) => setMoneyLevels(tx, person.line, [reminded]));
  await turnOn(context, person, usualWish([person.mandate], { belowMinor }));
  await world.jobs();
  return person;
}

const has = async (amountMinor: bigint): Promise<Ruled> => watched(await world.payer(amountMinor));

let count = 0;
function asked() {
  count += 1;
  return { client, key: `fall ${count}`, text: '{}' };
}

function requestOf({ subscriber }: Ruled) {
  const key = context.ids.next('key', 0).slice(4);
  return { caller: subscriber.slice(4), key, fingerprint: fingerprintOf('{}') };
}

/** HK$10, and HK$30 that are given for an hour. */
async function withBonus(): Promise<Ruled> {
  const person = await world.payer(1_000n);
  const account = accountOf(person.line);
  await context.db.transaction(async (tx) => {
    await lockAccounts(tx, [account]);
    const bonus = { unit: 'HKD', source: 'promotion', cause: 'test' } as const;
    const number = openBucket(tx, account, { ...bonus, expiresAt: tx.nowMs + hourMs });
    const reason = { code: 'bonus', cause: 'test' };
    credit(tx, account, { unit: 'HKD', amount: 3_000n }, 'expense:promotion', reason, number);
  });
  return person;
}

const place = ({ line }: Ruled) => ({ line, bucket: 0n, unit: 'HKD', said: {} }) as const;

async function toppedUp(): Promise<{ readonly person: Ruled; readonly topup: OrderedTopup }> {
  const person = await world.payer(100n);
  const order = await world.order(person.number, 5_000n, person.subscriber);
  await world.tell(order);
  const topup = await world.read(order.id, person.subscriber);
  return { person: await watched(person), topup };
}

async function correct({ line }: Ruled, amountMinor: bigint): Promise<void> {
  const proposal = { line, reason: 'wrong_credit', amountMinor, note: 'test' } as const;
  const { id } = await proposeAdjustment(context, clerk, proposal);
  await decideAdjustment(context, supervisor, { adjustment: id, isApproved: true });
}

/** Brings a line that is watched below both levels; returns whose it is. */
type Fall = () => Promise<Ruled>;

const falls: Readonly<Record<string, Fall>> = {
  usage: async () => {
    const person = await has(4_500n);
    const atMs = context.clock.now();
    const use = messageHome;
    const used = [{ sequence: 1, units: 60n, use, fromMs: atMs, untilMs: atMs, isCounted: true }];
    const groups = [{ ratingGroup: 1, use, wanted: null, used }];
    const message = { consumer: 'smf', sequence: 0, notifyUri: null, groups };
    await openSession(context, { who: { number: person.number }, chargingId: 'use', message });
    return person;
  },
  pack: async () => {
    const { packs } = await readCatalog(context);
    const pack = present(
      packs.find(({ code }) => code === 'hk_1gb_1d'),
      'a pack',
    );
    const person = await has(pack.price.hkdMinor + 2_900n);
    const { code, price } = pack;
    const how = { renews: false, channel: 'app', isShortLifeAccepted: true } as const;
    const priceMinor = price.hkdMinor;
    await buyPack(context, {
      ...how,
      code,
      priceMinor,
      request: requestOf(person),
      line: person.line,
    });
    return person;
  },
  period: async () => {
    const person = await has(8_800n + 2_900n);
    const chosen = { line: person.line, plan: 'twin_city_30', priceMinor: 8_800n };
    await changePlan(context, { ...chosen, channel: 'app', request: requestOf(person) });
    return person;
  },
  monthly_fee: async () => {
    const person = await has(3_100n);
    await openPlan(context, person.line);
    await prolong(context, person);
    const [fee] = await readTerms(context, person.line);
    world.pass(present(fee, 'the first month').endsAt + 1 - context.clock.now());
    await renewDueTerms(context);
    return person;
  },
  correction: async () => {
    const person = await has(4_500n);
    await correct(person, 3_000n);
    return person;
  },
  adjustment: async () => {
    const person = await has(4_500n);
    await adjust(context, asked(), { ...place(person), amount: -1_600n });
    return person;
  },
  adjustment_undone: async () => {
    const person = await world.payer(1_400n);
    const { id } = await adjust(context, asked(), { ...place(person), amount: 2_000n });
    await watched(person);
    await cancelAction(context, viewer, id);
    return person;
  },
  balance_transfer: async () => {
    const [person, other] = [await has(4_500n), await world.payer()];
    const receiver = { line: other.line, bucket: 0n };
    await transfer(context, asked(), { ...place(person), receiver, amount: 1_600n });
    return person;
  },
  balance_transfer_undone: async () => {
    const [person, other] = [await world.payer(1_500n), await world.payer()];
    const receiver = { line: person.line, bucket: 0n };
    const { id } = await transfer(context, asked(), { ...place(other), receiver, amount: 1_600n });
    await watched(person);
    await cancelAction(context, viewer, id);
    return person;
  },
  reservation_taken: async () => {
    const person = await has(4_500n);
    const { id } = await reserve(context, asked(), {
      ...place(person),
      amount: 1_600n,
      until: null,
    });
    await takeReservation(context, viewer, id);
    return person;
  },
  expired: async () => {
    const person = await withBonus();
    await watched(person);
    world.pass(2 * hourMs);
    await expireBuckets(context);
    return person;
  },
  undo: async () => {
    const { person, topup } = await toppedUp();
    await undoTopup(context, topup.id, person.subscriber);
    return person;
  },
  refund_taken: async () => {
    const { person, topup } = await toppedUp();
    const [maker, checker] = [1, 2].map((slot) => newId('stf', context.clock.now(), slot));
    const why = { spentRule: 'refuse', reason: 'test', by: maker ?? 'stf_' } as const;
    const id = await context.db.transaction((tx) =>
      proposeRefund(tx, topup.id, { price: topup.price, ...why }),
    );
    await context.db.transaction((tx) => approveRefund(tx, topup.id, id, checker ?? 'stf_'));
    return person;
  },
  charged_back: async () => {
    const { person, topup } = await toppedUp();
    const { price: amount, priceCurrency: currency } = topup;
    await noteTaken(context, topup, { amount, currency });
    return person;
  },
};

/** Debits of which nobody is told, each with why. */
const untold: Readonly<Record<string, string>> = {
  roll_over: 'units, not money',
  mainland_number: 'as a monthly fee, by the same function',
  emergency_credit_repaid: 'out of a top-up that brings more than is owed, or of what was lent',
  closing: 'the line is closed, and its owner is told of that',
  line_recycled: 'the number is nobody’s by then',
  sale: 'out of a float, which its shop watches',
  commission_undone: 'out of a float, which its shop watches',
  'float_…': 'out of a float, which its shop watches',
  'float_payout or issue_undone': 'out of a float, whose shop asked for it or had too much',
};

/** Every place that takes out of an account, with the codes by which it does. */
const takers: Readonly<Record<string, readonly string[]>> = {
  'adjustments/post-adjustment.ts': ['correction'],
  'balance-actions/adjust.ts': ['adjustment'],
  'balance-actions/bucket-credit.ts': [],
  'balance-actions/cancel-action.ts': ['adjustment_undone', 'balance_transfer_undone'],
  'balance-actions/take-reservation.ts': ['reservation_taken'],
  'balance-actions/transfer.ts': ['balance_transfer'],
  'charging/pay-charge.ts': ['usage'],
  'closings/owe-put-back.ts': ['closing'],
  'closings/pay-back.ts': ['closing'],
  'emergency-credits/repay-loan.ts': ['emergency_credit_repaid'],
  'packs/begin-term.ts': ['pack', 'period', 'monthly_fee', 'mainland_number'],
  'packs/roll-over.ts': ['roll_over'],
  'resellers/charge-float.ts': ['sale'],
  'resellers/decide-recall.ts': ['float_payout or issue_undone'],
  'resellers/move-float.ts': ['float_…'],
  'resellers/return-to-float.ts': ['commission_undone'],
  'subscribers/recycle-lines.ts': ['line_recycled'],
  'topups/take-returned.ts': ['charged_back'],
  'topups/taking.ts': ['undo', 'refund_taken', 'charged_back'],
};

/** What a bank takes back pauses the rule; see `auto-topup-disputes.db.test.ts`. */
const pausing = new Set(['charged_back']);

async function remindersOf(person: Ruled): Promise<string[]> {
  const kinds = (await world.told(person)).map(({ kind }) => kind);
  return kinds.filter((kind) => /^balance_(?:low|below|gone)/.test(kind));
}

suite('money that falls by', () => {
  for (const [code, fall] of Object.entries(falls)) {
    test(`${code} calls the rule and is told to the owner, each once`, async () => {
      const person = await fall();
      await world.jobs();
      const topups = (await world.topups(person)).filter(({ channel }) => channel === 'auto');
      assert.equal(topups.length, pausing.has(code) ? 0 : 1);
      assert.equal((await remindersOf(person)).length, 1);
      await world.jobs();
      assert.equal((await remindersOf(person)).length, 1);
    });
  }
});

/** By its own verbs, or by taking back what a top-up has brought. */
const takes =
  /\b(?:debit|debitPlace|spend|takeHold|moveBetweenAccounts|emptyBucket|emptyAccount)\(\s*tx\b/;

test('whoever takes money out of an account has an answer here to who hears of it', () => {
  const domains = path.resolve(import.meta.dirname, '../../src/domains');
  const found = globSync('*/*.ts', { cwd: domains })
    .filter((file) => !file.startsWith('ledger/') && !file.endsWith('.test.ts'))
    .filter((file) => takes.test(readFileSync(path.join(domains, file), 'utf8')));
  assert.deepEqual(found.toSorted(), Object.keys(takers), 'a new taker: with which codes?');
  const codes = new Set(['expired', ...Object.values(takers).flat()]);
  const answered = [...Object.keys(falls), ...Object.keys(untold)];
  assert.deepEqual([...codes].toSorted(), answered.toSorted());
});

test('a bonus that expired is told once, beside the balance that is low by it', async () => {
  const person = await present(falls['expired'], 'a fall')();
  await world.jobs();
  await world.jobs();
  const told = await world.told(person);
  const [bonus, ...more] = told.filter(({ kind }) => kind === 'bonus_expired');
  assert.match(bonus?.body ?? '', /贈送金額HK\$30已到期，結餘為HK\$\d+。$/);
  assert.deepEqual(more, []);
});

test('what a session held of a bonus that expired is told as it goes, too', async () => {
  const person = await withBonus();
  const account = accountOf(person.line);
  const hold = await context.db.transaction(async (tx) => {
    await lockAccounts(tx, [account]);
    const expiresAt = tx.nowMs + 3 * hourMs;
    const spending = { unit: 'HKD' } as const;
    return placeHold(tx, account, 2_000n, spending, { cause: 'test', expiresAt });
  });
  const told = async () => {
    await expireBuckets(context);
    await world.jobs();
    return (await world.told(person)).flatMap(({ kind, body }) =>
      kind === 'bonus_expired' ? [/HK\$\d+/.exec(body)?.[0]] : [],
    );
  };
  world.pass(2 * hourMs);
  assert.deepEqual(await told(), ['HK$10']);
  world.pass(1);
  await context.db.transaction(async (tx) => {
    await lockAccounts(tx, [account], [hold.id]);
    releaseHold(tx, hold.id);
  });
  assert.deepEqual(await told(), ['HK$10', 'HK$20']);
  assert.deepEqual(await told(), ['HK$10', 'HK$20'], 'each once');
});

test('a fall through several levels is told once, as below the lowest of them', async () => {
  const person = await world.payer(4_500n);
  await context.db.transaction(async (tx) =>
    setMoneyLevels(tx, person.line, [4_000n, 2_000n, 1_000n, 100n]),
  );
  await correct(person, 3_600n);
  await world.jobs();
  assert.equal((await remindersOf(person)).length, 1);
  const low = (await world.told(person)).find(({ kind }) => kind === 'balance_below');
  assert.match(low?.body ?? '', /結餘為HK\$9，低於HK\$10。/);
});

test('a line that is closed is told of its end, and of no balance that is low', async () => {
  const person = await has(4_500n);
  const to = { toName: 'CHAN TAI MAN', toAccount: '024-123456-001' };
  await orderClosing(context, { line: person.line, by: person.subscriber, ...to });
  await settleClosings(context);
  await world.jobs();
  assert.equal(await world.money(person), 0n);
  assert.deepEqual(await remindersOf(person), []);
});
