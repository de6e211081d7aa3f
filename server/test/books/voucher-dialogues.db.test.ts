import assert from 'node:assert/strict';
import { test } from 'node:test';
import { minuteMs } from '#base';
import { readBalance } from '#ledger';
import { accountOf } from '#subscribers';
import { type DialogueWorld, openDialogueWorld } from '#test/dialogue-world';
import { eventually } from '#test/eventually';
import { openShop, openTier } from '#test/shop-world';
import type { Person } from '#test/topup-world';
import { boughtCode, openStock } from '#test/voucher-world';
import { auditEverything, isClean } from '../../src/audit.ts';

async function openVoucherDialogues(t: { after(work: () => Promise<void>): void }) {
  const world = await openDialogueWorld(t);
  const { context } = world;
  await openTier(context);
  await openStock(context);
  const shop = await openShop(context);
  return { ...world, buy: async () => (await boughtCode(context, shop)).code };
}

async function balanceOf({ context }: DialogueWorld, { line }: Person): Promise<bigint> {
  const { units } = await readBalance(context, accountOf(line));
  return units.find(({ unit }) => unit === 'HKD')?.total ?? 0n;
}

async function booksHold({ context }: DialogueWorld): Promise<void> {
  const checks = await auditEverything(context);
  assert.ok(isClean(checks), JSON.stringify(checks.filter(({ problems }) => problems.length > 0)));
}

function spaced(code: string): string {
  return code.replace(/(\d{4})(?=\d)/g, '$1 ');
}

test('a voucher is redeemed by USSD from a phone without data or credit', async (t) => {
  const world = await openVoucherDialogues(t);
  const number = '+85251250001';
  const person = await world.person([number], 320n);
  const code = await world.buy();
  await world.dial(number, '*#188#');
  const asked = await world.type(number, '4');
  assert.equal(asked.text, '請輸入增值券上的16位數字\n0 返回');
  const end = await world.type(number, code);
  assert.match(end.text, /^已增值HK\$100，結餘HK\$103\.20，有效期至2027-05-22。編號[0-9A-Z]{6}。$/);
  assert.equal(end.state, 'over');
  assert.equal(await balanceOf(world, person), 10_320n);
  assert.match(await world.heard(number, 1), /HK\$100/, 'and by text, which stays');
  await booksHold(world);
});

test('a voucher dialled in one code is shown, and redeemed by a yes', async (t) => {
  const world = await openVoucherDialogues(t);
  const number = '+85251250002';
  const person = await world.person([number], 320n);
  const code = await world.buy();
  const shown = await world.dial(number, `*#188*4*${code}#`);
  const ending = code.slice(-4);
  assert.equal(shown.text, `以尾號${ending}的增值券為此號碼增值？\n1 確認增值\n0 返回`);
  assert.equal(await balanceOf(world, person), 320n, 'nothing was done yet');
  assert.match((await world.type(number, '1')).text, /^已增值HK\$100/);
  await booksHold(world);
});

test('a voucher is redeemed by text, once however often the text comes', async (t) => {
  const world = await openVoucherDialogues(t);
  const number = '+85251250003';
  const person = await world.person([number], 320n);
  const code = await world.buy();
  await world.say(number, spaced(code));
  const told = await world.heard(number, 1);
  assert.match(told, /HK\$100.*HK\$103\.20/, 'the top-up tells of itself, in one text');
  await world.say(number, spaced(code));
  await eventually('the repeated text is acknowledged', async () => {
    return ((await world.centre.status()).counts['delivered'] ?? 0) >= 2;
  });
  world.context.clock.advance(10 * minuteMs);
  await world.say(number, `V ${code}`);
  assert.match(await world.heard(number, 2), /^此增值券已於2026-11-23由.+使用/);
  assert.equal(new Set(await world.texts(number)).size, 2);
  assert.equal(await balanceOf(world, person), 10_320n);
  await booksHold(world);
});

test('a slip is told without a try, and five strange codes lock the number out', async (t) => {
  const world = await openVoucherDialogues(t);
  const number = '+85251250004';
  await world.person([number], 320n);
  const code = await world.buy();
  const wrong = `${code.slice(0, -1)}${(Number(code.at(-1)) + 1) % 10}`;
  await world.say(number, wrong);
  assert.match(await world.heard(number, 1), /^號碼有誤.*不計入嘗試次數/);
  const strange = [17, 25, 33, 41, 50].map((end) => `90000000000000${end}`);
  for (const [index, one] of strange.entries()) {
    await world.say(number, one);
    const left = 4 - index;
    assert.match(await world.heard(number, index + 2), new RegExp(`^找不到.*嘗試${left}次。$`));
  }
  await world.say(number, code);
  assert.match(await world.heard(number, 7), /^嘗試次數過多，請於15分鐘後再試。查詢188。$/);
  await booksHold(world);
});
