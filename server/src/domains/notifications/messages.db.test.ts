import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  dayMs,
  hongKongDay,
  hourMs,
  isId,
  minuteMs,
  newId,
  type PhoneNumber,
  Refusal,
  secondMs,
  startOfDay,
} from '#base';
import { ManualClock } from '#platform/clock';
import { statement } from '#platform/postgres';
import { creditedMessage } from '#test/credited-message';
import { testDatabase } from '#test/database';
import { listMessages } from './list-messages.ts';
import type { NewMessage } from './message.ts';
import { queueMessages } from './queue-messages.ts';
import { queueSecretMessage } from './queue-secret-message.ts';
import { recordReport } from './record-report.ts';
import { sendDueMessages } from './send-due-messages.ts';
import { sweepMessages } from './sweep-messages.ts';
import type { OutgoingMessage, Sender, SendOutcome } from './senders/sender.ts';

const database = await testDatabase();
const context = database.context({ connections: 20 });
const { clock } = context;

let lastNumber = 52_000_000;
function newNumber(): PhoneNumber {
  lastNumber += 1;
  return `+852${lastNumber}`;
}

function credited(to: PhoneNumber, key?: string): NewMessage {
  return creditedMessage(to, { nowMs: clock.now(), ...(key === undefined ? {} : { key }) });
}

async function queue(...messages: NewMessage[]): Promise<void> {
  await context.db.transaction(async (tx) => queueMessages(tx, messages));
}

/** A gateway that answers as it is told and remembers what it was given. */
function gateway(answer: (message: OutgoingMessage) => SendOutcome | Promise<SendOutcome>) {
  const given: OutgoingMessage[] = [];
  const sms: Sender = {
    async send(_http, message) {
      given.push(message);
      return await answer(message);
    },
  };
  return { given, senders: { sms }, texts: () => given.map(({ text }) => text) };
}

function sortedReceivers(given: readonly OutgoingMessage[]): string[] {
  return given.map(({ to }) => to).toSorted();
}

const takesAll = () => gateway(() => ({ outcome: 'delivered' }));

async function listed(to: PhoneNumber) {
  return await listMessages(context, { to, beforeMs: clock.now() + minuteMs, limit: 50 });
}

async function stateOf(to: PhoneNumber): Promise<string> {
  const [message] = await listed(to);
  return `${message?.state} after ${message?.attempts}: ${message?.failure}`;
}

test('a queued message is handed over once and is then delivered', async () => {
  const to = newNumber();
  await queue(credited(to));
  assert.equal(await stateOf(to), 'queued after 0: null');
  const { given, senders } = takesAll();
  assert.equal(await sendDueMessages(context, senders), 1);
  assert.equal(await sendDueMessages(context, senders), 0);
  const [message] = given;
  assert.ok(message && isId('msg', message.id));
  assert.deepEqual(message, {
    id: message.id,
    to,
    email: null,
    push: [],
    place: null,
    from: '#TwinHarbour',
    title: '增值成功',
    text: '增值HK$100成功，結餘HK$103.20，有效至2027-05-22。編號TH8K2M，查詢188。',
    language: 'zh-Hant',
    isOfApp: true,
    house: { brand: '雙灣通訊', hotline: '188', emailFrom: 'no-reply@twin-harbour.example' },
    at: clock.now(),
    usefulMs: 3 * dayMs,
  });
  assert.equal(await stateOf(to), 'delivered after 1: null');
});

test('the same key to the same number is one message, whoever queues it again', async () => {
  const [to, other] = [newNumber(), newNumber()];
  await queue(credited(to, 'k'), credited(to, 'k'), credited(other, 'k'));
  await Promise.all(Array.from({ length: 20 }, () => queue(credited(to, 'k'))));
  const { given, senders } = takesAll();
  await sendDueMessages(context, senders);
  await queue(credited(to, 'k'));
  await sendDueMessages(context, senders);
  assert.deepEqual(sortedReceivers(given), [to, other]);
});

