import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayMs, hourMs, type PhoneNumber } from '#base';
import { buyPack, openPlan, readTerms, renewDueTerms, type Term } from '#packs';
import { fingerprintOf } from '#platform/idempotency';
import type { Context } from '#platform/context';
import { grantValidity, lockLines } from '#subscribers';
import { jobsDone } from '#test/auto-world';
import { killedAt } from '#test/killed';
import { openTopupWorld, type Person } from '#test/topup-world';
import { auditEverything, isClean } from '../../src/audit.ts';
import { reactions } from '../../src/reactions.ts';

/** Of each kind of person: enough that what is due is more than two commits of a sweep. */
const ofEach = 75;

interface Kind {
  readonly plan: string;
  readonly balanceMinor: bigint;
  readonly hasPack: boolean;
  readonly hasMainlandNumber: boolean;
  /** What they have thirty days on, and what they are told of it. */
  readonly leftMinor: bigint;
  readonly told: readonly string[];
}

const kinds: readonly Kind[] = [
  {
    plan: 'commuter',
    balanceMinor: 20_000n,
    hasPack: true,
    hasMainlandNumber: true,
    // Twice the pack, and the fees of a line and of a Mainland number.
    leftMinor: 20_000n - 2n * 4_800n - 200n - 1_800n,
    told: ['term_renewed', 'term_renews'],
  },
  {
    plan: 'twin_city_30',
    balanceMinor: 30_000n,
    hasPack: true,
    hasMainlandNumber: false,
    leftMinor: 30_000n - 2n * 4_800n - 8_800n,
    told: ['term_renewed', 'term_renewed', 'term_renews', 'term_renews'],
  },
  {
    plan: 'commuter',
    balanceMinor: 4_900n,
    hasPack: true,
    hasMainlandNumber: false,
    leftMinor: 100n,
    told: ['fee_owed', 'term_lapsed', 'term_renews'],
  },
];

/** Why every line lives on for long: what is bought again is not to outlive it. */
const cause = 'top_test';

let people = 0;

async function moveIn(world: World, kind: Kind): Promise<Person> {
  const { context } = world;
  people += 1;
  const last = String(people).padStart(7, '0');
  const numbers: PhoneNumber[] = [`+8526${last}`];
  if (kind.hasMainlandNumber) numbers.push(`+861380${last}`);
  const person = await world.person(numbers, kind.balanceMinor, kind.plan);
  const { line } = person;
  await context.db.transaction(async (tx) => {
    await lockLines(tx, { lines: [line], granting: [{ line, cause }] });
    grantValidity(tx, { line, cause, days: 180 });
  });
  await openPlan(context, line);
  if (!kind.hasPack) return person;
  const key = context.ids.next('key', 0).slice(4);
  await buyPack(context, {
    request: { caller: person.subscriber.slice(4), key, fingerprint: fingerprintOf('{}') },
    line,
    code: 'hk_5gb_30d',
    priceMinor: 4_800n,
    renews: true,
    channel: 'app',
    isShortLifeAccepted: true,
  });
  return person;
}

type World = Awaited<ReturnType<typeof openTopupWorld>>;

const readMoney = {
  name: 'test: money of lines',
  text: `select account, sum(balance)::int8 as money from ledger.bucket where unit = 'HKD' group by account`,
};
const readTold = {
  name: 'test: told of terms',
  text: `select receiver, kind, key from notifications.message
    where kind like 'term%' or kind like 'fee%' order by kind`,
};

const readDue = {
  name: 'test: due terms',
  text: `select count(*) filter (where due_at <= $1) as due from packs.term`,
};

async function dueOf(context: Context): Promise<number> {
  const now = new Date(context.clock.now()).toISOString();
  const [row] = await context.db.read<{ due: bigint }>(readDue, [now]);
  return Number(row?.due);
}

/**
 * One is killed after its first commit; three go on at once, and one more is killed beside them.
 */
async function sweep(world: World, all: readonly Context[]): Promise<void> {
  const [context, ...others] = all;
  assert.ok(context);
  const before = await dueOf(context);
  await assert.rejects(renewDueTerms(killedAt(context, 2)), /killed/);
  const left = await dueOf(context);
  assert.ok(left > 0 && left < before, `of ${before} due terms ${left} were left`);
  const killed = renewDueTerms(killedAt(context, 2)).catch(() => 0);
  await Promise.all([killed, ...others.map((one) => renewDueTerms(one))]);
  assert.equal(await dueOf(context), 0);
  await jobsDone(context, world.database.url);
}

test('terms of many lines are renewed and told once by processes that are killed', async (t) => {
  const world = await openTopupWorld(t);
  const { context, database } = world;
  const more = Array.from({ length: 3 }, () =>
    database.context({ reactions, clock: context.clock }),
  );
  const all = [context, ...more];
  const persons: {
    readonly person: Person;
    readonly kind: Kind;
    readonly before: readonly Term[];
  }[] = [];
  for (const kind of kinds) {
    const some = Array.from({ length: ofEach }, async () => {
      const person = await moveIn(world, kind);
      return { person, kind, before: await readTerms(context, person.line) };
    });
    persons.push(...(await Promise.all(some)));
  }
  const endsAt = Math.min(...persons.flatMap(({ before }) => before.map((term) => term.endsAt)));
  // The morning on which it is told ahead, and the evening of the last day.
  context.clock.advance(endsAt - 2 * dayMs - 13 * hourMs - context.clock.now());
  await sweep(world, all);
  context.clock.advance(endsAt - hourMs - context.clock.now());
  await sweep(world, all);
  context.clock.advance(2 * hourMs);
  await Promise.all(all.map((one) => renewDueTerms(one)));
  await jobsDone(context, database.url);

  const money = new Map<string, bigint>();
  for (const row of await context.db.read<{ account: string; money: bigint }>(readMoney)) {
    money.set(row.account, row.money);
  }
  const told = Map.groupBy(
    await context.db.read<{ receiver: string; kind: string; key: string }>(readTold),
    ({ receiver }) => receiver,
  );
  for (const { person, kind, before } of persons) {
    const now = await readTerms(context, person.line);
    for (const term of before) {
      const next = now.filter(({ follows }) => follows === term.id);
      const state = now.find(({ id }) => id === term.id)?.state;
      assert.equal(next.length, state === 'renewed' ? 1 : 0, `${term.kind} ${state}`);
      assert.ok(state !== 'running', `${term.kind} is left`);
    }
    const kindsTold = (told.get(person.number) ?? []).map((one) => one.kind);
    assert.deepEqual(kindsTold, kind.told, person.number);
    assert.equal(money.get(person.line.slice(4)), kind.leftMinor);
  }
  assert.ok(isClean(await auditEverything(context)));
});
