import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { after, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { type PhoneNumber, present } from '#base';
import { openHttpClient } from '#platform/http';
import { silentLog } from '#platform/log';
import { openMetrics } from '#platform/metrics';
import { eventually } from '#test/eventually';
import { type LibraryPdu, type LibrarySession, smppLibrary } from '#test/smpp-library';
import { startSmsCentre } from '#test/sms-centre';
import { plainMessage, type ShortMessage } from '#wire/smpp';
import type { Sender } from './sender.ts';
import { openSmsSender } from './sms.ts';
import { type LinkTimes, SmppLink } from './smpp/smpp-link.ts';
import { nameInAnswer, nameInReceipt, readSmppPlace, type SmppPlace } from './smpp/smpp-place.ts';

const quick: Partial<LinkTimes> = {
  answerMs: 300,
  idleMs: 200,
  patienceMs: 3_000,
  retryMs: 20,
  longestRetryMs: 200,
  throttledMs: 20,
};
/** Where what is answered matters and not how soon: a busy machine may take its time. */
const patient: Partial<LinkTimes> = { ...quick, answerMs: 5_000 };

const address = { ton: 1, npi: 1, digits: '85251234567' };

function message(text = 'a', digits = '85251234567'): ShortMessage {
  return {
    ...plainMessage,
    serviceType: '',
    source: { ton: 5, npi: 0, digits: '#TwinHarbour' },
    destination: { ...address, digits },
    content: Buffer.from(text),
  };
}

function placeAt(port: number, more = ''): SmppPlace {
  return present(readSmppPlace(`smpp://lowu:test@127.0.0.1:${port}${more}`), 'a place');
}

async function withLink(
  place: SmppPlace,
  use: (link: SmppLink) => Promise<void>,
  times: Partial<LinkTimes> = quick,
): Promise<void> {
  const link = new SmppLink({ place, log: silentLog, metrics: openMetrics(), times });
  try {
    await use(link);
  } finally {
    await link.close();
  }
}

/** A centre of the independent library, which does with each PDU what the test says. */
async function withLibrary(
  heard: (session: LibrarySession, pdu: LibraryPdu) => void,
  use: (port: number) => Promise<void>,
): Promise<void> {
  const sessions = new Set<LibrarySession>();
  const server = smppLibrary.createServer({}, (session) => {
    sessions.add(session);
    session.on('error', () => session.destroy());
    session.on('pdu', (pdu) => heard(session, pdu));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    await use((server.address() as AddressInfo).port);
  } finally {
    for (const session of sessions) session.destroy();
    server.close();
  }
}

const http = openHttpClient({ isProduction: false, metrics: openMetrics() });
const centre = await startSmsCentre();
after(() => centre.stop());

test('never more messages than the window are without an answer', async () => {
  let open = 0;
  let most = 0;
  const answerLater = (session: LibrarySession, pdu: LibraryPdu): void => {
    if (pdu.command !== 'submit_sm') return session.send(pdu.response());
    open += 1;
    most = Math.max(most, open);
    setTimeout(() => {
      open -= 1;
      session.send(pdu.response({ message_id: 'x' }));
    }, 5);
  };
  await withLibrary(answerLater, (port) =>
    withLink(placeAt(port, '?window=7'), async (link) => {
      const answers = await Promise.all(Array.from({ length: 100 }, () => link.submit(message())));
      assert.ok(answers.every(({ answer }) => answer === 'status'));
      assert.equal(most, 7);
    }),
  );
});

test('a centre that says "too fast" is waited for, and each message arrives once', async () => {
  await centre.tell('pace', { perSecond: 40 });
  await withLink(centre.place, async (link) => {
    const number = '85251000001';
    const sent = Array.from({ length: 60 }, (_, n) => link.submit(message(`n${n}`, number)));
    const answers = await Promise.all(sent);
    assert.ok(answers.every((one) => one.answer === 'status' && one.status === 0));
    const texts = (await centre.messages(`+${number}`)).map(({ text }) => text);
    assert.deepEqual([texts.length, new Set(texts).size], [60, 60]);
  });
  await centre.tell('pace', { perSecond: 0 });
});

test('a lost answer is unknown, and frees its place in the window', async () => {
  await centre.tell('faults', { fault: 'lost-after-effect', count: 60 });
  await withLink(centre.place, async (link) => {
    const lost = await Promise.all(Array.from({ length: 60 }, () => link.submit(message())));
    assert.ok(lost.every(({ answer }) => answer === 'none'));
    assert.deepEqual((await link.submit(message())).answer, 'status');
  });
});

test('after a broken connection what was out is unknown, and the rest goes on', async () => {
  await centre.tell('faults', { fault: 'disconnect-after-effect', count: 3 });
  await withLink({ ...centre.place, window: 1 }, async (link) => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => link.submit(message())));
    assert.equal(answers.filter(({ answer }) => answer === 'none').length, 3);
    assert.equal(answers.filter(({ answer }) => answer === 'status').length, 7);
  });
});

