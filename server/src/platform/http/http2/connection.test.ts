import assert from 'node:assert/strict';
import net from 'node:net';
import { suite, type TestContext, test } from 'node:test';
import { silentLog } from '#platform/log';
import { openMetrics } from '#platform/metrics';
import { type Http2ServerOptions, openHttp2Server } from '../http2-server.ts';

const metrics = openMetrics();

async function open(t: TestContext, options: Partial<Http2ServerOptions> = {}): Promise<number> {
  const server = await openHttp2Server({
    host: '127.0.0.1',
    port: 0,
    tls: undefined,
    log: silentLog,
    metrics,
    handle: async ({ body }) => ({
      status: 200,
      headers: {},
      body: `${body.length} bytes`,
      route: '',
    }),
    refuse: (error) => ({ status: 400, headers: {}, body: String(error), route: '' }),
    ...options,
  });
  t.after(() => server.stop());
  return server.port;
}

/** A frame by its bytes: written here by hand, so that nothing of the server's own is trusted. */
function frame(type: number, flags: number, stream: number, payload: string | Buffer = ''): Buffer {
  const bytes = Buffer.from(typeof payload === 'string' ? payload : payload.toString('hex'), 'hex');
  const head = Buffer.alloc(9);
  head.writeUIntBE(bytes.length, 0, 3);
  head[3] = type;
  head[4] = flags;
  head.writeUInt32BE(stream, 5);
  return Buffer.concat([head, bytes]);
}

const preface = Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n');
const hello = Buffer.concat([preface, frame(4, 0, 0)]);
/** POST, http, /, and an authority of x. */
const head = '838684410178';
const [endStream, endHeaders, padded, withPriority] = [1, 4, 8, 32];
const whole = endStream | endHeaders;

/** Says this and hears everything until the server ends the connection or `isEnough`. */
function say(port: number, bytes: Buffer, isEnough: (heard: string[]) => boolean) {
  return new Promise<string[]>((resolve) => {
    const socket = net.connect(port, '127.0.0.1');
    let held = Buffer.alloc(0);
    const heard: string[] = [];
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(heard));
    socket.on('data', (piece) => {
      held = Buffer.concat([held, piece]);
      while (held.length >= 9 && held.length >= 9 + held.readUIntBE(0, 3)) {
        const payload = held.subarray(9, 9 + held.readUIntBE(0, 3));
        const stream = held.readUInt32BE(5);
        const names: Record<number, string> = { 0: 'DATA', 1: 'HEADERS', 3: 'RESET', 7: 'GOAWAY' };
        const type = names[held[3] as number];
        const why = type === 'GOAWAY' ? payload.readUInt32BE(4) : payload.toString('latin1');
        const said = type === 'RESET' ? payload.readUInt32BE(0) : why;
        if (type && type !== 'HEADERS') heard.push(`${type} ${stream} ${said}`);
        held = held.subarray(9 + payload.length);
      }
      if (isEnough(heard)) socket.destroy();
    });
    socket.write(bytes);
  });
}

const never = (): boolean => false;

function twice(one: Buffer): readonly [Buffer, Buffer] {
  return [one, one];
}

/** RFC 9113, 5.4.1: what each of these is answered with before the connection ends. */
const connectionErrors: readonly [what: string, why: number, ...frames: Buffer[]][] = [
  ['settings of a stream', 1, frame(4, 0, 1)],
  ['settings of five bytes', 6, frame(4, 0, 0, '0003000000')],
  ['an acknowledgement that says something', 6, frame(4, 1, 0, '000300000001')],
  ['a window of 2^31 for each stream', 3, frame(4, 0, 0, '000480000000')],
  ['push that is neither on nor off', 1, frame(4, 0, 0, '000200000002')],
  ['a ping of seven bytes', 6, frame(6, 0, 0, '00'.repeat(7))],
  ['a frame larger than we take', 6, frame(0, 0, 1, '00'.repeat(16_385))],
  ['a request on an even stream', 1, frame(1, whole, 2, head)],
  ['a request on stream 0', 1, frame(1, whole, 0, head)],
  ['a body before its request', 1, frame(0, 0, 1, '00')],
  ['a reset before its request', 1, frame(3, 0, 1, '00000008')],
  ['a window before its request', 1, frame(8, 0, 1, '00000008')],
  ['a window that grows by nothing', 1, frame(8, 0, 0, '00000000')],
  ['a window that is too large', 3, frame(8, 0, 0, '7fffffff')],
  ['a push', 1, frame(5, 4, 1, '00000002')],
  ['a continuation of nothing', 1, frame(9, 4, 1, head)],
  ['a ping within a header', 1, frame(1, endStream, 1, head), frame(6, 0, 0, '00'.repeat(8))],
  ['the continuation of another', 1, frame(1, endStream, 1, head), frame(9, 4, 3, '')],
  ['more padding than frame', 1, frame(1, whole | padded, 1, `20${head}`)],
  ['a place without a field', 9, frame(1, whole, 1, 'ff80ffffff7f')],
  ['a table that is too large', 9, frame(1, whole, 1, `3fe2ff03${head}`)],
  ['a text that is cut off', 9, frame(1, whole, 1, '8386844105')],
  ['a text in no code', 9, frame(1, whole, 1, '83868441840000')],
  ['a body behind a reset', 5, frame(1, 4, 1, head), frame(3, 0, 1, '00000008'), frame(0, 1, 1)],
  ['a request behind its end', 5, frame(1, whole, 1, head), ...twice(frame(1, whole, 1, head))],
  ['a body behind its end', 5, frame(1, whole, 1, head), ...twice(frame(0, 1, 1, '00'))],
  ['a number that was passed over', 5, frame(1, whole, 5, head), frame(1, whole, 3, head)],
  ['a priority of itself', 1, frame(2, 0, 3, '0000000310')],
  ['a priority of four bytes', 6, frame(2, 0, 3, '00000001')],
  [
    'a window that settings make too large',
    3,
    frame(1, 4, 1, head),
    frame(8, 0, 1, '7fff0000'),
    frame(4, 0, 0, '000400010000'),
  ],
  [
    'a header without end',
    11,
    frame(1, endStream, 1, head),
    ...Array.from({ length: 70 }, () => frame(9, 0, 1)),
  ],
];

