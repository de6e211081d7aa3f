import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import pg from 'pg';
import { addDays, dayMs, hourMs, present, type Refusal, startOfDay } from '#base';
import { decideCredit, listBanking, proposeCredit, tryProviderAgain } from '#banking';
import { lookForAlarms } from '#ops';
import { alipayBill, type BillRow } from '#test/alipay-bill';
import { openBankWorld } from '#test/bank-world';
import { testStartMs } from '#test/database';
import { staffCaller } from '#test/finance';
import {
  type Break,
  decideDisposal,
  decideResolution,
  importBill,
  listUnmatched,
  proposeDisposal,
  proposeResolution,
  readDay,
  readUnmatched,
} from '#reconciliation';
import { auditEverything, isClean } from '../../src/audit.ts';

const day = '2026-11-23';
const connector = 'alipay_cn';
const account = '20880000000000010156';
const maker = staffCaller('finance');
const checker = staffCaller('finance');
const stranger: BillRow = { number: 'shop-17', amountMinor: 700n, atMs: testStartMs };
const payee = { name: 'CHAN TAI MAN', account: '388-765432-001' };
const nobody = { attempt: null, to: null, against: null, reason: 'seen in the account' } as const;

function refusedWith(code: string) {
  return (error: unknown) => (error as Refusal).code === code;
}

async function openDesk(t: { after(work: () => Promise<void>): void }) {
  const world = await openBankWorld(t);
  const { context } = world;
  const breaks = async (): Promise<Break[]> =>
    (await readDay(context, maker, { connector, day })).breaks.slice();
  const bring = async (rows: readonly BillRow[]): Promise<void> => {
    context.clock.set(Math.max(context.clock.now(), startOfDay(addDays(day, 1)) + 9 * hourMs));
    await importBill(context, { connector, day, file: await alipayBill({ rows, account, day }) });
  };
  return {
    ...world,
    bring,
    breaks,
    /** Money of a bill that two people book as nobody's. */
    async unmatched(rows: readonly BillRow[] = [stranger]): Promise<Break> {
      if (rows.length > 0) await bring(rows);
      const open = (await breaks()).find(({ state }) => state === 'open');
      const { id } = present(open, 'a break');
      const proposal = { break: id, way: 'book_unmatched', reason: 'nobody knows' } as const;
      await proposeResolution(context, maker, proposal);
      return decideResolution(context, checker, { break: id, isApproved: true });
    },
    async dispose(of: Pick<Break, 'id'>, given: Pick<Proposal, 'way'> & Partial<Proposal>) {
      const whole = { currency: 'CNY', amount: 700n, ...nobody, break: of.id } as const;
      const { id: disposal } = await proposeDisposal(context, maker, { ...whole, ...given });
      return decideDisposal(context, checker, { break: of.id, disposal, isApproved: true });
    },
    async left() {
      const { items } = await listUnmatched(context, maker);
      return items.map(({ id, left, leaving }) => [id, left, leaving] as const);
    },
    net: (of: Parameters<typeof world.balance>[0]) => world.balance(of, 'CNY'),
    async assertAudit() {
      const checks = await auditEverything(context);
      assert.deepEqual(
        checks.filter((check) => !isClean([check])),
        [],
      );
    },
  };
}

type Proposal = Parameters<typeof proposeDisposal>[2];