test('a long message is on the phone whole or not at all, and comes once', async () => {
  const text = 'HK$20 left until 31 December. '.repeat(10).trim();
  const send = (sender: Sender, to: PhoneNumber) =>
    sender.send(http, {
      id: `msg_${to.slice(1).padStart(32, '0')}`,
      to,
      email: null,
      push: [],
      from: '#TwinHarbour',
      title: 'Balance',
      text,
      place: null,
      language: 'en',
      isOfApp: true,
      house: { brand: 'TwinHarbour', hotline: '188', emailFrom: 'a@example.net' },
      at: Date.parse('2026-11-23T00:12:00Z'),
      usefulMs: 3_600_000,
    });
  const strike = (fault: string, outTradeNo: string) =>
    centre.tell('faults', { fault, match: { outTradeNo, method: 'submit', nth: 2 } });
  await withLink(centre.place, async (link) => {
    const sender = openSmsSender(link);
    await strike('system-error-before-effect', '+85251000011');
    assert.equal((await send(sender, '+85251000011')).outcome, 'again');
    assert.deepEqual(await centre.messages('+85251000011'), []);
    // Sent again it is the same message: what had arrived of it is not shown twice.
    assert.equal((await send(sender, '+85251000011')).outcome, 'accepted');
    const arrived = (await centre.messages('+85251000011')).map((one) => one.text);
    assert.deepEqual(arrived, [text]);
    await strike('invalid-destination-before-effect', '+85251000012');
    assert.equal((await send(sender, '+85251000012')).outcome, 'refused');
    assert.deepEqual(await centre.messages('+85251000012'), []);
    // Nobody knows of this one: it may be whole.
    await strike('lost-after-effect', '+85251000013');
    assert.equal((await send(sender, '+85251000013')).outcome, 'unknown');
    assert.equal((await centre.messages('+85251000013')).length, 1);
  });
});

test('a storm of broken connections is bounded on our side', async () => {
  const before = (await centre.status()).counts['connections'] ?? 0;
  await withLink(centre.place, async (link) => {
    const until = performance.now() + 1_500;
    while (performance.now() < until) {
      await centre.tell('disconnect');
      await delay(5);
    }
    const { counts } = await centre.status();
    // Pauses of 20, 40, 80, 160, 200, 200 ms …, each at least half as long.
    const made = (counts['connections'] ?? 0) - before;
    assert.ok(made >= 5 && made <= 20, `${made} connections`);
    assert.equal((await link.submit(message())).answer, 'status');
  });
});

test('a wrong password is no reason to storm the centre either', async () => {
  const before = (await centre.status()).counts['wrongBinds'] ?? 0;
  await withLink({ ...centre.place, password: 'wrong' }, async (link) => {
    assert.deepEqual(await link.submit(message()), { answer: 'not_sent', reason: 'away' });
    const tries = ((await centre.status()).counts['wrongBinds'] ?? 0) - before;
    assert.ok(tries >= 3 && tries <= 40, `${tries} tries`);
    assert.equal(link.isBound, false);
  });
});

