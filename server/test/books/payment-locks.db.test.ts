import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { newId, present, uuidOf } from '#base';
import { orderClosing, settleClosings } from '#closings';
import { accountOf } from '#subscribers';
import { approveRefund, type OrderedTopup, proposeRefund, proposeReview, undoTopup } from '#topups';
import { booksHold } from '#test/book-truth';
import { openTopupWorld, type Person } from '#test/topup-world';

const world = await openTopupWorld();
const { context } = world;
const [maker, checker] = [1, 2].map((nth) => newId('stf', context.clock.now(), nth));
assert.ok(maker && checker);
/** Somebody who learns of money: has its payment, and goes on to the order and the line. */
const learner = new pg.Client({ connectionString: world.database.ownerUrl });
await learner.connect();

interface Ordered extends Person {
  readonly order: OrderedTopup;
}

let people = 0;
async function paid(fields: Readonly<Record<string, string>> = {}): Promise<Ordered> {
  people += 1;
  const person = await world.person([`+8525${String(people).padStart(7, '0')}`]);
  const order = await world.order(person.number, 10_000n, person.subscriber);
  await world.tell(order, fields);
  return { ...person, order };
}

const proposal = { spentRule: 'refuse', reason: 'the pack did not work', by: maker } as const;

function propose({ order }: Ordered, price: bigint) {
  return context.db.transaction((tx) => proposeRefund(tx, order.id, { ...proposal, price }));
}

interface Act {
  readonly what: string;
  /** Brings about what is to be done, and gives it. */
  prepare(): Promise<{ readonly of: Ordered; readonly act: () => Promise<unknown> }>;
}

const acts: readonly Act[] = [
  {
    what: 'an undo',
    async prepare() {
      const of = await paid();
      return { of, act: () => undoTopup(context, of.order.id, of.subscriber) };
    },
  },
  {
    what: 'a proposal of a refund',
    async prepare() {
      const of = await paid();
      return { of, act: () => propose(of, 100n) };
    },
  },
  {
    what: 'the approval of a refund',
    async prepare() {
      const of = await paid();
      const refund = await propose(of, 100n);
      const approve = () =>
        context.db.transaction((tx) => approveRefund(tx, of.order.id, refund, checker));
      return { of, act: approve };
    },
  },
  {
    what: 'a proposal about a held order',
    async prepare() {
      const of = await paid({ total_amount: '90.00' });
      const decision = { decision: 'give_back', reason: 'wrong', by: maker } as const;
      return {
        of,
        act: () => context.db.transaction((tx) => proposeReview(tx, of.order.id, decision)),
      };
    },
  },
  {
    what: 'a closing',
    async prepare() {
      const of = await paid();
      const to = { toName: 'CHAN TAI MAN', toAccount: '388-765432-001' };
      await orderClosing(context, { line: of.line, by: of.subscriber, ...to });
      return { of, act: () => settleClosings(context) };
    },
  },
];

async function untilSomebodyWaits(): Promise<void> {
  const count = `select count(*)::int as waiting from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`;
  for (let tries = 0; (await learner.query(count)).rows[0].waiting === 0; tries += 1) {
    assert.ok(tries < 2_000, 'nobody waits for the payment');
    await delay(2);
  }
}

for (const { what, prepare } of acts) {
  test(`${what} takes the payment before the order and the line`, async () => {
    const { of, act } = await prepare();
    const attempt = uuidOf(present(of.order.attempt, 'the attempt'));
    const take = (sql: string, id: string) =>
      learner.query(`${sql} for no key update nowait`, [id]);
    await learner.query('begin');
    await take('select from payments.attempt where id = $1', attempt);
    const acting = act();
    try {
      await untilSomebodyWaits();
      await take('select from topups.topup where id = $1', uuidOf(of.order.id));
      await take('select from ledger.bucket where account = $1', uuidOf(accountOf(of.line)));
    } finally {
      await learner.query('rollback');
      await acting;
    }
  });
}

test('after all of it the books are whole', async () => {
  await learner.end();
  await booksHold(context);
});
