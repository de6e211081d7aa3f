import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { dayMs, hongKongDay, hourMs, startOfDay } from '#base';
import { credit, debit, lockAccounts, readBalance } from '#ledger';
import { listMessages } from '#notifications';
import {
  auditPacks,
  buyPack,
  changePlan,
  listPacks,
  openPlan,
  readTerms,
  renewDueTerms,
  setRenewal,
  type Term,
  type TermId,
} from '#packs';
import { fingerprintOf, type Request } from '#platform/idempotency';
import { accountOf, readLine } from '#subscribers';
import { prolong } from '#test/prolong';
import { openTopupWorld, type Person } from '#test/topup-world';
import { auditEverything, isClean } from '../../src/audit.ts';
import { findsSpoils } from '#test/spoils';
import { packSpoils } from './spoils/packs.ts';

const gigabyte = 1_073_741_824n;
const world = await openTopupWorld();
const { context } = world;
const { clock } = context;

const app = { channel: 'app' } as const;

let people = 0;
async function newcomer(plan = 'commuter', balanceMinor = 10_000n): Promise<Person> {
  people += 1;
  const number = `+8526${String(people).padStart(7, '0')}` as const;
  const person = await world.person([number], balanceMinor, plan);
  await openPlan(context, person.line);
  return person;
}

/** With a +852 and a +86 number. */
async function newcomerWithBoth(plan: string, balanceMinor: bigint): Promise<Person> {
  people += 1;
  const last = String(people).padStart(7, '0');
  const person = await world.person([`+8526${last}`, `+861380${last}`], balanceMinor, plan);
  await openPlan(context, person.line);
  return person;
}

function change(person: Person, plan: string, priceMinor: bigint) {
  const { line } = person;
  return changePlan(context, { ...app, request: newRequest(person), line, plan, priceMinor });
}

function newRequest({ subscriber }: Person): Request {
  const key = context.ids.next('key', 0).slice(4);
  return { caller: subscriber.slice(4), key, fingerprint: fingerprintOf('{}') };
}

interface Wish {
  readonly code?: string;
  readonly priceMinor?: bigint;
  readonly renews?: boolean;
  readonly request?: Request;
  readonly isShortLifeAccepted?: boolean;
}

function buy(person: Person, wish: Wish = {}): Promise<TermId> {
  return buyPack(context, {
    request: newRequest(person),
    line: person.line,
    code: 'hk_5gb_30d',
    priceMinor: 4_800n,
    renews: false,
    ...app,
    isShortLifeAccepted: true,
    ...wish,
  });
}

async function amountOf({ line }: Person, unit: string): Promise<bigint> {
  const { units } = await readBalance(context, accountOf(line));
  return units.find((one) => one.unit === unit)?.total ?? 0n;
}

/** Leaves a line with exactly so much cash. */
async function leaveCash(person: Person, amount: bigint): Promise<void> {
  const difference = amount - (await amountOf(person, 'HKD'));
  const account = accountOf(person.line);
  const reason = { code: 'correction', cause: person.line };
  await context.db.transaction(async (tx) => {
    await lockAccounts(tx, [account]);
    if (difference > 0n) credit(tx, account, { unit: 'HKD', amount: difference }, 'bank', reason);
    if (difference < 0n) debit(tx, account, { unit: 'HKD', amount: -difference }, 'bank', reason);
  });
}

async function termOf(person: Person, id: TermId): Promise<Term> {
  const found = (await readTerms(context, person.line)).find((term) => term.id === id);
  assert.ok(found);
  return found;
}

async function currentPeriod(person: Person): Promise<Term> {
  const terms = await readTerms(context, person.line);
  const found = terms.find(({ kind, state }) => kind === 'period' && state === 'running');
  assert.ok(found);
  return found;
}

async function saidTo({ number: to }: Person): Promise<string[]> {
  const beforeMs = clock.now() + dayMs;
  return (await listMessages(context, { to, beforeMs, limit: 50 })).map(({ kind }) => kind);
}

async function sweepAt(atMs: number): Promise<void> {
  clock.advance(atMs - clock.now());
  await renewDueTerms(context);
}

async function booksHold(): Promise<void> {
  const checks = await auditEverything(context);
  assert.ok(isClean(checks), JSON.stringify(checks.filter(({ problems }) => problems.length > 0)));
}