test('five hundred are queued in one commit, or none of them', async () => {
  const numbers = Array.from({ length: 500 }, newNumber);
  const { given, senders } = takesAll();
  const work = context.db.transaction(async (tx) => {
    queueMessages(
      tx,
      numbers.map((to) => credited(to)),
    );
    throw new Refusal('stopped', 'conflict');
  });
  await assert.rejects(work, { code: 'stopped' });
  await sendDueMessages(context, senders);
  assert.deepEqual(given, []);
  await queue(...numbers.map((to) => credited(to)));
  assert.equal(await sendDueMessages(context, senders), 500);
  assert.deepEqual(sortedReceivers(given), numbers);
});

test('side by side, processes send each message once', async () => {
  const numbers = Array.from({ length: 300 }, newNumber);
  await queue(...numbers.map((to) => credited(to)));
  const { given, senders } = takesAll();
  const tried = await Promise.all(
    Array.from({ length: 5 }, () => sendDueMessages(context, senders)),
  );
  assert.equal(
    tried.reduce((sum, count) => sum + count, 0),
    300,
  );
  assert.deepEqual(sortedReceivers(given), numbers);
});

test('a gateway that does not answer is tried again later, under the same id', async () => {
  const to = newNumber();
  await queue(credited(to));
  const deaf = gateway(() => ({ outcome: 'again', reason: 'sent_without_proof' }));
  await sendDueMessages(context, deaf.senders);
  assert.equal(await stateOf(to), 'queued after 1: sent_without_proof');
  clock.advance(2 * secondMs - 1);
  assert.equal(await sendDueMessages(context, deaf.senders), 0);
  clock.advance(1);
  assert.equal(await sendDueMessages(context, deaf.senders), 1);
  clock.advance(8 * secondMs);
  const awake = takesAll();
  await sendDueMessages(context, awake.senders);
  assert.equal(await stateOf(to), 'delivered after 3: null');
  const ids = [...deaf.given, ...awake.given].map(({ id }) => id);
  assert.deepEqual([ids.length, new Set(ids).size], [3, 1]);
});

test('after ten tries a message has failed, and the log of staff says why', async () => {
  const to = newNumber();
  await queue(credited(to));
  const { given, senders } = gateway(() => ({ outcome: 'again', reason: 'not_sent' }));
  for (let hour = 0; hour < 20; hour += 1) {
    await sendDueMessages(context, senders);
    clock.advance(30 * minuteMs);
  }
  assert.equal(given.length, 10);
  assert.equal(await stateOf(to), 'failed after 10: not_sent');
});

test('a message that is refused, or whose sender breaks, holds up no other', async () => {
  const [refused, broken, fine] = [newNumber(), newNumber(), newNumber()];
  await queue(credited(refused), credited(broken), credited(fine));
  const { senders } = gateway(({ to }) => {
    if (to === broken) throw new TypeError('a bug in a sender');
    return to === refused
      ? { outcome: 'refused', reason: 'answered 400' }
      : { outcome: 'delivered' };
  });
  await sendDueMessages(context, senders);
  assert.equal(await stateOf(refused), 'failed after 1: answered 400');
  assert.equal(await stateOf(broken), 'queued after 1: fault');
  assert.equal(await stateOf(fine), 'delivered after 1: null');
  clock.advance(minuteMs);
  await sendDueMessages(context, takesAll().senders);
  assert.equal(await stateOf(broken), 'delivered after 2: null');
});

const breakClaim = statement(
  'test claim notifications.message',
  `update notifications.message set state = 'sending', attempts = attempts + 1,
     due_at = $2::timestamptz
   where receiver = $1`,
);

