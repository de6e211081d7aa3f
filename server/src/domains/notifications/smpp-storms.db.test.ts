import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { test, type TestContext } from 'node:test';
import { minuteMs, newId, type PhoneNumber, present } from '#base';
import { silentLog } from '#platform/log';
import { openMetrics } from '#platform/metrics';
import { statement } from '#platform/postgres';
import { testDatabase } from '#test/database';
import { eventually } from '#test/eventually';
import { type LibraryPdu, type LibrarySession, smppLibrary } from '#test/smpp-library';
import type { NewMessage } from './message.ts';
import { hearReceipts } from './hear-receipts.ts';
import { queueMessages } from './queue-messages.ts';
import { sendDueMessages } from './send-due-messages.ts';
import { openSenders } from './senders/registry.ts';
import { SmppLink } from './senders/smpp/smpp-link.ts';
import { readSmppPlace } from './senders/smpp/smpp-place.ts';

const storms = 60;
const [retryMs, longestRetryMs] = [4, 32];

type Counts = Map<string, number>;

/** A centre of the independent library's, and what came in there. */
interface Centre {
  readonly port: number;
  /** How often a message to a number came in, and how often that was answered for. */
  readonly taken: Counts;
  readonly answered: Counts;
  /** Whether it reports what it has taken, with the marks of whoever sent it. */
  readonly isReporting: boolean;
  /** Receipts that nobody has acknowledged, by number and mark. */
  readonly receipts: Map<string, object>;
  /** Between each break and the connection after it, in real milliseconds. */
  readonly pausesMs: number[];
  readonly state: { breaks: number; inFlight: number; atMs: number };
  close(): void;
}

function count(counts: Counts, pdu: LibraryPdu): void {
  const to = String(pdu['destination_addr']);
  counts.set(to, (counts.get(to) ?? 0) + 1);
}

/**
 * It breaks each connection after a few messages, some as they are bound; its answers lag some
 * messages behind, so that these are in flight. After so many storms it is calm.
 */
function serve(session: LibrarySession, centre: Centre, most: number): void {
  // What was to be reported before the break is reported after it.
  const report = (key: string, receipt: object): void => {
    session.deliver_sm(receipt, ({ command_status }) => {
      if (command_status === 0) centre.receipts.delete(key);
    });
  };
  session.on('bind_transceiver', () => {
    for (const [key, receipt] of centre.receipts) setTimeout(report, 1, key, receipt);
  });
  const { state, taken, answered } = centre;
  const waiting: LibraryPdu[] = [];
  let [left, isBroken] = [most, false];
  const breakOff = (): void => {
    isBroken = true;
    state.breaks += 1;
    state.inFlight += waiting.length;
    state.atMs = performance.now();
    // What was answered arrives before the end; of what waits nobody hears.
    session.close();
  };
  const answerBut = (last: number): void => {
    if (isBroken) return;
    for (const next of waiting.splice(0, Math.max(0, waiting.length - last))) {
      count(answered, next);
      session.send(next.response({ message_id: `${state.breaks} ${next.sequence_number}` }));
    }
  };
  session.on('error', () => session.destroy());
  session.on('pdu', (pdu) => {
    if (isBroken || pdu.command.endsWith('_resp')) return;
    if (pdu.command !== 'submit_sm') {
      if (left === 0) return breakOff();
      return session.send(pdu.response({ sc_interface_version: 0x34 }));
    }
    count(taken, pdu);
    if (centre.isReporting) {
      const { destination_addr: to, user_message_reference: mark } = pdu;
      const key = `${String(to)} ${String(mark)}`;
      centre.receipts.set(key, receiptFor(pdu, `${state.breaks} ${pdu.sequence_number}`));
      setTimeout(() => {
        const receipt = centre.receipts.get(key);
        if (receipt && !isBroken) report(key, receipt);
      }, 2);
    }
    waiting.push(pdu);
    left -= 1;
    answerBut(3);
    if (left <= 0) breakOff();
    // Where no more messages come, the last are answered as well.
    else setTimeout(answerBut, 5, 0);
  });
}

/** By the centre's own name, which only an answer tells, and by the mark of whoever sent it. */
function receiptFor(pdu: LibraryPdu, id: string): object {
  return {
    source_addr: pdu['destination_addr'],
    destination_addr: pdu['source_addr'],
    esm_class: 0x04,
    short_message: `id:${id} stat:DELIVRD err:000`,
    receipted_message_id: id,
    message_state: 2,
    user_message_reference: pdu['user_message_reference'],
  };
}

