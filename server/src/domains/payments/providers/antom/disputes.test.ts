import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { dayMs, present } from '#base';
import type { DisputeEvidence } from '../../dispute.ts';
import { authentic, paid, tools } from '../conformance/world.ts';
import { type AntomWorld, openAntomWorld } from './conformance.ts';

let world: AntomWorld;

before(async () => {
  world = await openAntomWorld();
});
after(() => world.close());

type Paid = Awaited<ReturnType<typeof paid>>;

/** What was told of disputes about a payment, in the order in which it was told. */
async function told(attempt: Paid, words: number): Promise<[string, DisputeEvidence][]> {
  // The first notice is that of the payment.
  const notices = await world.notices(attempt, words + 1);
  return notices.flatMap((notice) => {
    const { dispute, disputeEvidence } = authentic(world, notice);
    return dispute && disputeEvidence ? [[dispute, disputeEvidence]] : [];
  });
}

async function numberOf(attempt: Paid): Promise<string> {
  return present((await told(attempt, 1))[0], 'word of a dispute')[0];
}

async function act(attempt: Paid, what: string, body: object = {}): Promise<void> {
  const done = await world.sandbox.post(`/sandbox/trades/${attempt.id}/${what}`, body);
  assert.ok(done['isOk'], what);
}

function answer(reference: string) {
  const answerDispute = present(world.provider.answerDispute, 'a way to answer');
  const [account, activity] = ['A top-up of HK$100.00.', 'Used within the hour.'];
  const paper = Buffer.from('%PDF-1.7 as good as any');
  return answerDispute(tools(world), { number: 'dsp_1', reference, account, activity, paper });
}

test('a dispute is told with its amount, its deadline and its end', async () => {
  const attempt = await paid(world);
  const beforeMs = world.now();
  await act(attempt, 'dispute', { amount: 6_000 });
  const afterMs = world.now();
  await act(attempt, 'dispute-lost');
  const [[reference, first] = [], [, last] = []] = await told(attempt, 2);
  assert.match(present(reference, 'a number'), /^\d{10,64}$/);
  assert.ok(first?.says === 'disputed');
  const { openedAt } = first;
  assert.ok(openedAt > beforeMs - 1_000 && openedAt <= afterMs, 'it is told in whole seconds');
  const shared = {
    says: 'disputed',
    attempt: attempt.id,
    amount: 6_000n,
    currency: 'HKD',
    fee: 0n,
    reason: '4853',
    openedAt,
  };
  assert.deepEqual(first, { ...shared, state: 'open', dueAt: openedAt + 7 * dayMs });
  assert.deepEqual(last, { ...shared, state: 'lost', dueAt: null });
});

test('our paper is taken once, told of, and won with; given up it is won, too', async () => {
  const [attempt, other] = [await paid(world), await paid(world)];
  await act(attempt, 'dispute');
  const reference = await numberOf(attempt);
  const taken = await answer(reference);
  assert.equal(taken.says, 'taken', JSON.stringify(taken));
  assert.equal((await answer(reference)).says, 'taken');
  await act(attempt, 'dispute-won');
  const words = await told(attempt, 3);
  assert.deepEqual(words[1]?.[1], {
    says: 'moved',
    attempt: attempt.id,
    state: 'answered',
    dueAt: null,
  });
  assert.equal(stateOf(words[2]?.[1]), 'won');
  await act(other, 'dispute');
  await act(other, 'dispute-cancelled');
  assert.equal(stateOf((await told(other, 2))[1]?.[1]), 'won');
});

test('too late, or about nothing, our paper is refused; unheard, nobody can say', async () => {
  const attempt = await paid(world);
  await act(attempt, 'dispute', { dueMs: 1_000 });
  const reference = await numberOf(attempt);
  await world.passTime(dayMs);
  assert.deepEqual(await answer(reference), { says: 'refused', reason: 'TIME_EXCEEDS_LIMIT' });
  assert.deepEqual(await answer('194010800900'), { says: 'refused', reason: 'PARAM_ILLEGAL' });
  const match = { method: 'supplyDefenseDocument' };
  await world.sandbox.post('/sandbox/faults', { fault: '500-after-effect', match });
  assert.equal((await answer(reference)).says, 'nothing_certain');
});

function stateOf(evidence: DisputeEvidence | undefined): string | undefined {
  return evidence && 'state' in evidence ? evidence.state : undefined;
}
