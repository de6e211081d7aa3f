import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '#base';
import { listBags } from '#banking';
import { readTrail, type StaffCaller } from '#identity';
import { auditTills, countVault, listTills, moveSafeCash } from '#tills';
import { booksHold } from '#test/book-truth';
import { staffCaller } from '#test/finance';
import { netOf } from '#test/hall-world';
import { findsSpoils } from '#test/spoils';
import { openTopupWorld } from '#test/topup-world';
import { auditEverything, isClean } from '../../src/audit.ts';
import { vaultSpoils } from './spoils/vaults.ts';

const { context } = await openTopupWorld();

test('safe and office are held against the books once two have counted the same', async () => {
  const [first, second, third] = [1, 2, 3].map(() => staffCaller('supervisor')) as [
    StaffCaller,
    StaffCaller,
    StaffCaller,
  ];
  const bag = newId('bag', context.clock.now(), 0);
  await moveSafeCash(context, first, { direction: 'from_bank', amountMinor: 900_000n, bag });
  for (const place of ['safe', 'office'] as const) {
    const counted = async (caller: StaffCaller, notes: number, reason = '') =>
      countVault(context, caller, { place, count: { 50_000: notes }, reason });
    const there = await netOf(context, `cash:${place}`);
    const notes = Number((there < 0n ? 0n : there) / 50_000n) + 1;
    const difference = BigInt(notes) * 50_000n - there;
    const before = await netOf(context, `cash_difference:${place}`);
    await assert.rejects(counted(staffCaller('clerk'), notes), { code: 'permission_missing' });
    assert.deepEqual(await counted(first, notes + 1), { isAgreed: false });
    assert.deepEqual(
      await counted(first, notes),
      { isAgreed: false },
      'nobody agrees with oneself',
    );
    assert.deepEqual(await counted(first, notes), { isAgreed: false });
    assert.deepEqual(await counted(second, notes + 2), { isAgreed: false }, 'another count stands');
    assert.deepEqual(await counted(third, notes), { isAgreed: false });
    assert.equal(await netOf(context, `cash:${place}`), there, 'nothing is booked by one alone');
    await assert.rejects(counted(second, notes), { code: 'till_difference_unexplained' });
    const agreed = await counted(second, notes, 'found behind the drawer');
    assert.deepEqual(agreed, { isAgreed: true, differenceMinor: difference });
    assert.equal(await netOf(context, `cash:${place}`), there + difference);
    assert.equal(await netOf(context, `cash_difference:${place}`), before - difference);
    const desk = await listTills(context, first);
    const told = desk.vaults.map(({ bookedMinor }) => bookedMinor);
    assert.deepEqual(told, [null, null], 'whoever is to count there is not told');
    const { vaults } = await listTills(context, staffCaller('finance'));
    const seen = vaults.find((one) => one.place === place);
    assert.deepEqual(
      [seen?.bookedMinor, seen?.waiting, seen?.last?.differenceMinor, seen?.last?.reason],
      [there + difference, null, difference, 'found behind the drawer'],
    );
  }
  const wrong = (await auditEverything(context)).filter((check) => !isClean([check]));
  assert.deepEqual(wrong, []);
});

test('cash leaves the office for the bank in a bag, and is awaited as the safe’s is', async () => {
  const [before, way] = await Promise.all(
    ['cash:office', 'clearing:cash_transport'].map((account) => netOf(context, account)),
  );
  const caller = staffCaller('supervisor');
  const bag = {
    place: 'office',
    direction: 'to_bank',
    amountMinor: 5_000n,
    bag: 'OF-001',
  } as const;
  await assert.rejects(moveSafeCash(context, caller, { ...bag, amountMinor: 900_000_000n }), {
    code: 'safe_too_low',
  });
  await moveSafeCash(context, caller, bag);
  await assert.rejects(moveSafeCash(context, caller, bag), { code: 'safe_bag_known' });
  assert.equal(await netOf(context, 'cash:office'), (before ?? 0n) - 5_000n);
  assert.equal(await netOf(context, 'clearing:cash_transport'), (way ?? 0n) + 5_000n);
  const awaited = await listBags(context, staffCaller('finance'));
  assert.equal(awaited.find(({ number }) => number === 'OF-001')?.amount, 5_000n);
  const asked = { beforeMs: context.clock.now() + 1, limit: 1 };
  const [act] = await readTrail(context, { actor: caller.session.staff, ...asked });
  assert.equal(act?.action, 'office.to_bank');
  await booksHold(context);
});

test('whatever is wrong of a count or a bag, the audit names it', async () => {
  await findsSpoils(context, auditTills, vaultSpoils);
});