test('a process that dies while sending leaves a message that goes again', async () => {
  const to = newNumber();
  await queue(credited(to));
  await context.db.transaction((tx) =>
    tx.query(breakClaim, [to, new Date(clock.now() + minuteMs).toISOString()]),
  );
  const { senders } = takesAll();
  assert.equal(await sendDueMessages(context, senders), 0);
  clock.advance(minuteMs);
  assert.equal(await sendDueMessages(context, senders), 1);
  assert.equal(await stateOf(to), 'delivered after 2: null');
});

test('a claim that ran out while the gateway was slow closes nothing', async () => {
  const to = newNumber();
  await queue(credited(to));
  const slow = gateway(async () => {
    clock.advance(2 * minuteMs);
    await sendDueMessages(context, takesAll().senders);
    return { outcome: 'refused', reason: 'answered 400' };
  });
  await sendDueMessages(context, slow.senders);
  assert.equal(await stateOf(to), 'delivered after 2: null');
});

const readRow = statement<{ whole: string }>(
  'test row notifications.message',
  'select m::text as whole from notifications.message m where receiver = $1',
);

function signInCode(to: PhoneNumber, code: string) {
  return {
    kind: 'sign_in_code',
    parameters: { code, minutes: 5 },
    to,
    language: 'en',
    key: `code for ${to}`,
    cause: newId('dev', clock.now(), 1),
    sendBefore: clock.now() + 5 * minuteMs,
  } as const;
}

async function queueCode(to: PhoneNumber, code: string): Promise<void> {
  await context.db.transaction(async (tx) =>
    queueSecretMessage(tx, context.secrets, signInCode(to, code)),
  );
}

test('a one-time code never stands open in the table, and nowhere once it was sent', async () => {
  const to = newNumber();
  await queueCode(to, '731946');
  const [before] = await context.db.read(readRow, [to]);
  assert.ok(before?.whole.includes('v1.') && !before.whole.includes('731946'));
  const { senders, texts } = takesAll();
  await sendDueMessages(context, senders);
  assert.match(texts().join(' '), /731946/);
  const [after] = await context.db.read(readRow, [to]);
  assert.ok(after && !after.whole.includes('v1.') && !after.whole.includes('731946'));
  const [shown] = await listed(to);
  assert.deepEqual([shown?.kind, shown?.body, shown?.state], ['sign_in_code', null, 'delivered']);
});

test('a code that could not be sent in time is thrown away', async () => {
  const to = newNumber();
  await queueCode(to, '731946');
  const { senders } = gateway(() => ({ outcome: 'again', reason: 'not_sent' }));
  await sendDueMessages(context, senders);
  const [kept] = await context.db.read(readRow, [to]);
  assert.ok(kept?.whole.includes('v1.'));
  clock.advance(5 * minuteMs);
  const awake = takesAll();
  await sendDueMessages(context, awake.senders);
  assert.deepEqual(awake.given, []);
  assert.equal(await stateOf(to), 'failed after 2: too late');
  const [gone] = await context.db.read(readRow, [to]);
  assert.ok(!gone?.whole.includes('v1.'));
});

const accepted = (...references: readonly string[]): SendOutcome => {
  return { outcome: 'accepted', gateway: 'g', references };
};

async function report(gatewayId: string, what: 'delivered' | 'failed'): Promise<void> {
  await recordReport(context, { gateway: 'g', gatewayId, report: what, error: 'error 21' });
}

test('what the gateway accepted ends by its report, and that it came counts always', async () => {
  const to = newNumber();
  await queue(credited(to));
  const { senders } = gateway(() => accepted('first'));
  await sendDueMessages(context, senders);
  assert.equal(await stateOf(to), 'sent after 1: null');
  await report('first', 'failed');
  await sendDueMessages(context, senders);
  assert.match(await stateOf(to), /^failed after \d: sms: error 21$/);
  await report('first', 'delivered');
  await report('first', 'failed');
  await sendDueMessages(context, senders);
  assert.equal(await stateOf(to), 'delivered after 1: null');
  await report('nobody knows it', 'delivered');
});