async function openCentre(isReporting: boolean): Promise<Centre> {
  // Any numbers, and the same ones each time: a break after none to eleven messages.
  let seed = 5;
  const next = (): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.floor(seed / 2 ** 16) % 12;
  };
  const sessions = new Set<LibrarySession>();
  const server = smppLibrary.createServer({}, (session) => {
    sessions.add(session);
    if (centre.state.breaks > 0) centre.pausesMs.push(performance.now() - centre.state.atMs);
    serve(session, centre, centre.state.breaks < storms ? next() : Number.POSITIVE_INFINITY);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const centre: Centre = {
    port: (server.address() as AddressInfo).port,
    taken: new Map(),
    answered: new Map(),
    isReporting,
    receipts: new Map(),
    pausesMs: [],
    state: { breaks: 0, inFlight: 0, atMs: 0 },
    close() {
      for (const session of sessions) session.destroy();
      server.close();
    },
  };
  return centre;
}

/** In turn one that must be told, and one that is rather lost than told twice. */
function messageOf(index: number): NewMessage {
  const to: PhoneNumber = `+8525${String(index).padStart(7, '0')}`;
  const balance = { amountMinor: 1_000n, currency: 'HKD' } as const;
  const told = { to, language: 'en', key: 'storm', cause: newId('top', 1, 1) } as const;
  const name = { 'zh-Hant': '數據', 'zh-Hans': '流量', en: 'Data' };
  return index % 2 === 0
    ? { ...told, kind: 'topup_not_charged', parameters: { value: balance, reference: 'TH8K2M' } }
    : { ...told, kind: 'pack_used_up', parameters: { name, balance } };
}

const readAll = statement<{ receiver: string; kind: string; state: string }>(
  'test: messages of a storm',
  'select receiver, kind, state from notifications.message order by receiver',
);

interface Stormed {
  readonly centre: Centre;
  readonly rows: readonly { readonly receiver: string; kind: string; state: string }[];
}

/** Five hundred messages to a centre of the one or the other kind. */
async function storm(t: TestContext, isReporting: boolean): Promise<Stormed> {
  const database = await testDatabase(t);
  const context = database.context({ connections: 10 });
  const centre = await openCentre(isReporting);
  t.after(() => centre.close());
  const place = readSmppPlace(`smpp://lowu:test@127.0.0.1:${centre.port}?window=10`);
  const link = new SmppLink({
    place: present(place, 'a place'),
    log: silentLog,
    metrics: openMetrics(),
    times: { answerMs: 30_000, retryMs, longestRetryMs },
  });
  t.after(() => link.close());
  hearReceipts(context, link);
  const messages = Array.from({ length: 500 }, (_, index) => messageOf(index));
  await context.db.transaction(async (tx) => queueMessages(tx, messages));
  const senders = openSenders({ smpp: link });
  let rows = await context.db.read(readAll, []);
  // What could not go is tried again later, by the clock of the test.
  for (let round = 0; round < 20 && rows.some(({ state }) => state === 'queued'); round += 1) {
    await sendDueMessages(context, senders);
    await eventually('all is reported', () => centre.receipts.size === 0);
    context.clock.advance(minuteMs);
    rows = await context.db.read(readAll, []);
  }
  assert.equal(centre.state.breaks, storms, 'the storms were not all there');
  assert.ok(centre.state.inFlight > storms, `${centre.state.inFlight} were in flight`);
  assert.equal(rows.length, messages.length);
  return { centre, rows };
}

test('in reconnect storms with messages in flight none is lost, and none doubled', async (t) => {
  const { centre, rows } = await storm(t, false);
  for (const { receiver, kind, state } of rows) {
    const to = receiver.slice(1);
    const [taken = 0, answered = 0] = [centre.taken.get(to), centre.answered.get(to)];
    const said = `${kind} is ${state}: taken ${taken} times, answered for ${answered}`;
    if (kind === 'topup_not_charged') assert.equal(state, 'sent', said);
    assert.equal(answered, state === 'sent' ? 1 : 0, said);
    assert.ok(state === 'sent' || state === 'unknown', said);
    // Only what went out and was answered by nobody goes again, and what may not come twice never.
    assert.ok(kind === 'topup_not_charged' ? taken >= 1 : taken <= 1, said);
  }
  assert.ok(rows.some(({ state }) => state === 'unknown'));
  for (const [index, pauseMs] of centre.pausesMs.entries()) {
    const wholeMs = Math.min(retryMs * 2 ** index, longestRetryMs);
    assert.ok(pauseMs >= wholeMs / 2 - 1, `after break ${index + 1} it came in ${pauseMs} ms`);
  }
  assert.equal(centre.pausesMs.length, storms, 'one connection for each break, and no more');
});

test('what a centre reports by our mark is on the phone once, whatever is lost', async (t) => {
  const { centre, rows } = await storm(t, true);
  for (const { receiver, kind, state } of rows) {
    const to = receiver.slice(1);
    const [taken = 0, answered = 0] = [centre.taken.get(to), centre.answered.get(to)];
    const said = `${kind} is ${state}: taken ${taken} times, answered for ${answered}`;
    // Also what is rather lost than told twice is known to have arrived.
    assert.equal(state === 'delivered', taken === 1, said);
    if (kind === 'topup_not_charged') assert.equal(taken, 1, said);
    else assert.ok(taken <= 1, said);
  }
});