for (const talk of ['nothing is sent', 'messages go on being sent']) {
  test(`a centre that falls silent is noticed and left while ${talk}`, async () => {
    let binds = 0;
    const deaf = (session: LibrarySession, pdu: LibraryPdu): void => {
      if (pdu.command !== 'bind_transceiver') return;
      binds += 1;
      session.send(pdu.response());
    };
    await withLibrary(deaf, (port) =>
      withLink(placeAt(port), async (link) => {
        await eventually('it binds anew', () => {
          if (talk !== 'nothing is sent') void link.submit(message());
          return binds >= 3;
        });
      }),
    );
  });
}

test('whoever asks whether we are there, or wants us to go, is answered', async () => {
  const heard: string[] = [];
  const ask = (session: LibrarySession, pdu: LibraryPdu): void => {
    heard.push(pdu.command);
    if (pdu.command !== 'bind_transceiver') return;
    session.send(pdu.response());
    session.enquire_link((answer) => heard.push(`answered ${answer.command_status}`));
    session.send(new smppLibrary.PDU('unbind', {}));
  };
  await withLibrary(ask, (port) =>
    withLink(placeAt(port), async () => {
      await eventually('both are answered', () => heard.includes('unbind_resp'));
      assert.ok(heard.includes('enquire_link_resp') && heard.includes('answered 0'));
    }),
  );
});

test('what nobody keeps is answered "later", and comes again', async () => {
  await withLink(centre.place, async (link) => {
    let tries = 0;
    link.hear(async () => {
      tries += 1;
      if (tries === 1) throw new Error('the database is away');
      return tries > 2;
    });
    await eventually('it is bound', () => link.isBound);
    await centre.tell('phones/+85251234567/say', { to: '188', text: 'BAL' });
    await eventually('the third try is kept', () => tries >= 3);
  });
});

const marked = (): ShortMessage => ({ ...message(), optional: { userMessageReference: 7 } });

for (const { says, asked, isMarked } of [
  { says: { sc_interface_version: 0x34 }, asked: '', isMarked: true },
  { says: { sc_interface_version: 0x50 }, asked: '', isMarked: true },
  { says: { sc_interface_version: 0x33 }, asked: '', isMarked: false },
  { says: {}, asked: '', isMarked: false },
  { says: {}, asked: '?marks=yes', isMarked: true },
  { says: { sc_interface_version: 0x34 }, asked: '?marks=no', isMarked: false },
]) {
  const what = `${JSON.stringify(says)} ${asked}`.trim();
  test(`a centre that says ${what} is sent ${isMarked ? '' : 'no '}marks`, async () => {
    const marks: unknown[] = [];
    const answer = (session: LibrarySession, pdu: LibraryPdu): void => {
      if (pdu.command === 'submit_sm') marks.push(pdu['user_message_reference']);
      session.send(pdu.response(pdu.command === 'bind_transceiver' ? says : {}));
    };
    await withLibrary(answer, (port) =>
      withLink(
        placeAt(port, asked),
        async (link) => assert.equal((await link.submit(marked())).answer, 'status'),
        patient,
      ),
    );
    assert.deepEqual(marks, [isMarked ? 7 : undefined]);
  });
}

for (const status of [0xc0, 0xc1, 0xc2, 0xc3, 0xc4]) {
  test(`a centre that answers 0x${status.toString(16)} to marks gets texts without`, async () => {
    const marks: unknown[] = [];
    const refuse = (session: LibrarySession, pdu: LibraryPdu): void => {
      if (pdu.command === 'bind_transceiver') {
        return session.send(pdu.response({ sc_interface_version: 0x34 }));
      }
      if (pdu.command !== 'submit_sm') return session.send(pdu.response());
      const mark = pdu['user_message_reference'];
      marks.push(mark);
      session.send(pdu.response({ command_status: mark === undefined ? 0 : status }));
    };
    const warned: string[] = [];
    const log = { ...silentLog, warn: (what: string) => void warned.push(what) };
    await withLibrary(refuse, async (port) => {
      const link = new SmppLink({
        place: placeAt(port),
        log,
        metrics: openMetrics(),
        times: patient,
      });
      const taken = await Promise.all([link.submit(marked()), link.submit(marked())]);
      taken.push(await link.submit(marked()));
      for (const one of taken) assert.ok(one.answer === 'status' && one.status === 0);
      await link.close();
    });
    assert.deepEqual(marks, [7, 7, undefined, undefined, undefined]);
    assert.deepEqual(warned, ['the SMS centre takes no marks']);
  });
}

