import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import { Malformed } from './bytes.ts';
import { proofOfCode } from './proof.ts';

const path = [1, 2, 3].map((byte) => Buffer.alloc(32, byte));
const note = 'example.com/log\n8\nroot\n\n— example.com/log sig\n';
/** Longer than one byte can say, and a place that 32 bits cannot. */
const extra = Buffer.from('e'.repeat(700));
const own = Buffer.from('o'.repeat(300));
const index = 3 * 2 ** 32 + 5;

function measured(bytes: Buffer): Buffer {
  return Buffer.concat([Buffer.of(bytes.length >> 8, bytes.length & 255), bytes]);
}

/** Laid out anew from docs/decisions/a-proof-in-a-code.md. */
function codeOf(texts: Buffer, { version = 1, hashes = path, count = path.length } = {}): string {
  const head = Buffer.of(version, count, 0, 3, 0, 0, 0, 5);
  return Buffer.concat([head, ...hashes, deflateRawSync(texts)]).toString('base64url');
}

test('a code says the place, the hashes, receipt, the owner’s part and who signed', async () => {
  const whole = Buffer.concat([measured(extra), measured(own), Buffer.from(note)]);
  const read = await proofOfCode(codeOf(whole));
  assert.equal(read.index, index);
  assert.deepEqual(
    read.path.map((one) => Buffer.from(one)),
    path,
  );
  assert.deepEqual(Buffer.from(read.extra), extra);
  assert.deepEqual(read.own && Buffer.from(read.own), own);
  assert.equal(read.checkpoint, note);
  const payers = Buffer.concat([measured(extra), Buffer.alloc(2), Buffer.from(note)]);
  assert.equal((await proofOfCode(codeOf(payers, { hashes: [], count: 0 }))).own, undefined);
});

test('a code that is cut off, of another version or of other hashes is no proof', async () => {
  const whole = Buffer.concat([measured(extra), measured(own), Buffer.from(note)]);
  const wrong = [
    codeOf(whole, { version: 2 }),
    codeOf(whole, { count: 4 }),
    codeOf(whole, { count: 2 }),
    codeOf(whole).slice(0, 8),
    codeOf(whole.subarray(0, 701)),
    codeOf(whole.subarray(0, 702 + 301)),
    // Nobody has signed it.
    codeOf(whole.subarray(0, 702 + 302)),
    codeOf(whole.subarray(0, -1)),
    codeOf(Buffer.concat([measured(extra), Buffer.alloc(2), Buffer.from([0xff, 10])])),
  ];
  for (const [at, code] of wrong.entries()) {
    await assert.rejects(proofOfCode(code), Malformed, `the ${at + 1}th`);
  }
});
