import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { present, type PhoneNumber } from '#base';
import { readSmppPlace } from '#notifications';
import { readTerms } from '#packs';
import { openPhones } from '#test/dialogue-world';
import { eventually } from '#test/eventually';
import { type LibraryPdu, type LibrarySession, smppLibrary } from '#test/smpp-library';
import { openTopupWorld } from '#test/topup-world';

/** A centre of the independent library, with us behind it, and what we sent to its phones. */
async function openCentre(t: { after(work: () => Promise<void>): void }) {
  const closing: (() => Promise<void>)[] = [];
  const world = await openTopupWorld({ after: (work) => closing.push(work) });
  let session: LibrarySession | undefined;
  let binds = 0;
  const sent: LibraryPdu[] = [];
  const server = smppLibrary.createServer({}, (opened) => {
    opened.on('error', () => opened.destroy());
    opened.on('pdu', (pdu) => {
      if (pdu.command === 'bind_transceiver') {
        session = opened;
        binds += 1;
      }
      if (pdu.command === 'submit_sm') sent.push(pdu);
      const isAsked = ['bind_transceiver', 'submit_sm', 'enquire_link', 'unbind'];
      if (!isAsked.includes(pdu.command)) return;
      opened.send(pdu.response({ message_id: `${sent.length}` }));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const place = present(readSmppPlace(`smpp://lowu:test@127.0.0.1:${port}`), 'a place');
  const phones = openPhones(world, place);
  t.after(async () => {
    await phones.stop();
    session?.destroy();
    server.close();
    for (const close of closing) await close();
  });
  await eventually('we are bound', () => session !== undefined);
  /** Hands over what a person said; returns the status of our answer. */
  const deliver = (fields: object): Promise<number> =>
    new Promise((resolve) =>
      present(session, 'a session').deliver_sm(fields, (answer) => resolve(answer.command_status)),
    );
  const drop = async (): Promise<void> => {
    const before = binds;
    session?.destroy();
    await eventually('we are back', () => binds > before);
  };
  return { ...world, phones, sent, deliver, drop };
}

function turn(number: PhoneNumber, text: string, operation: number, at: number): object {
  return {
    service_type: 'USSD',
    source_addr: number.slice(1),
    source_addr_ton: 1,
    destination_addr: '188',
    short_message: text,
    ussd_service_op: operation,
    its_session_info: Buffer.from([77, at << 1]),
  };
}

const balanceAsked = (number: PhoneNumber): object => ({
  source_addr: number.slice(1),
  source_addr_ton: 1,
  destination_addr: '188',
  short_message: 'BAL',
});

const textOf = (pdu: LibraryPdu): string => (pdu['short_message'] as { message: string }).message;

test('a yes that the centre repeats, also on other connections, buys once', async (t) => {
  const { context, deliver, drop, sent, person } = await openCentre(t);
  const number = '+85251250001';
  const { line } = await person([number], 20_000n);
  for (const [at, text] of ['*#188*2#', '1', '2'].entries()) {
    const said = turn(number, text, at === 0 ? 1 : 18, at);
    // Its receiver seems deaf, so the centre says it again, side by side and after a new bind.
    assert.deepEqual(await Promise.all([deliver(said), deliver(said)]), [0, 0]);
    await drop();
    assert.equal(await deliver(said), 0);
  }
  await eventually('each is answered', () => sent.length >= 6);
  const packs = (await readTerms(context, line)).filter(({ kind }) => kind === 'pack');
  assert.equal(packs.length, 1);
  const last = present(sent.at(-1), 'a page');
  assert.match(textOf(last), /^已購買香港數據/);
  assert.deepEqual([last['ussd_service_op'], last['data_coding']], [17, 8]);
  assert.deepEqual(last['its_session_info'], Buffer.from([77, (2 << 1) | 1]));
});

test('texts that come again in a storm of connections are each answered once', async (t) => {
  const { deliver, drop, phones, sent, person } = await openCentre(t);
  const numbers: PhoneNumber[] = [];
  for (let index = 0; index < 8; index += 1) numbers.push(`+8525126000${index}`);
  for (const number of numbers) await person([number], 2_000n);
  for (let round = 0; round < 4; round += 1) {
    const answers = await Promise.all(numbers.map((number) => deliver(balanceAsked(number))));
    assert.ok(answers.every((status) => status === 0));
    await drop();
  }
  await phones.send();
  assert.deepEqual(sent.map((pdu) => `+${String(pdu['destination_addr'])}`).sort(), numbers);
});

test('garbage in a turn is acknowledged or refused, and the next is taken', async (t) => {
  const { deliver, sent, person } = await openCentre(t);
  const number = '+85251270001';
  await person([number], 2_000n);
  const odd: object[] = [
    { ...turn(number, '', 18, 9) },
    { ...turn(number, 'x'.repeat(120), 1, 0), data_coding: 8 },
    { ...turn(number, '1', 250, 3) },
    { ...turn(number, '1', 18, 0), its_session_info: Buffer.from([1, 2, 3]) },
    { ...turn(number, '\u0000\u001b', 18, 2), source_addr: '' },
    { ...turn(number, '1', 18, 2), source_addr: 'TwinHarbour', source_addr_ton: 5 },
    {
      source_addr: number.slice(1),
      destination_addr: '188',
      data_coding: 4,
      short_message: Buffer.from([7]),
    },
    { source_addr: '188', destination_addr: '188', short_message: 'BAL' },
  ];
  for (const fields of odd)
    assert.ok([0, 0x02, 0xc2].includes(await deliver(fields)), JSON.stringify(fields));
  assert.equal(await deliver(turn(number, '*#188#', 1, 0)), 0);
  await eventually('the menu is shown', () => sent.some((pdu) => textOf(pdu).startsWith('結餘')));
});