/** A listener of raw octets. */
async function withGarbage(
  say: (socket: Socket, octets: Buffer, turn: number) => void,
  use: (port: number) => Promise<void>,
): Promise<void> {
  const sockets = new Set<Socket>();
  let turn = 0;
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('data', (octets: Buffer) => say(socket, octets, turn++));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  await use((server.address() as AddressInfo).port);
  for (const socket of sockets) socket.destroy();
  server.close();
}

test('garbage from the centre ends the connection and nothing else', async () => {
  let connections = 0;
  const rubbish = (socket: Socket): void => {
    connections += 1;
    socket.write(Buffer.from(`HTTP/1.1 400 Bad Request ${'x'.repeat(connections)}`));
  };
  await withGarbage(rubbish, (port) =>
    withLink(placeAt(port), async (link) => {
      await eventually('it tries anew', () => connections >= 3);
      assert.equal((await link.submit(message())).answer, 'not_sent');
    }),
  );
});

test('a PDU that makes no sense is refused with its sequence, and the next is taken', async () => {
  const answers: LibraryPdu[] = [];
  const mixed = (socket: Socket, octets: Buffer, turn: number): void => {
    if (turn > 0) {
      answers.push(new smppLibrary.PDU(octets.subarray(0, octets.readUInt32BE(0))));
      return;
    }
    const bound = Buffer.from(octets);
    const unknown = Buffer.alloc(16);
    unknown.writeUInt32BE(16, 0);
    unknown.writeUInt32BE(0x7777, 4);
    unknown.writeUInt32BE(41, 12);
    const reply = Buffer.alloc(17);
    reply.writeUInt32BE(17, 0);
    reply.writeUInt32BE(0x8000_0009, 4);
    reply.writeUInt32BE(bound.readUInt32BE(12), 12);
    socket.write(Buffer.concat([unknown, reply]));
  };
  await withGarbage(mixed, (port) =>
    withLink(placeAt(port), async (link) => {
      await eventually('it is bound all the same', () => link.isBound);
      await eventually('the PDU is refused', () => answers.length > 0);
      const [refusal] = answers;
      assert.deepEqual(
        [refusal?.command, refusal?.command_status, refusal?.sequence_number],
        ['generic_nack', 3, 41],
      );
    }),
  );
});

test('addresses of centres are read, and others refused', () => {
  const place = readSmppPlace('smpps://me:pw%40@sms.example:3550?window=20&receipts=decimal');
  assert.deepEqual(place, {
    host: 'sms.example',
    port: 3550,
    isEncrypted: true,
    systemId: 'me',
    password: 'pw@',
    systemType: '',
    window: 20,
    receiptsAreDecimal: true,
    takesMarks: undefined,
  });
  assert.equal(placeAt(1, '?marks=no').takesMarks, false);
  assert.equal(placeAt(1, '?marks=yes').takesMarks, true);
  const wrong = [
    '',
    'http://a:b@c',
    'smpp://c',
    'smpp://a:123456789@c',
    'smpp://a:b@c?window=0',
    'smpp://a:b@c?marks=0',
  ];
  for (const text of wrong) assert.equal(readSmppPlace(text), undefined, text);
});

test('a message has one name, however its centre writes it into answers and receipts', () => {
  const [decimal, plain] = [placeAt(1, '?receipts=decimal'), placeAt(1)];
  for (const id of ['00000003FF', '3ff', '3FF']) {
    assert.equal(nameInAnswer(decimal, id), nameInReceipt(decimal, '1023'), id);
    assert.equal(nameInAnswer(plain, id), id);
  }
  assert.equal(nameInReceipt(decimal, '0000001023'), nameInAnswer(decimal, '3FF'));
  assert.equal(nameInReceipt(decimal, 'a-1'), nameInAnswer(decimal, 'a-1'));
  assert.equal(nameInAnswer(decimal, ''), '');
});