function refusedAs(code: string) {
  return (error: unknown): boolean => {
    assert.equal((error as { code?: string }).code, code);
    return true;
  };
}

suite('a pack', () => {
  test('is paid from cash, holds its units until its last Hong Kong day has ended', async () => {
    const person = await newcomer();
    const id = await buy(person);
    assert.equal(await amountOf(person, 'HKD'), 5_200n);
    assert.equal(await amountOf(person, 'BYTE'), 5n * gigabyte);
    const { endsAt, state } = await termOf(person, id);
    assert.equal(state, 'running');
    assert.equal(endsAt, startOfDay(hongKongDay(clock.now())) + 30 * dayMs - 1);
    await booksHold();
  });

  test('is bought once by one request, and refused under it with another price', async () => {
    const person = await newcomer();
    const request = newRequest(person);
    const ids = await Promise.all([buy(person, { request }), buy(person, { request })]);
    assert.equal(ids[0], ids[1]);
    assert.equal(await amountOf(person, 'BYTE'), 5n * gigabyte);
    await assert.rejects(buy(person, { priceMinor: 4_700n }), refusedAs('pack_price_changed'));
    await assert.rejects(buy(person, { code: 'moon' }), refusedAs('pack_unknown'));
  });

  test('that the balance does not pay for is refused and leaves nothing', async () => {
    const person = await newcomer('commuter', 4_799n);
    await assert.rejects(buy(person), refusedAs('insufficient_balance'));
    assert.equal(await amountOf(person, 'HKD'), 4_799n);
    assert.deepEqual(await amountOf(person, 'BYTE'), 0n);
    await booksHold();
  });

  test('that outlives its line is sold only to who has understood it', async () => {
    const person = await newcomer();
    const unaware = { isShortLifeAccepted: false };
    await assert.rejects(buy(person, unaware), refusedAs('pack_outlives_line'));
    const offer = (await listPacks(context, person.line)).find(({ code }) => code === 'hk_5gb_30d');
    assert.equal(offer?.outlivesLine, true);
    await buy(person, { code: 'cn_mo_5gb_7d', priceMinor: 6_800n, ...unaware });
  });

  test('ends as announced, and is then the first to be offered again', async () => {
    const person = await newcomer();
    const id = await buy(person, { code: 'cn_mo_5gb_7d', priceMinor: 6_800n });
    const { endsAt } = await termOf(person, id);
    await sweepAt(endsAt - 3 * dayMs);
    assert.deepEqual(await saidTo(person), ['term_ends']);
    assert.equal((await termOf(person, id)).state, 'running');
    await sweepAt(endsAt);
    assert.equal((await termOf(person, id)).state, 'running');
    await sweepAt(endsAt + 1);
    assert.equal((await termOf(person, id)).state, 'ended');
    assert.equal((await listPacks(context, person.line))[0]?.code, 'cn_mo_5gb_7d');
    assert.deepEqual(await saidTo(person), ['term_ends']);
  });

  test('renews two hours ahead, tells it before and after, and stops at one word', async () => {
    const person = await newcomer('commuter', 30_000n);
    const id = await buy(person, { code: 'cn_mo_5gb_7d', priceMinor: 6_800n, renews: true });
    const { endsAt } = await termOf(person, id);
    await sweepAt(endsAt - 3 * dayMs);
    await sweepAt(endsAt - 2 * hourMs - 1);
    assert.equal((await termOf(person, id)).state, 'running');
    await sweepAt(endsAt - 2 * hourMs);
    assert.equal((await termOf(person, id)).state, 'renewed');
    assert.deepEqual((await saidTo(person)).sort(), ['term_renewed', 'term_renews']);
    const next = (await readTerms(context, person.line)).find(({ follows }) => follows === id);
    assert.equal(next?.startsAt, endsAt + 1);
    assert.equal(next?.endsAt, endsAt + 7 * dayMs);
    assert.equal(await amountOf(person, 'BYTE'), 10n * gigabyte, 'the old and the new');
    assert.ok(next);
    await setRenewal(context, person.line, next.id, false);
    await setRenewal(context, person.line, next.id, false);
    await sweepAt(next.endsAt + 1);
    assert.equal((await termOf(person, next.id)).state, 'ended');
    await assert.rejects(
      setRenewal(context, person.line, next.id, true),
      refusedAs('term_unknown'),
    );
    await booksHold();
  });

  test('lapses for lack of balance or of validity, and says which', async () => {
    const [poor, old] = [await newcomer(), await newcomer('commuter', 30_000n)];
    const week = { code: 'cn_mo_5gb_7d', priceMinor: 6_800n, renews: true };
    const poorTerm = await buy(poor, week);
    const oldTerm = await buy(old, { ...week, code: 'hk_5gb_30d', priceMinor: 4_800n });
    await leaveCash(poor, 6_799n);
    await sweepAt((await termOf(poor, poorTerm)).endsAt);
    assert.equal(await amountOf(poor, 'HKD'), 6_799n);
    await sweepAt((await termOf(old, oldTerm)).endsAt);
    const [lapsed, outlived] = [await termOf(poor, poorTerm), await termOf(old, oldTerm)];
    assert.deepEqual([lapsed.state, lapsed.why], ['lapsed', 'balance']);
    assert.deepEqual([outlived.state, outlived.why], ['lapsed', 'validity']);
    assert.ok((await saidTo(poor)).includes('term_lapsed'));
    assert.ok((await saidTo(old)).includes('term_outlived'));
    await booksHold();
  });

  test('of somebody else cannot be stopped', async () => {
    const [one, other] = [await newcomer(), await newcomer()];
    const id = await buy(one);
    await assert.rejects(setRenewal(context, other.line, id, false), refusedAs('term_unknown'));
  });
});

