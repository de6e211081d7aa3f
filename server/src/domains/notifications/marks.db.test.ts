import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { test, type TestContext } from 'node:test';
import { dayMs, minuteMs, newId, newUuid, type PhoneNumber, present, uuidOf } from '#base';
import { silentLog } from '#platform/log';
import { openMetrics } from '#platform/metrics';
import { closePool, openPool } from '#platform/postgres';
import { testDatabase } from '#test/database';
import { placesOf } from '#test/places-of';
import { type LibraryPdu, type LibrarySession, smppLibrary } from '#test/smpp-library';
import { hearReceipts } from './hear-receipts.ts';
import { listMessages } from './list-messages.ts';
import { queueMessages } from './queue-messages.ts';
import { sendDueMessages } from './send-due-messages.ts';
import { openSenders } from './senders/registry.ts';
import { SmppLink } from './senders/smpp/smpp-link.ts';
import { readSmppPlace } from './senders/smpp/smpp-place.ts';
import { sweepMessages } from './sweep-messages.ts';

interface Submit {
  readonly pdu: LibraryPdu;
  answer(id: string): void;
  /** What became of it, by an id of the centre's, and the mark that it came with. */
  report(id: string, state: 'delivered' | 'failed'): Promise<void>;
}

type Take = (submit: Submit) => Promise<void> | void;

