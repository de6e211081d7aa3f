import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayMs, hourMs, minuteMs } from '#base';
import { expireBuckets, readBalance } from '#ledger';
import { buyPack, openPlan, readTerms, renewDueTerms, type Term } from '#packs';
import { fingerprintOf } from '#platform/idempotency';
import { accountOf, grantValidity, lockLines } from '#subscribers';
import { openTopupWorld } from '#test/topup-world';
import { auditEverything, isClean } from '../../src/audit.ts';
import { scheduleOf } from '../../src/schedule.ts';

const fiveGigabytes = 5n * 1_073_741_824n;
const number = '+85261234567';

async function opened(t: { after(work: () => Promise<void>): void }) {
  const world = await openTopupWorld(t);
  const { context } = world;
  const { line, subscriber } = await world.person([number], 100_000n);
  await openPlan(context, line);
  const buy = async (code: string, priceMinor: bigint): Promise<Term> => {
    const key = context.ids.next('key', 0).slice(4);
    const request = { caller: subscriber.slice(4), key, fingerprint: fingerprintOf('{}') };
    const asked = { request, line, code, priceMinor, renews: true, channel: 'app' } as const;
    const id = await buyPack(context, { ...asked, isShortLifeAccepted: true });
    const found = (await readTerms(context, line)).find((term) => term.id === id);
    assert.ok(found);
    return found;
  };
  const sweepAt = async (atMs: number): Promise<void> => {
    context.clock.advance(atMs - context.clock.now());
    await renewDueTerms(context);
    await expireBuckets(context);
  };
  const bytes = async (): Promise<bigint> => {
    const { units } = await readBalance(context, accountOf(line));
    return units.find(({ unit }) => unit === 'BYTE')?.total ?? 0n;
  };
  const followerOf = async ({ id }: Term): Promise<Term | undefined> =>
    (await readTerms(context, line)).find(({ follows }) => follows === id);
  return { context, line, buy, sweepAt, bytes, followerOf };
}

/** The line of these tests is made to live on: what is left of a pack is all they look at. */
async function topUpLife({ context, line }: Awaited<ReturnType<typeof opened>>): Promise<void> {
  await context.db.transaction(async (tx) => {
    await lockLines(tx, { granting: [{ line, cause: 'top_0' }] });
    grantValidity(tx, { line, cause: 'top_0', until: tx.nowMs + 365 * dayMs });
  });
}

test('what is left of a pack lives once more when it is bought again in time', async (t) => {
  const world = await opened(t);
  await topUpLife(world);
  const { buy, sweepAt, bytes, followerOf, context } = world;
  const first = await buy('hk_5gb_30d', 4_800n);
  await sweepAt(first.endsAt - 2 * hourMs);
  const second = await followerOf(first);
  assert.ok(second);
  await sweepAt(first.endsAt + 1);
  assert.equal(await bytes(), 2n * fiveGigabytes, 'the old and the new, after the end of the old');
  await sweepAt(second.endsAt - 2 * hourMs);
  await sweepAt(second.endsAt + 1);
  assert.equal(await bytes(), 2n * fiveGigabytes, 'what the second left, and the third');
  assert.ok(isClean(await auditEverything(context)));
});

test('what is left of a pack that does not roll over ends with it', async (t) => {
  const { buy, sweepAt, bytes, context } = await opened(t);
  const first = await buy('cn_mo_5gb_7d', 6_800n);
  await sweepAt(first.endsAt - 2 * hourMs);
  assert.equal(await bytes(), 2n * fiveGigabytes);
  await sweepAt(first.endsAt + 1);
  assert.equal(await bytes(), fiveGigabytes);
  assert.ok(isClean(await auditEverything(context)));
});

test('bought again only once all has stood still over its end, nothing is lost', async (t) => {
  const world = await opened(t);
  await topUpLife(world);
  const { buy, bytes, followerOf, context } = world;
  const first = await buy('hk_5gb_30d', 4_800n);
  context.clock.advance(first.endsAt + 10 * minuteMs - context.clock.now());
  const expiry = scheduleOf({}, { ownerUrl: '', endingsFile: '' }).find(
    ({ name }) => name === 'expire buckets',
  );
  await expiry?.run(context);
  assert.equal((await followerOf(first))?.startsAt, first.endsAt + 1);
  assert.equal(await bytes(), 2n * fiveGigabytes);
  assert.ok(isClean(await auditEverything(context)));
});
