import assert from 'node:assert/strict';
import { Duplex } from 'node:stream';
import { suite, test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import fc from 'fast-check';
import { Http2Connection } from './connection.ts';

const preface = Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n');
const limits = { streams: 4, bodyBytes: 2_000, headBytes: 1_000 };

/** What the other side says, piece by piece, and everything that it hears until it is quiet. */
async function talk(pieces: readonly Buffer[]): Promise<{ heard: string; asked: number }> {
  const heard: Buffer[] = [];
  let asked = 0;
  const socket = new Duplex({
    read: () => undefined,
    write(piece: Buffer, _encoding, done) {
      heard.push(piece);
      done();
    },
  });
  const connection = new Http2Connection(socket, limits, (request) => {
    asked += 1;
    request.answer(200, { 'x-said': '1' }, `${request.body?.length}`);
  });
  // Whatever the bytes are, reading them throws nothing: it would end the whole process.
  for (const piece of pieces) socket.emit('data', piece);
  await turn();
  connection.leave();
  await turn();
  connection.destroy();
  return { heard: Buffer.concat(heard).toString('hex'), asked };
}

function frame(type: number, flags: number, stream: number, payload: Uint8Array): Buffer {
  const head = Buffer.alloc(9);
  head.writeUIntBE(payload.length, 0, 3);
  head[3] = type;
  head[4] = flags;
  head.writeUInt32BE(stream, 5);
  return Buffer.concat([head, payload]);
}

/** POST, http, /, an authority of x, and a field that goes into the table. */
const head = Buffer.from('83868441017840017a0162', 'hex');
const payload = fc.oneof(
  { weight: 3, arbitrary: fc.constant(head) },
  fc
    .constantFrom('', '00000001', '0000000000000000', '000400000000', 'be', '3fe11f')
    .map((hex) => Buffer.from(hex, 'hex')),
  fc.uint8Array({ maxLength: 40 }),
);
const anyFrame = fc
  .tuple(
    fc.constantFrom(0, 1, 1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 200),
    fc.constantFrom(0, 1, 4, 5, 5, 8, 32, 45, 255),
    fc.constantFrom(0, 1, 1, 3, 5, 2, 0x7fff_ffff),
    payload,
  )
  .map((given) => frame(...given));
const rightRequest = fc.constantFrom(1, 3, 5).map((stream) => frame(1, 5, stream, head));
const conversation = fc
  .array(fc.oneof(anyFrame, rightRequest), { maxLength: 12 })
  .map((frames) => Buffer.concat([preface, frame(4, 0, 0, Buffer.alloc(0)), ...frames]));

suite('a connection of HTTP/2, whatever it is sent', () => {
  test('any bytes at all bring nothing down', async () => {
    const bytes = fc.uint8Array({ maxLength: 200 }).map((one) => Buffer.from(one));
    await fc.assert(
      fc.asyncProperty(bytes, fc.boolean(), async (some, isGreeted) => {
        await talk([isGreeted ? Buffer.concat([preface, some]) : some]);
      }),
      { numRuns: 500 },
    );
  });

  test('frames in any order bring nothing down, and mean the same wherever cut', async () => {
    let asked = 0;
    await fc.assert(
      fc.asyncProperty(conversation, async (bytes) => {
        const whole = await talk([bytes]);
        asked += whole.asked;
        const single = await talk(Array.from(bytes, (byte) => Buffer.of(byte)));
        assert.deepEqual(single, whole);
        for (let at = 1; at < bytes.length; at += 7) {
          assert.deepEqual(await talk([bytes.subarray(0, at), bytes.subarray(at)]), whole);
        }
      }),
      { numRuns: 120 },
    );
    assert.ok(asked > 0, 'no request among them was right');
  });
});
