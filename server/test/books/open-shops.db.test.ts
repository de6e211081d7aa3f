import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  addOperator,
  addTill,
  changeReseller,
  changeTier,
  listResellers,
  listShopPeople,
  listTiers,
  openReseller,
  readTillVisit,
  renewPin,
  signInOperator,
  suspendOperator,
  suspendTill,
} from '#resellers';
import { readTrail } from '#identity';
import { staffCaller } from '#test/finance';
import { openTopupWorld } from '#test/topup-world';
import { auditEverything, isClean } from '../../src/audit.ts';

const { context } = await openTopupWorld();
const keeper = staffCaller('operator');

const tier = {
  code: 'corner',
  name: { en: 'Corner', 'zh-Hant': '街角', 'zh-Hans': '街角' },
  leastMinor: 3_000,
  mostMinor: 50_000,
  dayCount: 200,
  dayMinor: 1_000_000,
  monthCount: 5_000,
  monthMinor: 20_000_000,
  leastFloatMinor: 0,
  commission: [{ product: 'topup', fromMinor: 0, basisPoints: 200, parentBasisPoints: 50 }],
  paysAtOnce: true,
};
await changeTier(context, tier);

const shop = { kind: 'agent', tier: 'corner', language: 'zh-Hant', tills: ['Till 1'] } as const;

const signIn = (login: string, pin: string) =>
  signInOperator(context, { login, pin, till: 1, ip: '203.0.113.5' });

test('a shop is opened, and somebody stands at its till with the PIN that was shown', async () => {
  const chain = await openReseller(context, keeper, { ...shop, kind: 'chain', name: 'Harbour' });
  const under = { ...shop, name: 'Harbour, Central', parent: chain, sharesFloat: true };
  const reseller = await openReseller(context, undefined, under);
  const given = { reseller, login: 'central-01', name: 'Siu Ling', isSupervisor: false };
  const { pin } = await addOperator(context, keeper, given);
  await signIn('central-01', pin);
  await assert.rejects(addOperator(context, keeper, given), { code: 'operator_login_taken' });
  const next = await renewPin(context, keeper, 'central-01');
  assert.notEqual(next, pin);
  await assert.rejects(signIn('central-01', pin), { code: 'operator_sign_in_wrong' });
  await signIn('central-01', next);
  assert.ok(isClean(await auditEverything(context)));
});

test('a person and a till are stopped at once, and let work again', async () => {
  const reseller = await openReseller(context, keeper, { ...shop, name: 'Ping Kee' });
  const given = { reseller, login: 'ping-01', name: 'Ping', isSupervisor: false };
  const { pin } = await addOperator(context, keeper, given);
  const stands = async (token: string) =>
    (await readTillVisit(context, token, '203.0.113.5')) !== undefined;
  const stopPerson = (isSuspended: boolean) =>
    suspendOperator(context, keeper, { login: 'ping-01', isSuspended });
  const stopTill = (isSuspended: boolean) =>
    suspendTill(context, keeper, { reseller, till: 1, isSuspended });
  for (const [stop, code] of [
    [stopPerson, 'operator_sign_in_wrong'],
    [stopTill, 'till_unknown'],
  ] as const) {
    const token = await signIn('ping-01', pin);
    assert.equal(await stands(token), true);
    await stop(true);
    assert.equal(await stands(token), false);
    await assert.rejects(signIn('ping-01', pin), { code });
    await stop(false);
    assert.equal(await stands(token), false, 'whoever was signed out signs in anew');
    assert.equal(await stands(await signIn('ping-01', pin)), true);
  }
  const trail = { subject: reseller, beforeMs: context.clock.now() + 1, limit: 9 };
  const acts = (await readTrail(context, trail)).map(({ action }) => action);
  for (const act of ['operator.suspend', 'operator.resume', 'till.suspend', 'till.resume']) {
    assert.ok(
      acts.some((one) => one === act),
      act,
    );
  }
  const nobody = suspendOperator(context, keeper, { login: 'nobody', isSuspended: true });
  await assert.rejects(nobody, { code: 'operator_unknown' });
  const nowhere = suspendTill(context, keeper, { reseller, till: 2, isSuspended: true });
  await assert.rejects(nowhere, { code: 'till_unknown' });
  const clerk = staffCaller('clerk');
  await assert.rejects(suspendOperator(context, clerk, { login: 'ping-01', isSuspended: true }), {
    code: 'permission_missing',
  });
  const seen = async () => {
    const { people, tills } = await listShopPeople(context, keeper, reseller);
    return [people.map(({ login, isStopped }) => [login, isStopped]), tills[0]?.isStopped];
  };
  assert.deepEqual(await seen(), [[['ping-01', false]], false]);
  await suspendOperator(context, keeper, { login: 'ping-01', isSuspended: true });
  await suspendTill(context, keeper, { reseller, till: 1, isSuspended: true });
  assert.deepEqual(await seen(), [[['ping-01', true]], true]);
  const uninvited = listShopPeople(context, staffCaller('support'), reseller);
  await assert.rejects(uninvited, { code: 'permission_missing' });
});