test('a report that is quicker than our commit is not lost', async () => {
  const to = newNumber();
  await queue(credited(to));
  const { senders } = gateway(async () => {
    await report('quick', 'delivered');
    return accepted('quick');
  });
  await sendDueMessages(context, senders);
  assert.equal(await stateOf(to), 'delivered after 1: null');
});

test('a name that a gateway gives anew brings no report of the message of before', async () => {
  const [first, second] = [newNumber(), newNumber()];
  const { senders } = gateway(() => accepted('given twice'));
  await queue(credited(first));
  await sendDueMessages(context, senders);
  await report('given twice', 'delivered');
  await queue(credited(second));
  await sendDueMessages(context, senders);
  assert.equal(await stateOf(first), 'delivered after 1: null');
  assert.equal(await stateOf(second), 'sent after 1: null');
  await report('given twice', 'failed');
  await sendDueMessages(context, senders);
  assert.match(await stateOf(second), /^failed/);
  assert.equal(await stateOf(first), 'delivered after 1: null');
});

test('a message of parts is lost with any of them, and delivered with the last', async () => {
  const [lost, whole] = [newNumber(), newNumber()];
  await queue(credited(lost), credited(whole));
  const { senders } = gateway(({ to }) => accepted(`${to} 1`, `${to} 2`));
  await sendDueMessages(context, senders);
  await Promise.all([report(`${lost} 2`, 'delivered'), report(`${lost} 1`, 'failed')]);
  await Promise.all([report(`${whole} 2`, 'delivered'), report(`${whole} 2`, 'delivered')]);
  await sendDueMessages(context, senders);
  assert.match(await stateOf(lost), /^failed/);
  assert.equal(await stateOf(whole), 'delivered after 1: null');
});

test('a code that was lost on its way has failed, as its words are gone', async () => {
  const to = newNumber();
  await queueCode(to, '731946');
  const { senders } = gateway(() => accepted('code'));
  await sendDueMessages(context, senders);
  await report('code', 'failed');
  assert.equal(await stateOf(to), 'failed after 1: error 21');
});

test('after a lost answer only what must be told goes again', async () => {
  const [paper, alert] = [newNumber(), newNumber()];
  const balance = { amountMinor: 0n, currency: 'HKD' } as const;
  const told = { language: 'en', key: 'k', cause: newId('top', clock.now(), 1) } as const;
  const name = { 'zh-Hant': '數據', 'zh-Hans': '流量', en: 'Data' };
  await queue(credited(paper), {
    ...told,
    kind: 'pack_used_up',
    parameters: { name, balance },
    to: alert,
  });
  const deaf = gateway(() => ({ outcome: 'unknown', reason: 'no answer' }));
  await sendDueMessages(context, deaf.senders);
  assert.equal(await stateOf(paper), 'queued after 1: no answer');
  assert.equal(await stateOf(alert), 'unknown after 1: no answer');
  clock.advance(minuteMs);
  await sendDueMessages(context, takesAll().senders);
  assert.equal(await stateOf(paper), 'delivered after 2: null');
  assert.equal(await stateOf(alert), 'unknown after 1: no answer');
});

test('what can wait for the morning waits, and that is no try', async () => {
  const night = database.context({
    clock: new ManualClock(startOfDay(hongKongDay(clock.now())) + 23 * hourMs),
  });
  const to = newNumber();
  const value = { amountMinor: 5_000n, currency: 'HKD' } as const;
  await night.db.transaction(async (tx) =>
    queueMessages(tx, [
      {
        kind: 'refund_made',
        parameters: { paid: value, reference: 'TH8K2M' },
        to,
        language: 'en',
        key: 'refund',
        cause: newId('ref', night.clock.now(), 1),
      },
    ]),
  );
  const { given, senders } = takesAll();
  await sendDueMessages(night, senders);
  assert.deepEqual(given, []);
  night.clock.advance(9 * hourMs - 1);
  await sendDueMessages(night, senders);
  assert.deepEqual(given, []);
  night.clock.advance(1);
  await sendDueMessages(night, senders);
  assert.equal(given.length, 1);
  const [message] = await listMessages(night, { to, beforeMs: night.clock.now() + 1, limit: 1 });
  assert.deepEqual([message?.state, message?.attempts], ['delivered', 1]);
});

