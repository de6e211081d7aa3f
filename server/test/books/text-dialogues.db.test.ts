import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hourMs, minuteMs, type PhoneNumber } from '#base';
import { lookAtLines, readRule } from '#auto-topups';
import type { Context } from '#platform/context';
import { readTerms } from '#packs';
import { type LineId, readContacts, readSubscriber } from '#subscribers';
import { openAntomShop } from '#test/antom-shop';
import { turnOn } from '#test/auto-world';
import { usualWish } from '#test/usual-rule';
import { type DialogueWorld, openDialogueWorld } from '#test/dialogue-world';
import { eventually } from '#test/eventually';
import { moveMoney } from '#test/move-money';
import { configureWallet, signWallet } from '#test/wallet-world';
import { openDemoOutlets } from '../../src/demo-outlets.ts';

/** How many of what people said the centre has rid itself of. */
async function taken(world: DialogueWorld, count: number): Promise<void> {
  await eventually(`${count} texts are acknowledged`, async () => {
    return ((await world.centre.status()).counts['delivered'] ?? 0) >= count;
  });
}

async function packsOf(context: Context, line: LineId): Promise<number> {
  return (await readTerms(context, line)).filter(({ kind }) => kind === 'pack').length;
}

test('a text is answered in its owner’s language, from where it was sent to', async (t) => {
  const world = await openDialogueWorld(t);
  await world.person(['+85251240001', '+8613800140001'], 20_000n);
  await world.say('+85251240001', 'bal');
  assert.equal(
    await world.heard('+85251240001', 1),
    '結餘HK$200\n有效期至2026-12-16\n沒有數據組合',
  );
  const [message] = await world.centre.messages('+85251240001');
  assert.equal(message?.from, '188');
  await world.say('+85251240001', '简体');
  assert.equal(await world.heard('+85251240001', 2), '以后以简体中文通知您。');
  await world.say('+8613800140001', '余额');
  const mainland = await world.heard('+8613800140001', 1);
  assert.equal(mainland, '【双湾通讯】余额HK$200\n有效期至2026-12-16\n没有流量包');
});

test('a language is changed by text, for answers and all that is told from then on', async (t) => {
  const world = await openDialogueWorld(t);
  const number = '+85251240011';
  const { line, subscriber } = await world.person([number], 20_000n);
  const steps = [
    ['简体', '以后以简体中文通知您。', /^余额HK\$200\n有效期至/, 'zh-Hans'],
    ['ENGLISH', /^From now on|English/, /^Balance HK\$200\b/, 'en'],
    ['繁體', /繁體中文/, /^結餘HK\$200\n有效期至/, 'zh-Hant'],
  ] as const;
  let heard = 0;
  for (const [word, confirmed, balance, language] of steps) {
    await world.say(number, word);
    const answer = await world.heard(number, (heard += 1));
    if (typeof confirmed === 'string') assert.equal(answer, confirmed);
    else assert.match(answer, confirmed);
    await world.say(number, 'bal');
    assert.match(await world.heard(number, (heard += 1)), balance);
    const { language: kept } = await readSubscriber(world.context, subscriber);
    assert.equal(kept, language);
    const contacts = await readContacts(world.context, [line]);
    assert.equal(contacts.get(line)?.language, language);
  }
});

test('a pack is listed, offered and bought with a yes, which buys it once', async (t) => {
  const world = await openDialogueWorld(t);
  const { context } = world;
  const number = '+85251240002';
  const { line } = await world.person([number], 20_000n);
  await world.say(number, 'PACKS');
  const list = await world.heard(number, 1);
  assert.match(list, /^購買組合，結餘HK\$200：\n1 香港數據 1 GB（1 日） HK\$18\n/);
  await world.say(number, 'YES');
  assert.match(await world.heard(number, 2), /沒有待確認的購買/);
  await world.say(number, 'BUY 1');
  assert.match(await world.heard(number, 3), /收HK\$18[^]*10分鐘內覆「是」確認購買/);
  assert.equal(await packsOf(context, line), 0);
  context.clock.advance(2 * minuteMs);
  await world.say(number, 'yes');
  assert.match(await world.heard(number, 4), /^已購買香港數據 1 GB/);
  context.clock.advance(2 * minuteMs);
  await world.say(number, 'yes');
  assert.match(await world.heard(number, 5), /沒有待確認的購買/);
  assert.equal(await packsOf(context, line), 1);
  await world.say(number, 'BUY 1');
  await world.heard(number, 6);
  context.clock.advance(11 * minuteMs);
  await world.say(number, '確認');
  assert.match(await world.heard(number, 7), /沒有待確認的購買/, 'ten minutes are over');
});

function isAboutRule(text: string): boolean {
  return /^自動增值(?:：|已停止|沒有)/.test(text);
}

