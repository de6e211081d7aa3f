import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { minuteMs, newId, present } from '#base';
import { eventually } from '#test/eventually';
import type { Evidence } from '../../evidence.ts';
import { type Attempt, isOpen } from '../../payment.ts';
import type { DeclineKind, MandateEvidence, Mandates } from '../mandates.ts';
import { kindOf } from '../registry.ts';
import { askedAgain, lateMs } from './late-effects.ts';
import {
  afterAll,
  authentic,
  captured,
  type MandateWorld,
  newAttempt,
  newRefund,
  type ProviderWorld,
  query,
  tools,
  uncertainFaults,
  type Use,
} from './world.ts';

interface Signed {
  readonly number: string;
  readonly token: string;
}

function mandatesOf(world: ProviderWorld): Mandates & { readonly world: MandateWorld } {
  const mandates = present(world.provider.mandates, 'the mandates of this provider');
  return { ...mandates, world: present(world.mandates, 'a world of mandates') };
}

/** Asks for one, and gives the page on which its payer answers. */
async function asked(world: ProviderWorld): Promise<{ number: string; page: string }> {
  const number = newId('mdt', world.now(), 0);
  const start = await mandatesOf(world).sign(tools(world), {
    number,
    returnUrl: `https://lowu.example/mandates/${number}/signed`,
    notifyUrl: world.beginning().notifyUrl,
    limits: { mostMinor: 50_000n, periodDays: 30, mostInPeriodMinor: 200_000n, mostTimes: 20 },
    plan: mandatesOf(world).world.plan?.(world.now()) ?? null,
    signBefore: world.now() + 30 * minuteMs,
  });
  assert.ok(start.kind === 'redirect', JSON.stringify(start));
  return { number, page: start.url };
}

/** What the payer's return says, or the query where nothing was brought back. */
async function afterReturn(
  world: ProviderWorld,
  number: string,
  query: Readonly<Record<string, unknown>>,
): Promise<MandateEvidence> {
  const mandates = mandatesOf(world);
  const grant = mandates.grantIn(query);
  return grant === undefined
    ? mandates.query(tools(world), { number, token: null })
    : mandates.redeem(tools(world), grant, number);
}

async function signed(world: ProviderWorld): Promise<Signed> {
  const { number, page } = await asked(world);
  const back = await mandatesOf(world).world.agree(page);
  const evidence = await afterReturn(world, number, back);
  assert.ok(evidence.says === 'active', JSON.stringify(evidence));
  await mandatesOf(world).world.ready?.(world, { number, token: evidence.token });
  return { number, token: evidence.token };
}

function newCollection(world: ProviderWorld): Attempt {
  return newAttempt(world, { scene: 'mandate', amount: 5_000n, expiresAt: world.now() + minuteMs });
}

async function collect(
  world: ProviderWorld,
  { token }: Signed,
  attempt: Attempt,
): Promise<Evidence> {
  const beginning = { ...world.beginning(), mandateToken: token };
  const start = await world.provider.start(tools(world), attempt, beginning);
  assert.ok(start.kind === 'evidence', start.kind);
  return start.evidence;
}

const once = { isPaid: true, refundedMinor: 0n };

/** For providers that can be asked for money without the payer: the whole life of a permission. */
export function testMandates(code: string, use: Use): void {
  suite('mandates', () => {
    testSigning(use);
    testCollecting(use);
    testLateCollecting(use);
    testDeclines(code, use);
    testEnds(code, use);
  });
}

function testSigning(use: Use): void {
  test('a payer agrees on the page, and the provider knows the mandate from then on', async () => {
    const world = use();
    const mandate = await signed(world);
    const evidence = await mandatesOf(world).query(tools(world), mandate);
    assert.ok(evidence.says === 'active' && evidence.token === mandate.token);
    assert.ok(await mandatesOf(world).world.isActive(mandate.number));
  });

  test('a payer who says no has given nothing', async () => {
    const world = use();
    const { number, page } = await asked(world);
    const back = await mandatesOf(world).world.disagree(page);
    assert.notEqual((await afterReturn(world, number, back)).says, 'active');
    assert.equal(await mandatesOf(world).world.isActive(number), false);
  });

  test('whose browser never comes back, a notice or the query says it all the same', async () => {
    const world = use();
    const { number, page } = await asked(world);
    await mandatesOf(world).world.agree(page);
    const known = { number, token: null };
    if ((await mandatesOf(world).query(tools(world), known)).says === 'active') return;
    const notices = await mandatesOf(world).world.notices({ number, token: null }, 1);
    const told = notices.flatMap((notice) => authentic(world, notice).mandate ?? []);
    const said = present(told[0], 'a notice of the mandate').evidence.says;
    assert.ok(said === 'active' || said === 'granted', said);
  });
}