suite('a period', () => {
  test('is there from the first day, paid by the starter, and gives validity', async () => {
    const person = await newcomer('bay_year', 0n);
    const period = await currentPeriod(person);
    assert.equal(await amountOf(person, 'HKD'), 0n);
    assert.ok((await amountOf(person, 'BYTE')) > 60n * gigabyte);
    assert.equal((await readLine(context, person.line)).validUntil, period.endsAt);
    await openPlan(context, person.line);
    assert.equal((await currentPeriod(person)).id, period.id, 'a second time changes nothing');
  });

  test('renews with what was left, which lives once more and not twice', async () => {
    const person = await newcomer('twin_city_30', 30_000n);
    const first = await currentPeriod(person);
    const whole = await amountOf(person, 'BYTE');
    await sweepAt(first.endsAt - hourMs);
    const second = await currentPeriod(person);
    assert.equal(second.follows, first.id);
    assert.equal(await amountOf(person, 'HKD'), 30_000n - 8_800n);
    assert.equal(await amountOf(person, 'BYTE'), 2n * whole);
    assert.equal((await readLine(context, person.line)).validUntil, second.endsAt);
    await sweepAt(second.endsAt - hourMs);
    const third = await currentPeriod(person);
    clock.advance(2 * hourMs);
    assert.equal(await amountOf(person, 'BYTE'), 2n * whole, 'the first of all is gone');
    assert.equal(third.follows, second.id);
    await booksHold();
  });

  test('of another plan begins when the paid one has ended, or not, if taken back', async () => {
    const person = await newcomer('twin_city_30', 50_000n);
    await assert.rejects(change(person, 'twin_city_30', 8_800n), refusedAs('plan_unchanged'));
    await assert.rejects(change(person, 'bay_year', 1n), refusedAs('plan_price_changed'));
    const period = await currentPeriod(person);
    assert.equal((await change(person, 'bay_year', 28_800n)).from, period.endsAt + 1);
    await change(person, 'twin_city_30', 8_800n);
    assert.equal((await currentPeriod(person)).nextPlan, null);
    await change(person, 'bay_year', 28_800n);
    await sweepAt(period.endsAt - hourMs);
    assert.equal((await currentPeriod(person)).code, 'bay_year', 'bought ahead of its day');
    assert.equal(await amountOf(person, 'HKD'), 50_000n - 28_800n);
    assert.equal((await readLine(context, person.line)).plan, 'twin_city_30');
    await assert.rejects(change(person, 'bay_year', 28_800n), refusedAs('plan_unchanged'));
    await sweepAt(period.endsAt + 1);
    assert.equal((await readLine(context, person.line)).plan, 'bay_year');
    await booksHold();
  });

  test('of another plan that cannot be paid ahead may still be topped up for', async () => {
    const person = await newcomer('twin_city_30', 100n);
    const { id, endsAt } = await currentPeriod(person);
    await change(person, 'bay_year', 28_800n);
    await sweepAt(endsAt - hourMs);
    assert.equal((await currentPeriod(person)).id, id);
    await leaveCash(person, 30_000n);
    await sweepAt(endsAt + 1);
    assert.equal((await currentPeriod(person)).code, 'bay_year');
    assert.equal((await readLine(context, person.line)).plan, 'bay_year');
    await booksHold();
  });

  test('is bought at once by who pays as they go', async () => {
    const person = await newcomer('commuter', 10_000n);
    const wanted = { ...app, line: person.line, plan: 'twin_city_30', priceMinor: 8_800n };
    const request = newRequest(person);
    const { from } = await changePlan(context, { ...wanted, request });
    assert.deepEqual(await changePlan(context, { ...wanted, request }), { from });
    assert.equal(await amountOf(person, 'HKD'), 1_200n);
    assert.equal((await readLine(context, person.line)).plan, 'twin_city_30');
    const poor = await newcomer('commuter', 8_799n);
    const refused = changePlan(context, {
      ...wanted,
      line: poor.line,
      request: newRequest(poor),
    });
    await assert.rejects(refused, refusedAs('insufficient_balance'));
    assert.equal((await readLine(context, poor.line)).plan, 'commuter');
    await booksHold();
  });
});

