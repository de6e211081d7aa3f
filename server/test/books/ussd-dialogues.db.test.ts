import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRule } from '#auto-topups';
import { hourMs } from '#base';
import { tellUnseen } from '#dialogues';
import { readBalance } from '#ledger';
import { buyPack, readTerms } from '#packs';
import { accountOf, type LineId, readSubscriber } from '#subscribers';
import { openAntomShop } from '#test/antom-shop';
import { turnOn } from '#test/auto-world';
import { usualWish } from '#test/usual-rule';
import { openDialogueWorld, type ShownPage } from '#test/dialogue-world';
import { eventually } from '#test/eventually';
import { configureWallet, signWallet } from '#test/wallet-world';

test('a person without data reads the balance of both regions, page by page', async (t) => {
  const world = await openDialogueWorld(t);
  const { context } = world;
  const { line, subscriber } = await world.person(['+85251230001', '+8613800130001'], 20_000n);
  for (const [code, priceMinor] of [
    ['hk_1gb_1d', 1_800n],
    ['cn_mo_5gb_7d', 6_800n],
    ['cn_100min_30d', 3_000n],
  ] as const) {
    const key = context.ids.next('key', 0).slice(4);
    const request = { caller: subscriber.slice(4), key, fingerprint: Buffer.from(code) };
    const wanted = { line, code, priceMinor, renews: false, isShortLifeAccepted: true };
    const channel = 'ussd';
    await buyPack(context, { request, channel, ...wanted });
  }
  const menu = await world.dial('+85251230001', '*#188#');
  assert.equal(
    menu.text,
    '結餘HK$84\n1 結餘及數據\n2 購買組合\n3 自動增值\n4 增值券\n5 語言 Language\n6 附近門市',
  );
  const first = await world.type('+85251230001', '1');
  assert.equal(
    first.text,
    '結餘HK$84\n有效期至2026-12-16\n香港1GB，至2026-11-23\n內地、澳門5GB，至2026-11-29\n0 更多',
  );
  assert.equal(first.state, 'asks');
  const last = await world.type('+85251230001', '0');
  assert.equal(last.text, '內地100分鐘，至2026-12-22');
  assert.equal(last.state, 'over');
  // The number of the other region leads to the same line, and a longer code straight there.
  assert.equal((await world.dial('+8613800130001', '*#188*1#')).text, first.text);
});

async function terms(context: Parameters<typeof readTerms>[0], line: LineId): Promise<number> {
  return (await readTerms(context, line)).filter(({ kind }) => kind === 'pack').length;
}

test('a pack is bought after a yes of its own, and not before', async (t) => {
  const world = await openDialogueWorld(t);
  const { context } = world;
  const { line } = await world.person(['+85251230002'], 2_000n);
  const list = await world.dial('+85251230002', '*#188*2*1#');
  assert.match(
    list.text,
    /^購買香港數據 1 GB（1 日），收HK\$18，至2026-11-23，不自動續期\n2 確認購買/,
  );
  assert.equal(await terms(context, line), 0, 'a code that is dialled shows and does nothing');
  assert.match((await world.type('+85251230002', '1')).text, /^請輸入編號\n購買/);
  assert.match((await world.type('+85251230002', '1')).text, /^請輸入編號\n購買/);
  assert.equal(await terms(context, line), 0);
});

test('with a yes it is bought once, and who has too little is told so', async (t) => {
  const world = await openDialogueWorld(t);
  const { context } = world;
  const { line } = await world.person(['+85251230003'], 2_000n);
  for (const expected of [/^已購買香港數據/, /^結餘不足：需HK\$18，結餘HK\$2。沒有扣款/]) {
    await world.dial('+85251230003', '*#188*2#');
    const offer = await world.type('+85251230003', '1');
    assert.match(offer.text, /2 確認購買/, 'the yes is not the key that led here');
    const end = await world.type('+85251230003', '2');
    assert.match(end.text, expected);
    assert.equal(end.state, 'over');
  }
  assert.equal(await terms(context, line), 1);
  const { units } = await readBalance(context, accountOf(line));
  assert.equal(units.find(({ unit }) => unit === 'HKD')?.available, 200n);
});

test('auto top-up is stopped with one choice, and the language changed', async (t) => {
  const world = await openDialogueWorld(t);
  const { context } = world;
  const number = '+85251230004';
  const { line, subscriber } = await world.person([number], 5_000n);
  assert.match((await world.dial(number, '*#188*3#')).text, /沒有開啟/);
  const shop = await openAntomShop(context.clock.now());
  t.after(() => shop.close());
  await configureWallet(context, shop);
  const mandate = await signWallet(context, shop, subscriber);
  await turnOn(context, { line, subscriber, number }, usualWish([mandate]));
  const menu = await world.dial(number, '*#188*5#');
  assert.equal(menu.text, '語言 Language\n1 繁體中文\n2 简体中文\n3 English');
  assert.equal((await world.type(number, '3')).text, 'From now on we write to you in English.');
  assert.equal((await readSubscriber(context, subscriber)).language, 'en');
  const rule = await world.dial(number, '*#188*3#');
  assert.match(rule.text, /^Auto top-up is on: at most HK\$300 in 30 days, HK\$0 used\n1 Stop/);
  assert.match((await world.type(number, '1')).text, /^Auto top-up is stopped/);
  assert.equal((await readRule(context, line)).rule?.state, 'off');
});