function testCollecting(use: Use): void {
  test('a payment by it is taken once, however often it is asked for', async () => {
    const world = use();
    const mandate = await signed(world);
    const attempt = newCollection(world);
    const first = captured(await collect(world, mandate, attempt));
    assert.deepEqual([first.amount, first.isOurs], [attempt.amount, true]);
    captured(await collect(world, mandate, attempt));
    captured(await query(world, attempt));
    assert.deepEqual(await world.truth(attempt), once);
  });

  for (const fault of uncertainFaults) {
    test(`a payment by it, ${fault}: nothing is certain, and it is taken once`, async () => {
      const world = use();
      if (fault === 'bad signature' && !world.areAnswersSigned) return;
      const mandate = await signed(world);
      const attempt = newCollection(world);
      await mandatesOf(world).world.breakCollection(attempt, fault);
      assert.equal((await collect(world, mandate, attempt)).says, 'nothing_certain');
      captured(await collect(world, mandate, attempt));
      captured(await query(world, attempt));
      assert.deepEqual(await world.truth(attempt), once);
    });
  }

  test('what was taken can be given back', async () => {
    const world = use();
    const attempt = newCollection(world);
    const { providerReference } = captured(await collect(world, await signed(world), attempt));
    const paid = { ...attempt, providerReference };
    const refund = newRefund(world, paid, 2_000n);
    const back = await world.provider.refund(tools(world), refund, paid);
    assert.equal(back.says, 'succeeded');
    assert.deepEqual(await world.truth(attempt), { isPaid: true, refundedMinor: 2_000n });
  });
}

function testLateCollecting(use: Use): void {
  test('a payment by it that is taken long after its call had no answer is open', async () => {
    const world = use();
    const mandate = await signed(world);
    const attempt = newCollection(world);
    await world.delayEffect(attempt, 'collect', lateMs);
    const none = await collect(world, mandate, attempt);
    assert.equal(none.says, 'nothing_certain');
    const unknown = afterAll(attempt, [[none, 'reply']]);
    for (const waitMs of [0, lateMs - minuteMs]) {
      await world.passTime(waitMs);
      assert.ok(isOpen((await askedAgain(world, unknown)).state));
    }
    await world.passTime(2 * minuteMs);
    if (mandatesOf(world).world.endsSoon) {
      await world.passTime(world.provider.capabilities.quietMs + lateMs);
      assert.equal((await askedAgain(world, unknown)).state, 'closed');
      return;
    }
    await eventually('the money is taken', async () => {
      return (await askedAgain(world, unknown)).state === 'captured';
    });
    captured(await collect(world, mandate, attempt));
    assert.deepEqual(await world.truth(attempt), once);
  });
}

function testDeclines(code: string, use: Use): void {
  for (const kind of ['soft', 'hard', 'needs_payer'] as const) {
    test(`a payment that is declined is declined for what it is: ${kind}`, async () => {
      const world = use();
      const mandate = await signed(world);
      const attempt = newCollection(world);
      const isSaid = await mandatesOf(world).world.decline(mandate.number, attempt, kind);
      if (!isSaid) return;
      assert.equal(declined(code, await collect(world, mandate, attempt)), kind);
      assert.deepEqual(await world.truth(attempt), { isPaid: false, refundedMinor: 0n });
    });
  }
}

function declined(code: string, evidence: Evidence): DeclineKind {
  assert.ok(evidence.says === 'failed', JSON.stringify(evidence));
  return present(kindOf(code).declineOf, 'kinds of declines')(evidence.reason, 1);
}

function testEnds(code: string, use: Use): void {
  test('stopped at the provider, it is over by the query and by the next payment', async () => {
    const world = use();
    const mandate = await signed(world);
    await mandatesOf(world).world.stop(mandate.number);
    assert.equal((await mandatesOf(world).query(tools(world), mandate)).says, 'over');
    const evidence = await collect(world, mandate, newCollection(world));
    assert.equal(declined(code, evidence), 'over');
  });

  test('a notice tells that it was stopped, where the provider tells it', async (t) => {
    const world = use();
    if (!mandatesOf(world).world.areStopsTold) return t.diagnostic('not told');
    const { number, token } = await signed(world);
    await mandatesOf(world).world.stop(number);
    const isOver = async (least: number): Promise<boolean> => {
      const notices = await mandatesOf(world).world.notices({ number, token }, least);
      // Those from before the time that had to pass are too old to be believed.
      const told = notices.flatMap((notice) => {
        const reading = world.provider.readNotice(notice, world.now());
        return (reading.kind === 'authentic' && reading.mandate) || [];
      });
      return told.some(
        (one) => one.evidence.says === 'over' && (one.number === number || one.token === token),
      );
    };
    for (let least = 1; least < 9; least += 1) if (await isOver(least)) return;
    assert.fail('no notice tells of the end');
  });

  test('stopped by us, it is over there, and again', async () => {
    const world = use();
    const mandate = await signed(world);
    for (const _ of [1, 2]) {
      assert.equal((await mandatesOf(world).revoke(tools(world), mandate)).says, 'over');
    }
    assert.equal(await mandatesOf(world).world.isActive(mandate.number), false);
  });
}