async function feeOf(person: Person, kind: Term['kind'] = 'monthly_fee'): Promise<Term> {
  const terms = await readTerms(context, person.line);
  const fees = terms.filter((term) => term.kind === kind);
  const [newest] = fees.sort((one, other) => other.endsAt - one.endsAt);
  assert.ok(newest);
  return newest;
}

suite('a fee', () => {
  test('begins and is paid on the day of the plan that was chosen ahead', async () => {
    const payer = await newcomerWithBoth('bay_year', 20_000n);
    const { endsAt } = await currentPeriod(payer);
    // The +86 number's fee runs already; a month's does not.
    await change(payer, 'commuter', 200n);
    await sweepAt(endsAt);
    assert.equal((await readLine(context, payer.line)).plan, 'bay_year', 'until its last instant');
    await sweepAt(endsAt + 1);
    assert.equal((await readLine(context, payer.line)).plan, 'commuter');
    const month = await feeOf(payer);
    assert.deepEqual([month.code, month.priceMinor], ['commuter', 200n]);
    assert.deepEqual([month.startsAt, month.state], [endsAt + 1, 'running']);
    assert.equal((await feeOf(payer, 'mainland_number')).state, 'running');
    await booksHold();
  });

  test('that was waived or included costs from the day on which the period is over', async () => {
    const person = await newcomerWithBoth('twin_city_30', 10_000n);
    const { endsAt } = await currentPeriod(person);
    await change(person, 'commuter', 0n);
    await sweepAt(endsAt);
    await sweepAt(endsAt + 1);
    const kinds = ['monthly_fee', 'mainland_number'] as const;
    const fees = await Promise.all(kinds.map((kind) => feeOf(person, kind)));
    assert.deepEqual(
      fees.map(({ priceMinor, startsAt }) => [priceMinor, startsAt]),
      [
        [200n, endsAt + 1],
        [1_800n, endsAt + 1],
      ],
    );
    assert.equal(await amountOf(person, 'HKD'), 8_000n);
    await booksHold();
  });

  test('of a +86 number begins with a plan that has one, at what the catalogue says', async () => {
    const person = await newcomerWithBoth('keep_number', 10_000n);
    await assert.rejects(change(person, 'commuter', 0n), refusedAs('plan_price_changed'));
    await change(person, 'commuter', 1_800n);
    assert.equal((await feeOf(person, 'mainland_number')).priceMinor, 1_800n);
    assert.equal(await amountOf(person, 'HKD'), 8_200n);
    await booksHold();
  });

  test('that nobody can pay on its first day is owed, and the plan is there', async () => {
    const person = await newcomer('bay_year', 100n);
    const { endsAt } = await currentPeriod(person);
    await prolong(context, person);
    await change(person, 'commuter', 200n);
    await sweepAt(endsAt + 1);
    const owed = await feeOf(person);
    assert.deepEqual([owed.state, owed.why, owed.priceMinor], ['owed', 'balance', 0n]);
    assert.equal((await readLine(context, person.line)).plan, 'commuter');
    assert.ok((await saidTo(person)).includes('fee_owed'));
    await leaveCash(person, 1_000n);
    await sweepAt(endsAt + 1 + dayMs);
    assert.equal((await feeOf(person)).priceMinor, 200n);
    assert.equal(await amountOf(person, 'HKD'), 800n);
    await booksHold();
  });

  test('is paid at once by who comes to its plan without a period, as is a number', async () => {
    const over = async (person: Person): Promise<Person> => {
      const { id, endsAt } = await currentPeriod(person);
      await setRenewal(context, person.line, id, false);
      await sweepAt(endsAt + 1);
      return person;
    };
    const change = async (person: Person, plan: string, priceMinor: bigint): Promise<void> => {
      const before = await amountOf(person, 'HKD');
      const request = newRequest(person);
      await changePlan(context, { ...app, line: person.line, plan, priceMinor, request });
      assert.equal(before - (await amountOf(person, 'HKD')), priceMinor);
    };
    const payer = await over(await newcomer('bay_year'));
    await change(payer, 'commuter', 200n);
    assert.equal((await feeOf(payer)).priceMinor, 200n);
    const waived = await over(await newcomer('bay_year'));
    await change(waived, 'twin_city_30', 8_800n);
    assert.equal((await feeOf(waived)).priceMinor, 0n);
    const numbers = ['+85269999999', '+8613900139000'] as const;
    const both = await world.person(numbers, 10_000n, 'keep_number');
    await openPlan(context, both.line);
    await change(both, 'commuter', 1_800n);
    await booksHold();
  });

  test('is taken every thirty days, and waived while a period runs', async () => {
    const payer = await newcomer('commuter', 10_000n);
    const waived = await newcomer('twin_city_30', 30_000n);
    await prolong(context, payer);
    await sweepAt((await feeOf(payer)).endsAt - hourMs);
    assert.equal(await amountOf(payer, 'HKD'), 9_800n);
    assert.equal((await feeOf(payer)).priceMinor, 200n);
    assert.equal((await feeOf(waived)).priceMinor, 0n);
    assert.deepEqual(await saidTo(payer), []);
    await booksHold();
  });

  test('that cannot be paid is owed once, told once, and paid by the next top-up', async () => {
    const person = await newcomer('commuter', 100n);
    await prolong(context, person);
    await sweepAt((await feeOf(person)).endsAt);
    const owed = await feeOf(person);
    assert.deepEqual([owed.state, owed.why], ['owed', 'balance']);
    assert.equal(await amountOf(person, 'HKD'), 100n);
    for (let day = 0; day < 40; day += 1) await sweepAt(clock.now() + dayMs);
    assert.deepEqual(await saidTo(person), ['fee_owed']);
    const order = await world.order(person.number, 10_000n, person.subscriber);
    await world.tell(order);
    await renewDueTerms(context);
    const paid = await feeOf(person);
    assert.equal(paid.state, 'running');
    assert.equal(
      hongKongDay(paid.startsAt),
      hongKongDay(clock.now()),
      'what was missed is forgiven',
    );
    assert.equal(await amountOf(person, 'HKD'), 100n + 10_000n + 500n - 200n);
    await booksHold();
  });

  test('of a line that has expired waits, and is of the day on which it comes back', async () => {
    const person = await newcomerWithBoth('commuter', 10_000n);
    await sweepAt((await feeOf(person)).endsAt);
    for (let day = 0; day < 100; day += 1) await sweepAt(clock.now() + dayMs);
    assert.equal(await amountOf(person, 'HKD'), 10_000n, 'what was said to be kept is kept');
    assert.deepEqual(await saidTo(person), []);
    await prolong(context, person);
    await sweepAt(clock.now() + dayMs);
    const [monthly, number] = [await feeOf(person), await feeOf(person, 'mainland_number')];
    for (const paid of [monthly, number]) {
      assert.equal(hongKongDay(paid.startsAt), hongKongDay(clock.now()), paid.kind);
    }
    const taken = monthly.priceMinor + number.priceMinor;
    assert.ok(taken > 0n);
    assert.equal(await amountOf(person, 'HKD'), 10_000n - taken, 'once');
    await booksHold();
  });

  test('was chosen by nobody and is stopped by nobody', async () => {
    const person = await newcomer();
    const { id } = await feeOf(person);
    await assert.rejects(
      setRenewal(context, person.line, id, false),
      refusedAs('term_renewal_fixed'),
    );
  });
});

test('whatever is wrong of a term, the audit names it', async () => {
  await findsSpoils(context, auditPacks, packSpoils);
});
