import { after, before, suite, test } from 'node:test';
import { present } from '#base';
import { testBills } from './conformance/bills.ts';
import { testCallFaults } from './conformance/call-faults.ts';
import { testCloses, testLateEnds } from './conformance/ends.ts';
import { testGarbage, testTampering } from './conformance/garbage.ts';
import { rotateKey } from './conformance/key-rotation.ts';
import { testNotices, testWrongNotices } from './conformance/notices.ts';
import { testPaying } from './conformance/paying.ts';
import { testRefunds, testSlowRefunds } from './conformance/refunds.ts';
import type { ProviderWorld, Use } from './conformance/world.ts';

/**
 * What every provider must pass, over real sockets, against the sandbox that `open` starts. It
 * judges the evidence alone: that an outcome nobody knows is never called failed, closed or
 * captured, and that asking again with the same number finds the one truth.
 */
export function testProvider(name: string, open: () => Promise<ProviderWorld>): void {
  suite(`the provider ${name}`, () => {
    let world: ProviderWorld | undefined;
    before(async () => {
      world = await open();
    });
    after(() => world?.close());
    const use: Use = () => present(world, 'the world');
    testPaying(use);
    testCloses(use);
    testLateEnds(use);
    testCallFaults(use);
    testNotices(use);
    testWrongNotices(use);
    testRefunds(use);
    testSlowRefunds(use);
    testGarbage(use);
    testTampering(use);
    // Last: a day passes.
    testBills(use);
  });

  test(`${name} is believed under its old key and its new one while it changes them`, async () => {
    const world = await open();
    try {
      await rotateKey(world);
    } finally {
      await world.close();
    }
  });
}
