import assert from 'node:assert/strict';
import { generateKeyPairSync, hash, sign } from 'node:crypto';
import { suite, test } from 'node:test';
import { deflateSync } from 'node:zlib';
import { check, type Verdict } from './check.ts';
import { rowsOf } from './facts.ts';
import type { Kept } from './kept.ts';
import { proofOfFile, proofOfPasted } from './sources.ts';

const origin = 'lowu.localhost/log';
const nowMs = Date.parse('2026-11-23T01:30:00Z');

/** A key as its owner publishes it (C2SP signed-note), and what signs with it. */
function newKey(name: string, type: number) {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
  const typed = Buffer.concat([Buffer.of(type), raw]);
  const id = sha256(Buffer.from(`${name}\n`), typed).subarray(0, 4);
  return {
    published: `${name}+${id.toString('hex')}+${typed.toString('base64')}`,
    /** Signs a text, behind bytes that stand before the signature. */
    line: (text: string, before = Buffer.alloc(0)) =>
      lineOf(name, id, before, sign(null, Buffer.from(text), privateKey)),
    /** A line in this key's name that it has not signed. */
    wrongLine: () => lineOf(name, id, Buffer.alloc(64)),
  };
}

function lineOf(name: string, ...bytes: readonly Uint8Array[]): string {
  return `— ${name} ${Buffer.concat(bytes).toString('base64')}\n`;
}

function sha256(...bytes: readonly Uint8Array[]): Buffer {
  return hash('sha256', Buffer.concat(bytes), 'buffer');
}

const log = newKey(origin, 1);
const witness = newKey('witness.example/w1', 4);
const pins = { origin, keys: [log.published], witnesses: [witness.published] };

const own = Buffer.from(`${'s'.repeat(16)}{"balanceAfter":"5320 HKD"}`);
const says = {
  paid: '4600 CNY',
  fee: '0 CNY',
  value: '5000 HKD',
  bonus: '0 HKD',
  bonusExpiresAt: null,
  validUntilAfter: null,
  providerReference: null,
};
const about = {
  reference: 'TH8K2M',
  maskedNumber: '+852 6****101',
  plan: null,
  channel: 'app',
  method: 'alipay_cn',
  rate: null,
};
const extra = Buffer.from(
  [
    `${'s'.repeat(16)}lowu.receipt/v1`,
    'code 7K2M9QPX4TB3',
    'kind topup',
    'topup t',
    'cause c',
    `issued_us ${(nowMs - 60_000) * 1_000}`,
    `says ${JSON.stringify(says)}`,
    `about ${JSON.stringify(about)}`,
    `own ${hash('sha256', own, 'hex')}\n`,
  ].join('\n'),
);
const sibling = sha256(Buffer.from('another leaf'));
const sibling64 = sibling.toString('base64');
const leaf = sha256(Buffer.of(0), sha256(extra));
const root = sha256(Buffer.of(1), leaf, sibling);
const text = `${origin}\n2\n${root.toString('base64')}\n`;
const proof = [
  'c2sp.org/tlog-proof@v1',
  `extra ${extra.toString('base64')}`,
  'index 0',
  sibling64,
  '',
  `${text}\n${log.line(text)}`,
].join('\n');

const verdictOn = (given: string): Promise<Verdict> =>
  check(async () => proofOfPasted(given), pins, nowMs);

/** The verdict, and where it failed or what stood in the way. */
async function saidOf(given: string): Promise<string> {
  const verdict = await verdictOn(given);
  if (verdict.is === 'genuine') return 'genuine';
  return verdict.is === 'notGenuine' ? verdict.step : verdict.obstacle;
}

/** The proof with the word of a witness who says when it saw the checkpoint. */
function seenAt(seconds: bigint): string {
  const time = Buffer.alloc(8);
  time.writeBigUInt64BE(seconds);
  return proof + witness.line(`cosignature/v1\ntime ${seconds}\n${text}`, time);
}