/** RFC 9113, 5.4.2: these end one request, and the connection goes on. */
const streamErrors: readonly [what: string, why: number, block: string][] = [
  ['no path', 1, '8386410178'],
  ['a second method', 1, `${head}82`],
  ['a pseudo field of answers', 1, `${head}88`],
  ['a pseudo field behind a field', 1, `${head}0001610162`.replace('84', '') + '84'],
  ['a name in capitals', 1, `${head}0001410162`],
  ['a value with a line break', 1, `${head}000161010a`],
  ['a field of HTTP/1', 1, `${head}000a${Buffer.from('connection').toString('hex')}0161`],
  ['fewer bytes than were promised', 1, `${head}0f0d0139`],
  ['more fields than we read', 11, `${head}${`0001617fa103${'62'.repeat(544)}`.repeat(29)}`],
];

suite('a connection of HTTP/2', () => {
  for (const [what, why, ...frames] of connectionErrors) {
    test(`ends with ${what}`, async (t) => {
      const heard = await say(await open(t), Buffer.concat([hello, ...frames]), never);
      assert.match(heard.at(-1) ?? '', new RegExp(`^GOAWAY 0 ${why}$`));
    });
  }

  test('answers what it refuses beyond the end of a request once, and then ends', async (t) => {
    const bytes = [frame(1, whole, 1, head), ...twice(frame(0, 1, 1, '00'))];
    const heard = await say(await open(t), Buffer.concat([hello, ...bytes]), never);
    assert.deepEqual(heard, ['RESET 1 5', 'GOAWAY 0 5']);
  });

  test('passes over what was on its way when it gave a request up', async (t) => {
    const wrong = frame(1, endHeaders, 1, '8386410178');
    const late = [frame(0, 0, 1, '00'), frame(0, 0, 1, '00'), frame(1, whole, 1, '0001610162')];
    const next = frame(1, whole, 3, head);
    const heard = await say(
      await open(t),
      Buffer.concat([hello, wrong, ...late, next]),
      (soFar) => soFar.length === 2,
    );
    assert.deepEqual(heard.toSorted(), ['DATA 3 0 bytes', 'RESET 1 1']);
  });

  test('refuses a request that waits for itself', async (t) => {
    const bytes = Buffer.concat([hello, frame(1, whole | withPriority, 1, `0000000110${head}`)]);
    const heard = await say(await open(t), bytes, (soFar) => soFar.length === 1);
    assert.deepEqual(heard, ['RESET 1 1']);
  });

  test('refuses a name again that it has refused, also by its place in the table', async (t) => {
    const [first, second] = [`${head}4001410162`, `${head}0f2f0162`];
    const asked = [frame(1, whole, 1, first), frame(1, whole, 3, second)];
    const bytes = Buffer.concat([hello, ...asked]);
    const heard = await say(await open(t), bytes, (soFar) => soFar.length === 2);
    assert.deepEqual(heard, ['RESET 1 1', 'RESET 3 1']);
  });

  test('puts nothing together of a block that names one large field again and again', async (t) => {
    const field = `40017a7f8118${'62'.repeat(3_000 - 1)}`;
    const block = Buffer.from(`${head}${field}${'be'.repeat(60_000)}`, 'hex');
    const pieces = Array.from({ length: 4 }, (_, at) =>
      block.subarray(at * 16_000, at * 16_000 + 16_000),
    );
    const asked = pieces.map((piece, at) =>
      frame(at === 0 ? 1 : 9, (at === 0 ? endStream : 0) | (at === 3 ? endHeaders : 0), 1, piece),
    );
    const startedMs = performance.now();
    const bytes = Buffer.concat([hello, ...asked]);
    const heard = await say(await open(t), bytes, (soFar) => soFar.length === 1);
    assert.deepEqual(heard, ['RESET 1 11']);
    assert.ok(performance.now() - startedMs < 2_000);
  });

  test('keeps a body that comes byte by byte, between frames of none', async (t) => {
    const piece = Buffer.concat([frame(0, 0, 1, '61'), frame(0, 0, 1), frame(0, 0, 1)]);
    const bytes = Buffer.concat([
      hello,
      frame(1, endHeaders, 1, head),
      ...Array.from({ length: 5_000 }, () => piece),
      frame(0, endStream, 1),
    ]);
    const heard = await say(await open(t), bytes, (soFar) => soFar.length === 1);
    assert.deepEqual(heard, ['DATA 1 5000 bytes']);
  });

  test('takes an answer back that nobody makes room for', async (t) => {
    const port = await open(t, { limits: { requestTimeoutMs: 50 } });
    const noWindow = frame(4, 0, 0, '000400000000');
    const bytes = Buffer.concat([hello, noWindow, frame(1, whole, 1, head)]);
    const heard = await say(port, bytes, (soFar) => soFar.length === 1);
    assert.deepEqual(heard, ['RESET 1 8']);
  });

  test('ends when it does not begin with its settings', async (t) => {
    const heard = await say(await open(t), Buffer.concat([preface, frame(6, 0, 0)]), never);
    assert.deepEqual(heard, ['GOAWAY 0 1']);
  });

  for (const [what, why, block] of streamErrors) {
    test(`refuses a request with ${what}, and answers the next`, async (t) => {
      const pieces = block.match(/.{1,30000}/g) ?? [];
      const asked = pieces.map((piece, at) => {
        const isLast = at === pieces.length - 1 ? endHeaders : 0;
        return at === 0 ? frame(1, endStream | isLast, 1, piece) : frame(9, isLast, 1, piece);
      });
      const next = frame(1, whole, 3, head);
      const heard = await say(
        await open(t),
        Buffer.concat([hello, ...asked, next]),
        (soFar) => soFar.length === 2,
      );
      assert.deepEqual(heard.toSorted(), ['DATA 3 0 bytes', `RESET 1 ${why}`]);
    });
  }

  test('reads what is padded, cut up, prioritised, unknown or followed by trailers', async (t) => {
    const bytes = Buffer.concat([
      hello,
      frame(0xbe, 0xff, 0, '00'),
      frame(2, 0, 1, '0000000010'),
      frame(1, padded | withPriority, 1, `020000000010${head.slice(0, 4)}0000`),
      frame(9, endHeaders, 1, head.slice(4)),
      frame(0, padded, 1, '0361626300ffff'),
      frame(0, 0, 1, ''),
      frame(1, whole, 1, '0001610162'),
    ]);
    const port = await open(t);
    const heard = await say(port, bytes, (soFar) => soFar.length === 1);
    assert.deepEqual(heard, ['DATA 1 3 bytes']);
  });

  test('takes no more at once than it said, with what was asked and given up', async (t) => {
    const { promise: mayAnswer, resolve: release } = Promise.withResolvers<void>();
    const port = await open(t, {
      limits: { streams: 2 },
      handle: async () => {
        await mayAnswer;
        return { status: 200, headers: {}, body: 'done', route: '' };
      },
    });
    const asked = [1, 3].flatMap((id) => [frame(1, whole, id, head), frame(3, 0, id, '00000008')]);
    const heard = await say(
      port,
      Buffer.concat([hello, ...asked, frame(1, whole, 5, head)]),
      (soFar) => soFar.length === 1,
    );
    assert.deepEqual(heard, ['RESET 5 7']);
    release();
  });

  test('ends when nobody reads what is answered', async (t) => {
    const port = await open(t, {
      handle: async () => ({ status: 200, headers: {}, body: 'x'.repeat(100_000), route: '' }),
    });
    const socket = net.connect(port, '127.0.0.1').pause();
    socket.on('error', () => undefined);
    const isEnded = new Promise((resolve) => socket.on('close', resolve));
    const windows = [frame(4, 0, 0, '00047fffffff'), frame(8, 0, 0, '7fff0000')];
    socket.write(Buffer.concat([hello, ...windows]));
    for (let id = 1; id < 400; id += 2) socket.write(frame(1, whole, id, head));
    const again = setInterval(() => socket.write(frame(6, 0, 0, '00'.repeat(8))), 20);
    t.after(() => clearInterval(again));
    await isEnded;
  });

  const floods = { pings: frame(6, 0, 0, '00'.repeat(8)), settings: frame(4, 0, 0) };
  for (const [what, one] of Object.entries(floods)) {
    test(`ends a flood of ${what} whose answers nobody reads`, async (t) => {
      const socket = net.connect(await open(t), '127.0.0.1').pause();
      socket.on('error', () => undefined);
      const isEnded = new Promise((resolve) => socket.on('close', resolve));
      socket.write(hello);
      const many = Buffer.concat(Array.from({ length: 10_000 }, () => one));
      const more = setInterval(() => socket.writable && socket.write(many), 1);
      t.after(() => clearInterval(more));
      await isEnded;
    });
  }
});