suite('money that a break has left as nobody’s', () => {
  test('stands in a list with its age, and is the account’s balance', async (t) => {
    const desk = await openDesk(t);
    const one = await desk.unmatched();
    const { items, held } = await listUnmatched(desk.context, maker);
    assert.deepEqual(
      items.map(({ id, why, booked, left, since }) => [id, why, booked, left, since]),
      [[one.id, 'not_ours', 700n, 700n, one.changedAt]],
    );
    assert.equal(held.get('CNY'), 700n);
    const loud = async () =>
      (await lookForAlarms(desk.context)).find(({ name }) => name === 'unmatched-waiting')?.state;
    assert.equal(await loud(), 'quiet');
    desk.context.clock.advance(31 * dayMs);
    assert.equal(await loud(), 'look');
    await assert.rejects(
      listUnmatched(desk.context, staffCaller('support')),
      refusedWith('permission_missing'),
    );
    await desk.assertAudit();
  });

  test('becomes the money of a payment, which is credited, and clearing stays right', async (t) => {
    const desk = await openDesk(t);
    const { subscriber, number } = await desk.person(['+85251234561']);
    const topup = await desk.order(number, 10_000n, subscriber);
    const one = await desk.unmatched([{ ...stranger, amountMinor: topup.price }]);
    const { money } = await readUnmatched(desk.context, maker, one.id);
    assert.deepEqual(money[0]?.ways, ['to_payment', 'give_back']);
    assert.deepEqual(
      money[0].candidates.map(({ attempt }) => attempt),
      [topup.attempt],
    );
    const given = { way: 'to_payment', attempt: topup.attempt, amount: topup.price } as const;
    await desk.dispose(one, given);
    assert.equal((await desk.read(topup.id, subscriber)).state, 'credited');
    assert.equal(await desk.net('unmatched'), 0n);
    assert.equal(await desk.net('clearing:alipay_cn'), topup.price);
    assert.deepEqual(await desk.left(), []);
    // The bill of the next day has it no more than this one: it is no break of its own.
    const next = addDays(day, 1);
    desk.context.clock.set(startOfDay(addDays(next, 1)) + 9 * hourMs);
    const file = await alipayBill({ rows: [], account, day: next });
    await importBill(desk.context, { connector, day: next, file });
    await desk.bring([{ ...stranger, amountMinor: topup.price, feeMinor: 1n }]);
    assert.deepEqual(
      (await desk.breaks()).map(({ fact, state }) => [fact, state]),
      [['not_ours', 'resolved']],
    );
    await desk.assertAudit();
  });

  test('goes back by our bank, and is left until a statement shows it', async (t) => {
    const desk = await openDesk(t);
    const one = await desk.unmatched();
    await desk.dispose(one, { way: 'give_back', to: payee, amount: 300n });
    assert.deepEqual(await desk.left(), [[one.id, 700n, 300n]]);
    const { transfers } = await listBanking(desk.context, maker);
    const transfer = present(transfers[0], 'a transfer');
    assert.equal(transfer.toAccount, payee.account);
    assert.equal(transfer.about, one.id);
    await assert.rejects(
      tryProviderAgain(desk.context, maker, transfer.id),
      refusedWith('transfer_state_wrong'),
    );
    await assert.rejects(
      desk.dispose(one, { way: 'give_back', to: payee, amount: 401n }),
      refusedWith('unmatched_changed'),
    );
    const sent = { amountMinor: -330n, reference: transfer.reference };
    await desk.book({ ...sent, instructed: { amountMinor: 300n, currency: 'CNY' } });
    assert.deepEqual(await desk.left(), [[one.id, 400n, 0n]]);
    assert.equal(await desk.net('unmatched'), -400n);
    await desk.assertAudit();
  });

  test('is kept only by two people, and only after long', async (t) => {
    const desk = await openDesk(t);
    const one = await desk.unmatched();
    const young = desk.dispose(one, { way: 'write_off' });
    await assert.rejects(young, refusedWith('unmatched_too_young'));
    desk.context.clock.advance(365 * dayMs);
    const whole = { currency: 'CNY', amount: 700n, ...nobody, break: one.id } as const;
    const proposal = { ...whole, way: 'write_off' } as const;
    const { id: disposal } = await proposeDisposal(desk.context, maker, proposal);
    const decision = { break: one.id, disposal, isApproved: true };
    await assert.rejects(
      decideDisposal(desk.context, maker, decision),
      refusedWith('second_person_needed'),
    );
    await assert.rejects(
      proposeDisposal(desk.context, checker, proposal),
      refusedWith('unmatched_changed'),
    );
    await decideDisposal(desk.context, checker, decision);
    await assert.rejects(
      decideDisposal(desk.context, checker, decision),
      refusedWith('unmatched_changed'),
    );
    assert.equal(await desk.net('reconciliation_difference'), -700n);
    assert.equal(await desk.net('unmatched'), 0n);
    await desk.assertAudit();
  });

  test('is looked at again when a bill has it no more, and what is on its way stays', async (t) => {
    const desk = await openDesk(t);
    const one = await desk.unmatched();
    const open = await proposeDisposal(desk.context, maker, {
      ...nobody,
      break: one.id,
      currency: 'CNY',
      amount: 200n,
      way: 'give_back',
      to: payee,
    });
    const decision = { break: one.id, disposal: open.id, isApproved: true };
    await desk.bring([]);
    assert.equal(await desk.net('unmatched'), 0n);
    assert.deepEqual(await desk.left(), []);
    await assert.rejects(
      decideDisposal(desk.context, checker, decision),
      refusedWith('unmatched_changed'),
    );
    await desk.assertAudit();
  });

  test('that went back before the bill was corrected leaves a hole, which is named', async (t) => {
    const desk = await openDesk(t);
    const one = await desk.unmatched();
    await desk.dispose(one, { way: 'give_back', to: payee, amount: 300n });
    await desk.dispose(one, { way: 'give_back', to: payee, amount: 400n });
    const { transfers } = await listBanking(desk.context, maker);
    const gone = present(
      transfers.find(({ amount }) => amount === 300n),
      'a transfer',
    );
    const sent = { amountMinor: -330n, reference: gone.reference };
    await desk.book({ ...sent, instructed: { amountMinor: 300n, currency: 'CNY' } });
    await desk.bring([]);
    assert.deepEqual(await desk.left(), [[one.id, -300n, 0n]]);
    assert.equal((await listBanking(desk.context, maker)).transfers.length, 0, 'nothing is sent');
    await desk.dispose(one, { way: 'write_off', amount: 300n });
    assert.equal(await desk.net('reconciliation_difference'), 300n);
    assert.equal(await desk.net('chargeback_loss'), 0n);
    assert.deepEqual(await desk.left(), []);
    await desk.assertAudit();
  });
});