suite('the page that checks receipts', () => {
  test('believes the proof that the others are made of, and shows it', async () => {
    const verdict = await verdictOn(seenAt(1_679_315_147n));
    assert.equal(verdict.is, 'genuine');
    if (verdict.is !== 'genuine') return;
    assert.ok(rowsOf(verdict.facts, 'en').flat().includes('¥46.00'));
  });

  test('does not stop at a witness that saw it when no clock can have said so', async () => {
    for (const seconds of [8_640_000_000_001n, 2n ** 63n, 2n ** 64n - 1n]) {
      assert.equal(await saidOf(seenAt(seconds)), 'witness');
    }
  });

  for (const [what, given, said] of [
    ['a place behind the last leaf', proof.replace('index 0', 'index 2'), 'leaf'],
    ['a place that no number holds', proof.replace('index 0', `index ${2 ** 53}`), 'form'],
    ['a place written otherwise', proof.replace('index 0', 'index 00'), 'form'],
    ['a longer path', proof.replace(/^index 0\n.*$/m, (all) => `${all}\n${sibling64}`), 'leaf'],
    ['more hashes than any tree has', proof.replace(/^index 0$/m, withHashes(63)), 'form'],
    ['no path', proof.replace(/^(index 0)\n.*$/m, '$1'), 'leaf'],
    ['a hash that is cut short', proof.replace(/^index 0$/m, 'index 0\nAAAA'), 'form'],
    ['a tree of nothing', proof.replace(`${origin}\n2\n`, `${origin}\n0\n`), 'signature'],
    ['another name of the log below', proof.replace(`— ${origin}`, '— lowu.example/log'), 'key'],
    ['its signature, and a wrong one', proof + log.wrongLine(), 'signature'],
    ['two letters that look like others', proof.replaceAll('lowu.l', 'lοwu.l'), 'log'],
    ['an empty text', '', 'form'],
    ['a million characters', 'A'.repeat(1_000_000), 'form'],
    ['a text of more than a proof has', proof.padEnd(140_000, '\n'), 'form'],
    ['signs that turn the reading about', `\u202e${proof}`, 'form'],
    ['a null among them', proof.replace('index', 'ind\0ex'), 'form'],
  ] as const) {
    test(`says of ${what} that it is not genuine, at the step ${said}`, async () => {
      assert.notEqual(given, proof);
      assert.equal(await saidOf(given), said);
    });
  }

  test('believes nothing in which one character is another one', async () => {
    for (let at = 0; at < proof.length; at += 1) {
      const other = proof[at] === 'A' ? 'B' : 'A';
      const verdict = await verdictOn(proof.slice(0, at) + other + proof.slice(at + 1));
      assert.notEqual(verdict.is, 'genuine', `${at}: ${proof.slice(at - 10, at + 10)}`);
    }
  });
});

async function fileSaid(bytes: Buffer): Promise<string> {
  const verdict = await check(() => proofOfFile(Uint8Array.from(bytes)), pins, nowMs);
  if (verdict.is === 'genuine') return 'genuine';
  return verdict.is === 'notGenuine' ? verdict.step : verdict.obstacle;
}

function file(...streams: Buffer[]): Buffer {
  return Buffer.concat([Buffer.from('%PDF-1.7\n'), ...streams, Buffer.from('%%EOF\n')]);
}

function embedded(content: Buffer): Buffer {
  const packed = deflateSync(content);
  const dictionary = `/Type /EmbeddedFile /Filter /FlateDecode /Length ${packed.length}`;
  const head = `1 0 obj << ${dictionary} >> stream\n`;
  return Buffer.concat([Buffer.from(head), packed, Buffer.from('\nendstream endobj\n')]);
}

suite('of a file', () => {
  test('with the proof in it, and what is the owner’s, it is genuine', async () => {
    assert.equal(await fileSaid(file(embedded(Buffer.from(proof)), embedded(own))), 'genuine');
    const another = Buffer.from(own.toString().replace('5320', '9320'));
    assert.equal(await fileSaid(file(embedded(Buffer.from(proof)), embedded(another))), 'own');
  });

  test('that unpacks to more than any receipt has, nothing is unpacked on and on', async () => {
    const much = embedded(Buffer.alloc(130_000));
    const many = Array.from({ length: Math.floor(990_000 / much.length) }, () => much);
    assert.equal(await fileSaid(file(...many, embedded(Buffer.from(proof)))), 'form');
    assert.equal(await fileSaid(file(embedded(Buffer.alloc(10_000_000)))), 'form');
  });

  test('that only begins as one, it says that it proves nothing', async () => {
    const mega = 990_000;
    for (const filler of [
      'obj<<',
      'obj<<>>',
      'obj <<'.padEnd(64),
      '>>',
      '>> stream\n',
      '\0',
      'a',
    ]) {
      const text = `%PDF-1 0 obj<< ${filler.repeat(Math.floor(mega / filler.length))}`;
      assert.equal(await fileSaid(Buffer.from(text)), 'noProof', JSON.stringify(filler));
    }
    assert.equal(await fileSaid(Buffer.alloc(1_000_001)), 'form');
    assert.equal(await fileSaid(Buffer.alloc(0)), 'noProof');
    const head = '1 0 obj << /Type /EmbeddedFile /Length 99999999999999999999 >> stream\n';
    assert.equal(await fileSaid(file(Buffer.from(head), Buffer.from(proof))), 'noProof');
  });
});