test('auto top-up is told and stopped by text, at once and for good', async (t) => {
  // The last stop is one text too many, and heard in spite of it.
  const world = await openDialogueWorld(t, { 'dialogues.turns_per_hour': 4 });
  const { context } = world;
  const number = '+85251240005';
  const person = await world.person([number], 5_000n);
  await world.say(number, 'AUTO');
  assert.equal(await world.heard(number, 1), '自動增值沒有開啟。可在App設定。');
  const shop = await openAntomShop(context.clock.now());
  t.after(() => shop.close());
  await configureWallet(context, shop);
  const mandate = await signWallet(context, shop, person.subscriber);
  await turnOn(context, person, usualWish([mandate]));
  const answers = async (count: number): Promise<string[]> =>
    eventually(`${count} answers came`, async () => {
      const all = (await world.texts(number)).filter(isAboutRule);
      return all.length >= count ? all : undefined;
    });
  await world.say(number, '自動增值');
  assert.match((await answers(2))[1] ?? '', /^自動增值：已開啟，30日上限HK\$300，已用HK\$0/);
  await world.say(number, '停止自動增值');
  assert.match((await answers(3))[2] ?? '', /^自動增值已停止，即時生效。/);
  assert.equal((await readRule(context, person.line)).rule?.state, 'off');
  await world.say(number, 'stop');
  assert.match((await answers(4))[3] ?? '', /^自動增值沒有開啟/);
  await turnOn(context, person, usualWish([mandate]));
  await world.say(number, 'stop');
  assert.match((await answers(5))[4] ?? '', /^自動增值已停止/, 'no repetition of what came before');
  assert.equal((await readRule(context, person.line)).rule?.state, 'off');
  await moveMoney(context, person, -4_900n);
  await lookAtLines(context, [person]);
  assert.deepEqual(await shop.trades(), [], 'nothing is asked of the wallet any more');
});

test('two machines never talk to each other for long', async (t) => {
  const world = await openDialogueWorld(t);
  const number = '+85251240003';
  await world.person([number], 2_000n);
  // An automatic answer, which answers each answer of ours, and says when.
  let said = 0;
  const answerAll = async (): Promise<void> => {
    const { length } = await world.texts(number);
    while (said <= length && said < 20) {
      said += 1;
      await world.say(number, `I am away (${said}) and read your message later`);
      await taken(world, said);
    }
  };
  await answerAll();
  await answerAll();
  assert.equal(said, 2, 'the second is not answered');
  assert.match((await world.texts(number))[0] ?? '', /^可傳：結餘、組合/);
  world.context.clock.advance(25 * hourMs);
  await world.say(number, 'hello?');
  assert.match(await world.heard(number, 2), /^可傳/, 'a day later it is told again');
});

test('who floods us is answered so often an hour, and names and strangers never', async (t) => {
  const world = await openDialogueWorld(t, { 'dialogues.turns_per_hour': 3 });
  const number = '+85251240004';
  await world.person([number], 2_000n);
  const words = ['BAL', 'AUTO', 'BAL', 'AUTO', 'BAL', 'AUTO'];
  for (const [at, text] of words.entries()) {
    await world.say(number, text);
    await taken(world, at + 1);
  }
  assert.equal((await world.texts(number)).length, 3);
  const strangers: PhoneNumber[] = ['+85259999999', '+188', '+85299999998'];
  for (const [at, stranger] of strangers.entries()) {
    await world.say(stranger, 'BAL');
    await taken(world, words.length + at + 1);
    assert.deepEqual(await world.texts(stranger), []);
  }
});

test('the nearest shops are told by district, by text and by USSD', async (t) => {
  const world = await openDialogueWorld(t);
  const { context } = world;
  await openDemoOutlets(context);
  const number = '+85251240099';
  await world.person([number], 2_000n);
  await world.say(number, '店 觀塘');
  const near = await world.heard(number, 1);
  assert.match(near, /^觀塘附近：\n觀塘自助增值機，觀塘站A出口，今日05:30-01:00\n海港便利觀塘店，/);
  assert.equal(near.split('\n').length, 4);
  await world.say(number, 'Shop atlantis');
  assert.equal(await world.heard(number, 2), '請傳「店」加地區，例如「店觀塘」，或撥*#188#選6。');
  const areas = await world.dial(number, '*#188*6#');
  assert.equal(areas.text, '你在哪裡？\n1 港島\n2 九龍\n3 新界\n4 深圳\n5 澳門\n0 返回');
  assert.match((await world.type(number, '4')).text, /\n1 羅湖\n2 福田\n/);
  const futian = await world.type(number, '2');
  assert.match(futian.text, /^福田附近：\n福田口岸自助增值機，[^]*\n0 更多$/);
  const next = (await world.type(number, '0')).text;
  assert.notEqual(next, futian.text);
  assert.match(next, /^.+，.+，.+\n0 /, 'the next page tells more of them');
  // The same by a code that is dialled whole, as it can be written on a wall.
  assert.equal((await world.dial(number, '*#188*6*4*2#')).text, futian.text);
});
