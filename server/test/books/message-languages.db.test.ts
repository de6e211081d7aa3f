import assert from 'node:assert/strict';
import { test } from 'node:test';
import { minuteMs } from '#base';
import { stopRule } from '#auto-topups';
import { addPush, type OutgoingMessage, type Sender, sendDueMessages } from '#notifications';
import { setPreferences } from '#subscribers';
import { turnOn } from '#test/auto-world';
import { openRuleWorld } from '#test/rule-world';
import { usualWish } from '#test/usual-rule';

const closing: (() => Promise<void>)[] = [];
const world = await openRuleWorld({ after: (work) => closing.push(work) });
const { context } = world;
test.after(async () => {
  for (const close of closing.toReversed()) await close();
});

test('a message keeps its language over tries and ways, and the next has the new one', async () => {
  const person = await world.ruled();
  const { subscriber: id, number, line } = person;
  const endpoint = 'https://fcm.googleapis.com/fcm/send/one';
  const keys = { publicKey: `B${'A'.repeat(86)}`, secret: 'A'.repeat(22) };
  await addPush(context, { id, numbers: [number] }, { endpoint, ...keys });
  const told: string[] = [];
  const sender = (way: string, outcome: () => Awaited<ReturnType<Sender['send']>>): Sender => ({
    send: async (_http, { to, title, text, language }: OutgoingMessage) => {
      if (to === number) told.push(`${way} ${language}: ${title} ${text}`);
      return outcome();
    },
  });
  let isAway = true;
  const sms = sender('sms', () =>
    isAway ? { outcome: 'again', reason: 'away' } : { outcome: 'refused', reason: 'no phone' },
  );
  const push = sender('push', () => ({ outcome: 'delivered' }));
  await sendDueMessages(context, { sms: push });
  told.length = 0;

  await stopRule(context, line, id);
  await sendDueMessages(context, { sms, push });
  await context.db.transaction((tx) => setPreferences(tx, id, { language: 'en' }));
  isAway = false;
  world.pass(minuteMs);
  await sendDueMessages(context, { sms, push });
  const said = /^(?:sms|push) zh-Hant: 自動增值已停用 【?.*自動增值已停用，不會再扣款。/;
  for (const one of told) assert.match(one, said);
  assert.deepEqual(
    told.map((one) => one.split(' ')[0]),
    ['sms', 'sms', 'push'],
  );
  await turnOn(context, person, usualWish([person.mandate]));
  await sendDueMessages(context, { push });
  assert.match(told.at(-1) ?? '', /^push en: Auto top-up is on Auto top-up is on: below HK\$20/);
});
