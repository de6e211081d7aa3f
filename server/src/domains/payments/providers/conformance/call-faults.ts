import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { HttpClient } from '#platform/http';
import type { Evidence } from '../../evidence.ts';
import type { Attempt } from '../../payment.ts';
import type { Refund, RefundEvidence } from '../../refund.ts';
import type { Traits } from './traits.ts';
import {
  begun,
  type Call,
  type CallFault,
  newAttempt,
  newRefund,
  paid,
  type ProviderWorld,
  query,
  tools,
  type Truth,
  uncertainFaults,
  type Use,
} from './world.ts';

type Says = (Evidence | RefundEvidence)['says'];

interface CallCase {
  prepare(world: ProviderWorld): Promise<Attempt>;
  act(world: ProviderWorld, attempt: Attempt, refund: Refund): Promise<Evidence | RefundEvidence>;
  /** What it says once an answer gets through, and what has then happened. */
  readonly settles: Says;
  readonly truth: Truth;
}

const amount = 5_000n;

const callCases: Readonly<Record<Call, CallCase>> = {
  start: {
    prepare: async (world) =>
      newAttempt(world, { amount, ...(world.calledScene ? { scene: world.calledScene } : {}) }),
    async act(world, attempt) {
      const start = await world.provider.start(tools(world), attempt, world.beginning());
      return start.kind === 'evidence' ? start.evidence : { says: 'pending' };
    },
    settles: 'pending',
    truth: { isPaid: false, refundedMinor: 0n },
  },
  query: {
    prepare: (world) => paid(world, { amount }),
    act: (world, attempt) => query(world, attempt),
    settles: 'captured',
    truth: { isPaid: true, refundedMinor: 0n },
  },
  close: {
    prepare: (world) => begun(world, { amount }),
    act: (world, attempt) => world.provider.close(tools(world), attempt),
    settles: 'closed',
    truth: { isPaid: false, refundedMinor: 0n },
  },
  refund: {
    prepare: (world) => paid(world, { amount }),
    act: (world, attempt, refund) => world.provider.refund(tools(world), refund, attempt),
    settles: 'succeeded',
    truth: { isPaid: true, refundedMinor: amount },
  },
  queryRefund: {
    prepare: (world) => paid(world, { amount }),
    async act(world, attempt, refund) {
      await world.provider.refund(tools(world), refund, attempt);
      return world.provider.queryRefund(tools(world), refund, attempt);
    },
    settles: 'succeeded',
    truth: { isPaid: true, refundedMinor: amount },
  },
};

/**
 * Every fault on every call. Whether the provider did what it was asked to do or not, nobody can
 * say; asked again with the same number, it comes to the same end, and has happened once.
 */
export function testCallFaults(use: Use, { calls, endsByUs }: Traits): void {
  for (const call of calls) {
    const given = callCases[call];
    const one: CallCase =
      call === 'close' && !endsByUs ? { ...given, settles: 'not_found' } : given;
    for (const fault of uncertainFaults) {
      test(`${call}, ${fault}: nothing is certain until it is asked again`, () =>
        breakOnce(use(), call, fault, one, 'nothing_certain'));
    }
    test(`${call}, slow: it is waited for`, () => breakOnce(use(), call, 'slow', one, one.settles));
    test(`${call}, nobody there: it is known that nothing was sent`, () =>
      callNobody(use(), call, one));
  }
}

function isCalled({ calledScene }: ProviderWorld, call: Call): boolean {
  return call !== 'start' || calledScene !== undefined;
}

const nobody = '127.0.0.1:1';

/** Everything goes to a port of this machine on which nobody listens. */
function astray({ http }: ProviderWorld): HttpClient {
  return {
    call: (call) => http.call({ ...call, url: call.url.replace(/(?<=:\/\/)[^/]+/, nobody) }),
  };
}

async function callNobody(
  world: ProviderWorld,
  call: Call,
  { prepare, act, settles }: CallCase,
): Promise<void> {
  if (!isCalled(world, call)) return;
  const attempt = await prepare(world);
  const refund = newRefund(world, attempt, amount);
  const told = await act({ ...world, http: astray(world) }, attempt, refund);
  assert.equal(told.says, 'nothing_certain');
  assert.match(told.reason, /^nothing was sent/);
  assert.equal((await act(world, attempt, refund)).says, settles);
}

async function breakOnce(
  world: ProviderWorld,
  call: Call,
  fault: CallFault,
  { prepare, act, settles, truth }: CallCase,
  says: Says,
): Promise<void> {
  if (!isCalled(world, call) || (fault === 'bad signature' && !world.areAnswersSigned)) return;
  const attempt = await prepare(world);
  const refund = newRefund(world, attempt, amount);
  await world.breakCall(attempt, call, fault);
  assert.equal((await act(world, attempt, refund)).says, says);
  assert.equal((await act(world, attempt, refund)).says, settles);
  assert.deepEqual(await world.truth(attempt), truth);
}
