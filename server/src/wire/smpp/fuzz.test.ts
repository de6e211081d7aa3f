import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decodePdu } from './decode-pdu.ts';
import { readReceipt } from './delivery-receipt.ts';
import { encodePdu } from './encode-pdu.ts';
import { readContent, ussdTurnOf } from './message-content.ts';
import type { Pdu } from './pdu.ts';
import { PduFrames } from './pdu-frames.ts';
import { WrongPdu } from './wrong-pdu.ts';

/** Made like what we make, which the comparison looks at. */
const plain = { noNullPrototype: true } as const;
const octet = fc.integer({ min: 0, max: 255 });
const words = (most: number) => fc.string({ unit: 'binary-ascii', maxLength: most }).map(zeroless);
const octets = (most: number) =>
  fc.uint8Array({ maxLength: most }).map((bytes) => Buffer.from(bytes));
function zeroless(text: string): string {
  return text.replaceAll('\0', '.');
}

const address = (most: number) => fc.record({ ton: octet, npi: octet, digits: words(most) }, plain);
const optional = fc.record(
  {
    receiptedMessageId: words(64),
    sarReference: fc.integer({ min: 0, max: 0xffff }),
    sarTotal: octet,
    sarIndex: octet,
    interfaceVersion: octet,
    messagePayload: octets(2_000),
    messageState: octet,
    ussdOperation: octet,
    ussdSession: fc.record(
      {
        session: octet,
        turn: fc.integer({ min: 0, max: 127 }),
        isEnd: fc.boolean(),
      },
      plain,
    ),
  },
  { requiredKeys: [], ...plain },
);
const shortMessage = {
  serviceType: words(5),
  source: address(20),
  destination: address(20),
  esmClass: octet,
  protocolId: octet,
  priority: octet,
  scheduledFor: words(16),
  validity: words(16),
  registeredDelivery: octet,
  replaceIfPresent: octet,
  dataCoding: octet,
  defaultMessage: octet,
  content: octets(254),
  optional,
};
const header = {
  status: fc.integer({ min: 0, max: 0xffff_ffff }),
  sequence: fc.integer({ min: 0, max: 0xffff_ffff }),
};
const range = address(40);
const bind = { systemId: words(15), password: words(8), systemType: words(12) };

/** PDUs of these commands with this body. */
function pdus<Body extends object>(
  commands: readonly Pdu['command'][],
  body: { [Key in keyof Body]: fc.Arbitrary<Body[Key]> },
): fc.Arbitrary<Pdu> {
  const whole = { command: fc.constantFrom(...commands), ...header, ...body };
  return fc.record(whole, plain).map((given) => given as unknown as Pdu);
}

const pdu = fc.oneof(
  pdus(['submit_sm', 'deliver_sm'], shortMessage),
  pdus(['submit_sm_resp', 'deliver_sm_resp'], { messageId: words(64) }),
  pdus(['bind_transceiver'], { ...bind, interfaceVersion: octet, range }),
  pdus(['bind_transceiver_resp'], { systemId: words(15), optional }),
  pdus(['unbind', 'unbind_resp', 'enquire_link', 'enquire_link_resp', 'generic_nack'], {}),
);

test('what is written is read again as it was', () => {
  fc.assert(fc.property(pdu, (given) => assert.deepEqual(decodePdu(encodePdu(given)), given)));
});

test('a stream is cut into the same PDUs wherever the network has cut it', () => {
  const property = fc.property(fc.array(pdu, { minLength: 1, maxLength: 4 }), (given) => {
    const whole = given.map(encodePdu);
    const stream = Buffer.concat(whole);
    for (let at = 0; at <= stream.length; at += 1) {
      const frames = new PduFrames();
      const cut = [stream.subarray(0, at), stream.subarray(at)].flatMap((c) => frames.push(c));
      if (cut.length !== whole.length) assert.fail(`cut at ${at}`);
    }
    const frames = new PduFrames();
    const dripped = [...stream].flatMap((one) => frames.push(Buffer.from([one])));
    assert.deepEqual(dripped, whole);
  });
  fc.assert(property, { numRuns: 40 });
});

/** A PDU of which some octets were changed, cut off or added, under an honest length. */
const damaged = fc
  .tuple(pdu, fc.array(fc.tuple(fc.nat(400), octet), { maxLength: 6 }), fc.nat(60), octets(20))
  .map(([given, changes, cut, more]) => {
    const intact = encodePdu(given);
    const part = intact.subarray(0, Math.max(16, intact.length - cut));
    const whole = Buffer.concat([part, more]);
    for (const [at, value] of changes) {
      if (at >= 4 && at < whole.length) whole[at] = value;
    }
    whole.writeUInt32BE(whole.length, 0);
    return whole;
  });

test('no damage does more than be called wrong, with a status and the sequence to answer', () => {
  fc.assert(
    fc.property(fc.oneof(damaged, octets(400)), (given) => {
      try {
        const read = decodePdu(given);
        if (read.command !== 'deliver_sm') return;
        readContent(read);
        readReceipt(read);
        ussdTurnOf(read);
      } catch (error) {
        assert.ok(error instanceof WrongPdu, String(error));
        assert.ok(error.status > 0);
        if (given.length >= 16) assert.equal(error.sequence, given.readUInt32BE(12));
      }
    }),
    { numRuns: 2_000 },
  );
});

test('a length that cannot be ends the stream rather than filling the memory', () => {
  for (const length of [0, 15, 70_001, 0xffff_ffff]) {
    const chunk = Buffer.alloc(16);
    chunk.writeUInt32BE(length, 0);
    assert.throws(() => new PduFrames().push(chunk), WrongPdu);
  }
});