suite('money that one break has left and another lacks', () => {
  const refunded: BillRow = {
    number: 'shop-17',
    refund: 'R17',
    amountMinor: 500n,
    atMs: testStartMs,
  };

  async function openTwo(t: { after(work: () => Promise<void>): void }) {
    const desk = await openDesk(t);
    const held = await desk.unmatched([stranger, refunded]);
    const lacking = await desk.unmatched([]);
    const sides = new Map([held, lacking].map((one) => [one.billAmount, one]));
    return {
      ...desk,
      held: present(sides.get(700n), 'what came'),
      lacking: present(sides.get(-500n), 'what is missing'),
    };
  }

  test('is set off by two people, and nothing is booked for it', async (t) => {
    const { held, lacking, ...desk } = await openTwo(t);
    const { money } = await readUnmatched(desk.context, maker, lacking.id);
    assert.deepEqual(
      money.map(({ ways, opposites }) => [ways, opposites.map(({ id }) => id)]),
      [[['set_off', 'write_off'], [held.id]]],
    );
    const proposal = { ...nobody, break: lacking.id, currency: 'CNY', way: 'set_off' } as const;
    const whole = { ...proposal, amount: 500n, against: held.id };
    for (const wrong of [
      { ...whole, against: null },
      { ...whole, against: lacking.id },
      { ...whole, way: 'write_off' as const },
    ]) {
      const proposed = proposeDisposal(desk.context, maker, wrong);
      await assert.rejects(
        proposed,
        refusedWith('disposal_not_possible'),
        JSON.stringify(wrong.way),
      );
    }
    await assert.rejects(
      proposeDisposal(desk.context, maker, { ...whole, amount: 501n }),
      refusedWith('unmatched_changed'),
    );
    const { id: disposal } = await proposeDisposal(desk.context, maker, whole);
    await assert.rejects(
      desk.dispose(held, { way: 'give_back', to: payee, amount: 1n }),
      refusedWith('unmatched_changed'),
    );
    const decision = { break: lacking.id, disposal, isApproved: true };
    await assert.rejects(
      decideDisposal(desk.context, maker, decision),
      refusedWith('second_person_needed'),
    );
    await decideDisposal(desk.context, checker, decision);
    assert.deepEqual(await desk.left(), [[held.id, 200n, 0n]]);
    assert.equal(await desk.net('unmatched'), -200n);
    assert.equal(await desk.net('reconciliation_difference'), 0n);
    const other = await readUnmatched(desk.context, maker, held.id);
    assert.deepEqual(
      other.disposals.map((one) => [one.way, one.amount, one.against, one.state, one.decidedBy]),
      [['set_off', 500n, lacking.id, 'done', checker.session.staff]],
    );
    await desk.assertAudit();
  });

  test('is decided from either side, and sent back on both', async (t) => {
    const { held, lacking, ...desk } = await openTwo(t);
    const proposal = { ...nobody, break: lacking.id, currency: 'CNY', way: 'set_off' } as const;
    await proposeDisposal(desk.context, maker, { ...proposal, amount: 500n, against: held.id });
    const { disposals } = await readUnmatched(desk.context, maker, held.id);
    const { id: disposal } = present(disposals[0], 'the other row');
    await decideDisposal(desk.context, checker, { break: held.id, disposal, isApproved: false });
    assert.equal((await desk.left()).length, 2);
    for (const { id } of [held, lacking]) {
      const read = await readUnmatched(desk.context, maker, id);
      assert.deepEqual(
        read.disposals.map(({ state }) => state),
        ['sent_back'],
      );
    }
    await desk.assertAudit();
  });

  test('is open again on the other side once a bill has one of them no more', async (t) => {
    const { held, lacking, ...desk } = await openTwo(t);
    await desk.dispose(lacking, { way: 'set_off', amount: 500n, against: held.id });
    await desk.bring([stranger]);
    assert.deepEqual(await desk.left(), [[held.id, 700n, 0n]]);
    assert.equal(await desk.net('unmatched'), -700n);
    const { disposals } = await readUnmatched(desk.context, maker, held.id);
    assert.deepEqual(
      disposals.map(({ state }) => state),
      ['withdrawn'],
    );
    await desk.assertAudit();
  });

  test('is found by the audit where it stands on one side only', async (t) => {
    const { held, lacking, ...desk } = await openTwo(t);
    await desk.dispose(lacking, { way: 'set_off', amount: 500n, against: held.id });
    const owner = new pg.Client({ connectionString: desk.database.ownerUrl });
    await owner.connect();
    await owner.query('update reconciliation.disposal set amount = 499 where amount = 500');
    await owner.end();
    const problems = (await auditEverything(desk.context)).flatMap((check) => check.problems);
    assert.match(problems.join('; '), /done is -1 CNY more on one side/);
  });
});