test('what cannot be a shop is refused with what is wrong', async () => {
  const wrong = [
    [{ kind: 'partner' }, 'kind'],
    [{ name: ' Ravi' }, 'name'],
    [{ kind: 'chain', parent: `rsl_${'0'.repeat(32)}` }, 'parent'],
    [{ sharesFloat: true }, 'float'],
    [{ number: '12' }, 'number'],
    [{ tills: [] }, 'tills'],
    [{ tills: [''] }, 'tills'],
  ] as const;
  for (const [change, what] of wrong) {
    await assert.rejects(openReseller(context, keeper, { ...shop, name: 'Ravi', ...change }), {
      code: 'reseller_invalid',
      details: { what },
    });
  }
  await assert.rejects(openReseller(context, keeper, { ...shop, name: 'Ravi', tier: 'none' }), {
    code: 'tier_unknown',
  });
  const orphan = { ...shop, name: 'Ravi', parent: `rsl_${'0'.repeat(32)}` } as const;
  await assert.rejects(openReseller(context, keeper, orphan), { code: 'reseller_unknown' });
  await assert.rejects(renewPin(context, keeper, 'nobody'), { code: 'operator_unknown' });
});

test('who may not open shops opens none, and gets no PIN', async () => {
  const clerk = staffCaller('clerk');
  const code = 'permission_missing';
  await assert.rejects(openReseller(context, clerk, { ...shop, name: 'Mine' }), { code });
  await assert.rejects(renewPin(context, clerk, 'central-01'), { code });
});

test('a tier of a file is set whole, or refused by the field that is wrong', async () => {
  await changeTier(context, { ...tier, mostMinor: 60_000 });
  const found = (await listTiers(context, keeper)).find(({ code }) => code === 'corner');
  assert.equal(found?.mostMinor, 60_000n);
  const rule = tier.commission[0];
  const wrong = [
    [{ code: 'Corner' }, 'code'],
    [{ name: { en: 'Corner' } }, 'name'],
    [{ mostMinor: 1.5 }, 'mostMinor'],
    [{ dayCount: -1 }, 'dayCount'],
    [{ commission: [{ ...rule, basisPoints: 9_990, parentBasisPoints: 20 }] }, 'commission'],
    [{ commission: [{ ...rule, product: 'pack' }] }, 'commission'],
    [{ paysAtOnce: 'yes' }, 'paysAtOnce'],
    [{ bonus: 1 }, 'bonus'],
  ] as const;
  for (const [change, field] of wrong) {
    await assert.rejects(changeTier(context, { ...tier, ...change }), {
      code: 'tier_invalid',
      details: { field },
    });
  }
});

test('a shop has another name, tier, number and language, and more tills', async () => {
  const chain = await openReseller(context, keeper, { ...shop, kind: 'chain', name: 'Wah Kee' });
  const told = { ...shop, name: 'Wah Kee, Tai Po', parent: chain, number: '+85297654321' };
  const reseller = await openReseller(context, keeper, told);
  await changeTier(context, { ...tier, code: 'large' });
  const change = (more: object, caller = keeper) =>
    changeReseller(context, caller, { reseller, ...more });
  const standing = async () => {
    const all = await listResellers(context, keeper);
    const found = all.find(({ id }) => id === reseller);
    return [found?.name, found?.tier, found?.number, found?.language, found?.parent];
  };
  await change({ name: 'Wah Kee, Tai Wo' });
  const stays = ['corner', '+85297654321', 'zh-Hant', chain];
  assert.deepEqual(await standing(), ['Wah Kee, Tai Wo', ...stays]);
  await change({ tier: 'large', number: null, language: 'en' });
  assert.deepEqual(await standing(), ['Wah Kee, Tai Wo', 'large', null, 'en', chain]);
  for (const [more, code] of [
    [{ tier: 'none' }, 'tier_unknown'],
    [{ name: ' ' }, 'reseller_invalid'],
    [{ number: '12' }, 'reseller_invalid'],
    [{ reseller: `rsl_${'0'.repeat(32)}` }, 'reseller_unknown'],
  ] as const) {
    await assert.rejects(change(more), { code });
  }
  await assert.rejects(change({ name: 'X' }, staffCaller('finance')), {
    code: 'permission_missing',
  });

  const given = { reseller, login: 'wah-01', name: 'Wah', isSupervisor: false };
  const { pin } = await addOperator(context, keeper, given);
  const at = { login: 'wah-01', pin, ip: '203.0.113.6' };
  await assert.rejects(signInOperator(context, { ...at, till: 2 }), { code: 'till_unknown' });
  const numbers = await Promise.all(
    ['Till 2', 'Till 3'].map((label) => addTill(context, keeper, { reseller, label })),
  );
  assert.deepEqual(new Set(numbers), new Set([2, 3]));
  await signInOperator(context, { ...at, till: 2 });
  const many = Array.from({ length: 96 }, (_, at) => `Counter ${at}`);
  for (const label of many) await addTill(context, undefined, { reseller, label });
  await assert.rejects(addTill(context, keeper, { reseller, label: 'One more' }), {
    code: 'reseller_invalid',
  });
  assert.ok(isClean(await auditEverything(context)));
});
