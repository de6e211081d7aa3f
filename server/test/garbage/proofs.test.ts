import assert from 'node:assert/strict';
import { generateKeyPairSync, hash, sign } from 'node:crypto';
import { suite, test } from 'node:test';
import { deflateSync } from 'node:zlib';
import {
  checkpointText,
  cosignedText,
  inclusionProofText,
  leafHash,
  noteText,
  nodeHash,
  signNote,
  verifierKey,
  verifierKeyText,
  withCosignatures,
} from '#wire/tlog';
import { check, type Verdict } from '../../../web/verifier/check.ts';
import { rowsOf } from '../../../web/verifier/facts.ts';
import { proofOfFile, proofOfPasted } from '../../../web/verifier/sources.ts';

const origin = 'lowu.localhost/log';
const nowMs = Date.parse('2026-11-23T01:30:00Z');
const log = generateKeyPairSync('ed25519');
const logKey = verifierKey(origin, log.publicKey, 'ed25519');
const eye = generateKeyPairSync('ed25519');
const eyeKey = verifierKey('witness.example/w1', eye.publicKey, 'cosignature/v1');
const pins = {
  origin,
  keys: [verifierKeyText(logKey)],
  witnesses: [verifierKeyText(eyeKey)],
};

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
const sibling = leafHash(Buffer.from('another'));
const root = nodeHash(leafHash(hash('sha256', extra, 'buffer')), sibling);
const text = checkpointText({ origin, size: 2, root });
const checkpoint = noteText({ text, signatures: [signNote(text, logKey, log.privateKey)] });
const proof = inclusionProofText({ extra, index: 0, path: [sibling], checkpoint });

const verdictOn = (given: string): Promise<Verdict> =>
  check(async () => proofOfPasted(given), pins, nowMs);

/** The verdict, and where it failed or what stood in the way. */
async function saidOf(given: string): Promise<string> {
  const verdict = await verdictOn(given);
  if (verdict.is === 'genuine') return 'genuine';
  return verdict.is === 'notGenuine' ? verdict.step : verdict.obstacle;
}

/** The line of a witness who says that it saw the checkpoint at a time. */
function seenAt(seconds: bigint): string {
  const time = Buffer.alloc(12);
  time.writeUInt32BE(eyeKey.id);
  time.writeBigUInt64BE(seconds, 4);
  const signature = sign(null, Buffer.from(cosignedText(text, seconds)), eye.privateKey);
  return `— ${eyeKey.name} ${Buffer.concat([time, signature]).toString('base64')}`;
}

suite('the page that checks receipts', () => {
  test('believes the proof that the others are made of, and shows it', async () => {
    const verdict = await verdictOn(withCosignatures(proof, [seenAt(1_679_315_147n)]));
    assert.equal(verdict.is, 'genuine');
    if (verdict.is !== 'genuine') return;
    assert.ok(rowsOf(verdict.facts, 'en').flat().includes('¥46.00'));
  });

  test('does not stop at a witness that saw it when no clock can have said so', async () => {
    for (const seconds of [8_640_000_000_001n, 2n ** 63n, 2n ** 64n - 1n]) {
      assert.equal(await saidOf(withCosignatures(proof, [seenAt(seconds)])), 'witness');
    }
  });

  for (const [what, given, said] of [
    ['a place behind the last leaf', proof.replace('index 0', 'index 2'), 'leaf'],
    ['a place that no number holds', proof.replace('index 0', `index ${2 ** 53}`), 'form'],
    ['a place written otherwise', proof.replace('index 0', 'index 00'), 'form'],
    ['a longer path', proof.replace(/^index 0\n.*$/m, (all) => `${all}\n${a32()}`), 'leaf'],
    ['more hashes than any tree has', proof.replace(/^index 0$/m, withHashes(63)), 'form'],
    ['no path', proof.replace(/^(index 0)\n.*$/m, '$1'), 'leaf'],
    ['a hash that is cut short', proof.replace(/^index 0$/m, 'index 0\nAAAA'), 'form'],
    ['a tree of nothing', proof.replace(`${origin}\n2\n`, `${origin}\n0\n`), 'signature'],
    ['another name of the log below', proof.replace(`— ${origin}`, '— lowu.example/log'), 'key'],
    ['its signature, and a wrong one', `${proof}${wrongSignature()}\n`, 'signature'],
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

  test('says something of whatever one character is changed to, and never that it is another', async () => {
    for (let at = 0; at < proof.length; at += 1) {
      const other = proof[at] === 'A' ? 'B' : 'A';
      const verdict = await verdictOn(proof.slice(0, at) + other + proof.slice(at + 1));
      assert.notEqual(verdict.is, 'genuine', `${at}: ${proof.slice(at - 10, at + 10)}`);
    }
  });
});

suite('of a file', () => {
  const fileSaid = async (bytes: Buffer): Promise<string> => {
    const verdict = await check(() => proofOfFile(Uint8Array.from(bytes)), pins, nowMs);
    if (verdict.is === 'genuine') return 'genuine';
    return verdict.is === 'notGenuine' ? verdict.step : verdict.obstacle;
  };
  const file = (...streams: Buffer[]) =>
    Buffer.concat([Buffer.from('%PDF-1.7\n'), ...streams, Buffer.from('%%EOF\n')]);
  const embedded = (content: Buffer) => {
    const packed = deflateSync(content);
    const head = `1 0 obj << /Type /EmbeddedFile /Filter /FlateDecode /Length ${packed.length} >> stream\n`;
    return Buffer.concat([Buffer.from(head), packed, Buffer.from('\nendstream endobj\n')]);
  };

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

  test('that only begins as one, whatever stands in it, it is said that nothing is proved', async () => {
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

function a32(): string {
  return sibling.toString('base64');
}

function withHashes(count: number): string {
  return ['index 0', ...Array.from({ length: count }, a32)].join('\n');
}

function wrongSignature(): string {
  const id = Buffer.alloc(68);
  id.writeUInt32BE(logKey.id);
  return `— ${origin} ${id.toString('base64')}`;
}