test('what came to our bank for nobody is in the same list, and is kept only late', async (t) => {
  const desk = await openDesk(t);
  await desk.book({ amountMinor: 900n, bankReference: 'NOBODY' });
  await desk.book({ amountMinor: -50n, bankReference: 'A FEE' });
  const { suspense } = await listBanking(desk.context, maker);
  const [came, left] = ['NOBODY', 'A FEE'].map((number) =>
    present(
      suspense.find(({ entry }) => entry.bankReference === number),
      number,
    ),
  );
  assert.deepEqual(
    new Map((await desk.left()).map(([id, amount]) => [id, amount])),
    new Map([
      [came?.entry.id, 900n],
      [left?.entry.id, -50n],
    ]),
  );
  const writeOff = async (of: typeof came): Promise<void> => {
    const { id: entry } = present(of, 'an entry').entry;
    const proposal = { entry, way: 'write_off', attempt: null, reason: 'nobody asked' } as const;
    await proposeCredit(desk.context, maker, proposal);
    await decideCredit(desk.context, checker, { entry, isApproved: true });
  };
  await writeOff(left);
  assert.equal(await desk.balance('reconciliation_difference'), 50n);
  await assert.rejects(writeOff(came), refusedWith('unmatched_too_young'));
  desk.context.clock.advance(365 * dayMs);
  await writeOff(came);
  assert.equal(await desk.balance('reconciliation_difference'), -850n);
  assert.equal(await desk.balance('chargeback_loss'), 0n);
  assert.deepEqual(await desk.left(), []);
  await desk.assertAudit();
});