function withHashes(count: number): string {
  return ['index 0', ...Array.from({ length: count }, () => sibling64)].join('\n');
}

const noteOf = (said: string, by = log): string => `${said}\n${by.line(said)}`;

/** What is said of the proof beside a checkpoint that somebody kept. */
const heldTo = async (kept: string): Promise<unknown> => {
  const verdict = await check(() => proofOfPasted(proof), { ...pins, kept }, nowMs);
  if (verdict.is === 'genuine') return verdict.facts.kept;
  return verdict.is === 'notGenuine' ? verdict.step : verdict.obstacle;
};

const standing = async (kept: string) => {
  const { is, size, isProven } = (await heldTo(kept)) as Kept;
  return [is, size, isProven];
};

suite('a checkpoint that somebody kept', () => {
  const otherRoot = sha256(Buffer.from('another tree')).toString('base64');
  const otherTree = text.replace(/\n.*\n$/, `\n${otherRoot}\n`);
  test('is the same, smaller or larger, and of one size it must be one tree', async () => {
    assert.deepEqual(await standing(noteOf(text)), ['same', 2, true]);
    assert.deepEqual(await standing(proof), ['same', 2, true], 'in another receipt’s proof');
    const smaller = noteOf(otherTree.replace('\n2\n', '\n1\n'));
    assert.deepEqual(await standing(smaller), ['smaller', 1, false]);
    assert.deepEqual(await standing(smaller.replaceAll('\n', '\r\n')), ['smaller', 1, false]);
    assert.deepEqual(await standing(noteOf(otherTree.replace('\n2\n', '\n3\n'))), [
      'larger',
      3,
      false,
    ]);
    const forked = { ...pins, kept: noteOf(otherTree) };
    const verdict = await check(() => proofOfPasted(proof), forked, nowMs);
    assert.deepEqual(verdict, { is: 'notGenuine', step: 'fork' });
  });

  test('of no log, of another one or by nobody’s key says nothing of a receipt', async () => {
    const another = newKey('another.example/log', 1);
    const elsewhere = text.replace(origin, 'another.example/log');
    for (const kept of ['nothing', text, noteOf(elsewhere, another), noteOf(text, another)]) {
      assert.equal(await heldTo(kept), 'kept');
    }
  });
});

/** The log’s key as one that has retired is published. */
const until = (size: number, atMs: number): readonly string[] => [
  `${log.published} ${size} ${new Date(atMs).toISOString()}`,
];

suite('by the clock and by keys that are over', () => {
  const issuedMs = nowMs - 60_000;
  const clockErrorMs = 600_000;
  const saidBy = async (keys: readonly string[], atMs = nowMs): Promise<string> => {
    const verdict = await check(() => proofOfPasted(proof), { ...pins, keys }, atMs);
    if (verdict.is === 'genuine') return 'genuine';
    return verdict.is === 'notGenuine' ? verdict.step : verdict.obstacle;
  };
  test('a receipt of a time that has not come is none, but for a clock that is wrong', async () => {
    assert.equal(await saidBy(pins.keys, issuedMs - clockErrorMs), 'genuine');
    assert.equal(await saidBy(pins.keys, issuedMs - clockErrorMs - 1), 'date');
  });

  test('a key that retired is believed as far as it signed, a stolen one not at all', async () => {
    assert.equal(await saidBy(until(2, issuedMs - clockErrorMs)), 'genuine');
    assert.equal(await saidBy(until(2, issuedMs - clockErrorMs - 1)), 'retired');
    assert.equal(await saidBy(until(1, nowMs)), 'retired');
    assert.equal(await saidBy(until(0, nowMs)), 'stolen');
    assert.equal(await saidBy([]), 'pins', 'a page without keys says nothing');
  });
});

test('a browser that cannot verify says nothing of a receipt', async (t) => {
  t.mock.method(crypto.subtle, 'importKey', () => Promise.reject(new Error('not supported')));
  assert.equal(await saidOf(proof), 'browser');
});