/** A centre of the independent library's that does with each text what the test says. */
async function openCentre(after: (work: () => void) => void, take: Take): Promise<number> {
  const sessions = new Set<LibrarySession>();
  const server = smppLibrary.createServer({}, (session) => {
    sessions.add(session);
    session.on('error', () => session.destroy());
    session.on('pdu', (pdu) => {
      if (pdu.command === 'bind_transceiver') {
        return session.send(pdu.response({ sc_interface_version: 0x34 }));
      }
      if (pdu.command !== 'submit_sm') return pdu.command === 'enquire_link' && session.send(pdu);
      void take({
        pdu,
        answer: (id) => session.send(pdu.response({ message_id: id })),
        report: (id, state) =>
          new Promise((resolve) => {
            session.deliver_sm(receiptFor(pdu, id, state), () => resolve());
          }),
      });
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  after(() => {
    for (const session of sessions) session.destroy();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

function receiptFor(pdu: LibraryPdu, id: string, state: 'delivered' | 'failed'): object {
  const isDelivered = state === 'delivered';
  return {
    source_addr: pdu['destination_addr'],
    destination_addr: pdu['source_addr'],
    esm_class: 0x04,
    short_message: `id:${id} stat:${isDelivered ? 'DELIVRD' : 'UNDELIV'} err:021`,
    receipted_message_id: id,
    message_state: isDelivered ? 2 : 5,
    user_message_reference: pdu['user_message_reference'],
  };
}

const to: PhoneNumber = '+85253617001';

async function openWorld(t: TestContext, take: Take) {
  const closing: (() => unknown)[] = [];
  // What came last ends first: the database goes last of all.
  t.after(async () => {
    for (const close of closing.toReversed()) await close();
  });
  const database = await testDatabase({ after: (work) => void closing.push(work) });
  const context = database.context({ connections: 4 });
  const owner = openPool(database.ownerUrl, 1, false);
  closing.push(() => closePool(owner));
  const port = await openCentre((work) => closing.push(work), take);
  const place = present(readSmppPlace(`smpp://lowu:test@127.0.0.1:${port}`), 'a place');
  const times = { answerMs: 150, retryMs: 20 };
  const link = new SmppLink({ place, log: silentLog, metrics: openMetrics(), times });
  closing.push(() => link.close());
  hearReceipts(context, link);
  const senders = openSenders({ smpp: link });
  let said = 0;
  return {
    owner,
    clock: context.clock,
    send: () => sendDueMessages(context, senders),
    sweep: () => sweepMessages(context),
    /**
     * A text that must be told, or one that is rather lost than told twice; of all to this phone
     * the digits that are chance are the same.
     */
    async queue(kind: 'topup_not_charged' | 'pack_used_up' = 'topup_not_charged'): Promise<string> {
      said += 1;
      const value = { amountMinor: 5_000n, currency: 'HKD' } as const;
      const message = { to, language: 'en', key: `k${said}`, cause: newId('top', 1, 1) } as const;
      const name = { 'zh-Hant': '數據', 'zh-Hans': '流量', en: 'Data' };
      const [id] = await context.db.transaction(async (tx) =>
        queueMessages(tx, [
          kind === 'pack_used_up'
            ? { ...message, kind, parameters: { name, balance: value } }
            : { ...message, kind, parameters: { value, reference: 'TH8K2M' } },
        ]),
      );
      const old = uuidOf(present(id, 'an id'));
      const uuid = `${old.slice(0, 20)}abcdefabcd${old.slice(-2)}`;
      await owner.query('update notifications.message set id = $1 where id = $2', [uuid, old]);
      return uuid;
    },
    async stateOf(uuid: string): Promise<string> {
      const asked = { to, beforeMs: context.clock.now() + 1, limit: 9 };
      const all = await listMessages(context, asked);
      const message = all.find(({ id }) => uuidOf(id) === uuid);
      return `${message?.state} ${message?.tried.join()}`.trim();
    },
  };
}

test('of two texts to a phone with one mark, a receipt ends neither without a name', async (t) => {
  const taken: Submit[] = [];
  const world = await openWorld(t, (submit) => {
    taken.push(submit);
    if (taken.length === 1) submit.answer('a1');
  });
  const first = await world.queue();
  await world.send();
  assert.equal(await world.stateOf(first), 'sent');
  world.clock.advance(minuteMs);
  const second = await world.queue();
  await world.send();
  // The centre writes the name of the first otherwise into its receipt.
  await present(taken[0], 'the first').report('00a1', 'delivered');
  assert.equal(await world.stateOf(second), 'queued');
  world.clock.advance(minuteMs);
  await world.send();
  assert.equal(taken.length, 3, 'the second was not sent again');
});

for (const state of ['delivered', 'failed'] as const) {
  test(`a receipt that says ${state} before its answer says nothing of a later text`, async (t) => {
    let taken = 0;
    const world = await openWorld(t, async (submit) => {
      taken += 1;
      if (taken > 1) return;
      await submit.report('a1', state);
      submit.answer('a1');
    });
    const first = await world.queue();
    await world.send();
    assert.equal(await world.stateOf(first), state === 'failed' ? 'failed sms: error 021' : state);
    world.clock.advance(3 * dayMs);
    const second = await world.queue();
    await world.send();
    assert.equal(await world.stateOf(second), 'queued');
    world.clock.advance(minuteMs);
    await world.send();
    assert.equal(taken, 3, 'the second was not sent again');
  });
}

test('a text whose answer was lost is known by its mark for a week, and no longer', async (t) => {
  const taken: Submit[] = [];
  const world = await openWorld(t, (submit) => void taken.push(submit));
  const names = async (): Promise<number> => {
    const { rows } = await world.owner.query('select from notifications.gateway_message');
    return rows.length;
  };
  const week = 7 * dayMs;
  const early = await world.queue('pack_used_up');
  await world.send();
  assert.equal(await world.stateOf(early), 'unknown');
  world.clock.advance(week);
  await world.sweep();
  assert.equal(await names(), 1);
  await present(taken[0], 'the text').report('a1', 'delivered');
  assert.equal(await world.stateOf(early), 'delivered');
  world.clock.advance(1);
  await world.sweep();
  // The centre's own name for it came only with the receipt.
  assert.equal(await names(), 1);
  world.clock.advance(week);
  await world.sweep();
  assert.equal(await names(), 0);
});

test('no number stands in the names of texts, whether their answers came or not', async (t) => {
  const taken: Submit[] = [];
  const world = await openWorld(t, async (submit) => {
    taken.push(submit);
    if (taken.length > 1) await submit.report('b1', 'delivered');
  });
  await world.queue();
  await world.send();
  await present(taken[0], 'the first').report('a1', 'failed');
  world.clock.advance(minuteMs);
  await world.send();
  const { rows } = await world.owner.query('select from notifications.gateway_message');
  assert.equal(rows.length, 3);
  const places = await placesOf(world.owner, to.slice(1));
  assert.deepEqual(places, ['notifications.message.receiver']);
});

test('the marks of texts to one phone spread over two octets', async (t) => {
  const marks = new Set<number>();
  const world = await openWorld(t, ({ pdu, answer }) => {
    marks.add(Number(pdu['user_message_reference']));
    answer('');
  });
  const uuids = Array.from({ length: 300 }, () => newUuid(world.clock.now(), 7));
  for (const [index, uuid] of uuids.entries()) {
    await world.owner.query(
      `insert into notifications.message (slot, id, key, kind, cause, receiver, sender, language,
         body, parts, state, attempts, due_at, queued_at)
       values (7, $1, $2, 'topup_not_charged', 'c', '+85253617002', 'x', 'en', 'a', 1, 'queued', 0,
         $3, $3)`,
      [uuid, `k${index}`, new Date(world.clock.now()).toISOString()],
    );
  }
  await world.send();
  assert.ok(marks.size > 280, `${marks.size} marks of 300`);
});