test('staff see the newest messages first, of one number or of all', async () => {
  const to = newNumber();
  for (const key of ['one', 'two', 'three']) {
    clock.advance(secondMs);
    await queue(credited(to, key));
  }
  const times = (await listed(to)).map(({ queuedAt }) => clock.now() - queuedAt);
  assert.deepEqual(times, [0, secondMs, 2 * secondMs]);
  const beforeMs = clock.now();
  const older = await listMessages(context, { to, beforeMs, limit: 1 });
  assert.deepEqual(
    older.map(({ queuedAt }) => queuedAt),
    [clock.now() - secondMs],
  );
  const all = await listMessages(context, { beforeMs: beforeMs + 1, limit: 2 });
  assert.deepEqual(
    all.map(({ receiver }) => receiver),
    [to, to],
  );
  await sendDueMessages(context, takesAll().senders);
});

test('a gateway that takes nothing is not asked for everything that waits', async () => {
  const numbers = Array.from({ length: 300 }, newNumber);
  await queue(...numbers.map((to) => credited(to)));
  const deaf = gateway(() => ({ outcome: 'again', reason: 'not_sent' }));
  assert.equal(await sendDueMessages(context, deaf.senders), 256);
  clock.advance(minuteMs);
  const awake = takesAll();
  assert.equal(await sendDueMessages(context, awake.senders), 300);
  assert.deepEqual(sortedReceivers(awake.given), numbers);
});

test('messages are kept for two years, and those that still wait for longer', async () => {
  const [sent, waiting] = [newNumber(), newNumber()];
  const aged = database.context({ clock: new ManualClock(clock.now() - 800 * dayMs) });
  for (const to of [sent, waiting]) {
    await aged.db.transaction(async (tx) => queueMessages(tx, [credited(to)]));
    if (to === sent) await sendDueMessages(aged, takesAll().senders);
  }
  const young = newNumber();
  await queue(credited(young));
  assert.equal(await sweepMessages(context), 1);
  assert.deepEqual(await listed(sent), []);
  assert.equal((await listed(waiting)).length + (await listed(young)).length, 2);
  await sendDueMessages(context, takesAll().senders);
});

test('whatever gateways do, each message ends once and is never given another id', async () => {
  const answers = fc.constantFrom<SendOutcome[]>(
    { outcome: 'delivered' },
    { outcome: 'accepted', gateway: 'g', references: [] },
    { outcome: 'refused', reason: 'answered 400' },
    { outcome: 'again', reason: 'not_sent' },
  );
  const script = fc.array(answers, { minLength: 1, maxLength: 30 });
  const property = fc.asyncProperty(
    script,
    fc.integer({ min: 1, max: 20 }),
    async (told, count) => {
      const numbers = Array.from({ length: count }, newNumber);
      await queue(...numbers.map((to) => credited(to)));
      let at = 0;
      const { given, senders } = gateway(() => {
        at += 1;
        return told[at % told.length] ?? { outcome: 'delivered' };
      });
      for (let round = 0; round < 15; round += 1) {
        await sendDueMessages(context, senders);
        clock.advance(30 * minuteMs);
      }
      for (const to of numbers) {
        const [message, ...others] = await listed(to);
        assert.deepEqual(others, []);
        assert.ok(message && ['sent', 'delivered', 'failed'].includes(message.state));
        const tries = given.filter((outgoing) => outgoing.to === to);
        assert.ok(tries.every(({ id }) => id === message.id));
        assert.equal(tries.length, message.attempts);
      }
    },
  );
  await fc.assert(property, { numRuns: 15, interruptAfterTimeLimit: 8_000 });
});