test('a dialogue that died is answered by text, once', async (t) => {
  const world = await openDialogueWorld(t);
  const { context, centre } = world;
  const number = '+85251230005';
  await world.person([number], 2_000n);
  await world.dial(number, '*#188*2#');
  await world.type(number, '1');
  await centre.tell(`phones/${number}/answer`, { text: '2' });
  await centre.tell(`phones/${number}/hang-up`);
  assert.match(await world.heard(number, 1), /^已購買香港數據 1 GB（1 日），收HK\$18/);
  context.clock.advance(60_000);
  await tellUnseen(context);
  assert.equal((await world.texts(number)).length, 1);
});

test('auto top-up stopped in a dialogue that died is off, and that is told by text', async (t) => {
  const world = await openDialogueWorld(t);
  const { context, centre } = world;
  const number = '+85251230007';
  const person = await world.person([number], 5_000n);
  const shop = await openAntomShop(context.clock.now());
  t.after(() => shop.close());
  await configureWallet(context, shop);
  const mandate = await signWallet(context, shop, person.subscriber);
  await turnOn(context, person, usualWish([mandate]));
  await world.dial(number, '*#188*3#');
  await centre.tell(`phones/${number}/answer`, { text: '1' });
  await centre.tell(`phones/${number}/hang-up`);
  await eventually('it is told by text', async () => {
    return (await world.texts(number)).some((text) => text.startsWith('自動增值已停止，即時生效'));
  });
  assert.equal((await readRule(context, person.line)).rule?.state, 'off');
  const count = (await world.texts(number)).length;
  context.clock.advance(60_000);
  await tellUnseen(context);
  assert.equal((await world.texts(number)).length, count);
});

test('a stop is heard beyond what an hour allows, and nothing else is', async (t) => {
  const world = await openDialogueWorld(t, { 'dialogues.turns_per_hour': 1 });
  const { context, centre } = world;
  const number = '+85251230008';
  const person = await world.person([number], 5_000n);
  const shop = await openAntomShop(context.clock.now());
  t.after(() => shop.close());
  await configureWallet(context, shop);
  const mandate = await signWallet(context, shop, person.subscriber);
  const state = async () => (await readRule(context, person.line)).rule?.state;
  const silent = async (step: string, said: object): Promise<void> => {
    const before = (await centre.status()).counts['delivered'] ?? 0;
    await centre.tell(`phones/${number}/${step}`, said);
    await eventually('it is acknowledged', async () => {
      return ((await centre.status()).counts['delivered'] ?? 0) > before;
    });
    const answer = await fetch(`${centre.address}/sandbox/phones/${number}`);
    assert.equal(((await answer.json()) as { dialogue: ShownPage }).dialogue.state, 'waits');
  };
  await turnOn(context, person, usualWish([mandate]));
  await world.dial(number, '*#188#');
  await silent('answer', { text: '1' });
  // Whoever dials too often is shown only what can be stopped, whatever they dialled.
  for (const code of ['*#188#', '*#188*3#', '*#188*2*1#']) {
    const rule = await world.dial(number, code);
    assert.match(rule.text, /^自動增值：已開啟[^\n]+\n1 /, code);
    await silent('answer', { text: '0' });
  }
  context.clock.advance(60_000);
  const told = (await world.texts(number)).length;
  await tellUnseen(context);
  assert.equal((await world.texts(number)).length, told, 'no page beyond it becomes a text');
  await world.dial(number, '*#188#');
  assert.match((await world.type(number, '1')).text, /^自動增值已停止/);
  assert.equal(await state(), 'off');
  await silent('dial', { code: '*#188*3#' });
  // The hour is over, and a dialogue begun within it goes on to a stop beyond it.
  context.clock.advance(hourMs);
  await turnOn(context, person, usualWish([mandate]));
  await world.dial(number, '*#188#');
  assert.match((await world.type(number, '3')).text, /^自動增值：已開啟/);
  assert.match((await world.type(number, '1')).text, /^自動增值已停止/);
  assert.equal(await state(), 'off');
});

test('who is not ours is shown nothing', async (t) => {
  const world = await openDialogueWorld(t);
  const { centre } = world;
  await centre.tell('phones/+85299999999/dial', { code: '*#188#' });
  await eventually('it is acknowledged', async () => {
    return ((await centre.status()).counts['delivered'] ?? 0) > 0;
  });
  assert.deepEqual(await world.texts('+85299999999'), []);
});

test('a person does all of it on the sandbox’s page of their phone', async (t) => {
  const world = await openDialogueWorld(t);
  const { address } = world.centre;
  const number = '+85251230006';
  await world.person([number], 2_000n);
  const act = (path: string, fields: Record<string, string>): Promise<Response> =>
    fetch(`${address}/${path}?lang=en`, {
      method: 'POST',
      body: new URLSearchParams({ number, ...fields }),
    });
  const shows = (text: RegExp): Promise<boolean> =>
    eventually(`the page shows ${text}`, async () => {
      await world.texts(number);
      return text.test(await (await fetch(`${address}/?to=${number}&lang=en`)).text());
    });
  await act('dial', { code: '*#188#' });
  await shows(/data-state="asks"[^]*結餘HK\$20\n1 結餘及數據/);
  await act('answer', { text: '1' });
  await shows(/data-state="over"[^]*沒有數據組合/);
  await act('say', { to: '188', text: 'BAL' });
  await shows(/data-testid="message-text">結餘HK\$20/);
});
