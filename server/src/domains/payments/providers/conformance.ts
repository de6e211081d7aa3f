import { after, before, suite, test } from 'node:test';
import { present } from '#base';
import { testBills } from './conformance/bills.ts';
import { testCallFaults } from './conformance/call-faults.ts';
import { testLateEffects } from './conformance/late-effects.ts';
import { testCloses, testLateEnds } from './conformance/ends.ts';
import { testGarbage, testTampering } from './conformance/garbage.ts';
import { rotateKey } from './conformance/key-rotation.ts';
import { testMandates } from './conformance/mandates.ts';
import { testNotices, testWrongNotices } from './conformance/notices.ts';
import { testPaying } from './conformance/paying.ts';
import { testProbes } from './conformance/probes.ts';
import { recorded, type Struck } from './conformance/fault-table.ts';
import { testRefunds, testSlowRefunds } from './conformance/refunds.ts';
import { testCodesThatStayOut } from './conformance/codes.ts';
import { type Traits, wallet } from './conformance/traits.ts';
import { kindOf } from './registry.ts';
import type { ProviderWorld, Use } from './conformance/world.ts';

/**
 * What every provider must pass, over real sockets, against the sandbox that `open` starts. It
 * judges the evidence alone: that an outcome nobody knows is never called failed, closed or
 * captured, and that asking again with the same number finds the one truth. What the provider has
 * not, by its traits, is not asked of it. What has struck is noted in `struck`.
 */
export function testProvider(
  code: string,
  open: () => Promise<ProviderWorld>,
  traits: Traits = wallet,
  {
    name = code,
    struck = { faults: new Set(), known: new Set() },
  }: { readonly name?: string; readonly struck?: Struck | undefined } = {},
): void {
  suite(`the provider ${name}`, { concurrency: 1 }, () => {
    let world: ProviderWorld | undefined;
    before(async () => {
      world = await recorded(await open(), struck);
    });
    after(() => world?.close());
    const use: Use = () => present(world, 'the world');
    testPaying(use, traits);
    testLateEnds(use, traits);
    testCallFaults(use, traits);
    testLateEffects(use, traits);
    if (traits.endsByUs) testCloses(use);
    else testCodesThatStayOut(use);
    if (traits.sendsNotices) {
      testNotices(use);
      testWrongNotices(use, traits);
    }
    if (traits.sendsProbes) testProbes(use);
    if (traits.calls.includes('refund')) {
      testRefunds(use);
      testSlowRefunds(use);
    }
    if (kindOf(code).declineOf) testMandates(code, use);
    testGarbage(use, traits);
    testTampering(use, traits);
    // Last: a day passes.
    testBills(use);
  });

  test(`${name} is believed under its old key and its new one while it changes them`, async () => {
    const world = await recorded(await open(), struck);
    try {
      await rotateKey(world, traits);
    } finally {
      await world.close();
    }
  });
}
