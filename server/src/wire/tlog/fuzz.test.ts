import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  checkpointText,
  inclusionProofText,
  leafHash,
  nodeHash,
  noteText,
  readCheckpoint,
  readInclusionProof,
  readNote,
  readVerifierKey,
  signNote,
  verifierKey,
  verifierKeyText,
  verifyInclusion,
  WrongNote,
} from './index.ts';

const origin = 'example.com/log';
const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const key = verifierKey(origin, publicKey, 'ed25519');
const entry = Buffer.from('what happened');
const sibling = leafHash(Buffer.from('something else'));
const root = nodeHash(leafHash(entry), sibling);
const text = checkpointText({ origin, size: 2, root });
const checkpoint = noteText({ text, signatures: [signNote(text, key, privateKey)] });
const proof = { extra: Buffer.from('beside it'), index: 0, path: [sibling], checkpoint };
const whole = inclusionProofText(proof);
const trusted = { origin, keys: [key] };

function refuses(work: () => unknown): boolean {
  try {
    work();
    return false;
  } catch (error) {
    assert.ok(error instanceof WrongNote, String(error));
    return true;
  }
}

test('a proof says again what it was made from, and holds', () => {
  assert.deepEqual(readInclusionProof(whole), proof);
  const { checkpoint: head, signers } = verifyInclusion(readInclusionProof(whole), entry, trusted);
  assert.deepEqual([head.size, signers], [2, [key]]);
});

test('whatever byte of a proof is another one, it is refused or proves the same', () => {
  const bytes = Buffer.from(whole);
  const flip = fc.record({ at: fc.nat(bytes.length - 1), to: fc.integer({ min: 0, max: 255 }) });
  const property = fc.property(flip, ({ at, to }) => {
    if (bytes[at] === to) return;
    const changed = Buffer.from(bytes);
    changed[at] = to;
    const isRefused = refuses(() => {
      const read = readInclusionProof(changed.toString());
      // The extra data is not covered, and whoever uses it derives the entry from it.
      if (!read.extra.equals(proof.extra)) throw new WrongNote('other extra data');
      verifyInclusion(read, entry, trusted);
    });
    assert.ok(isRefused, `byte ${at} as ${to}`);
  });
  fc.assert(property, { numRuns: 3_000 });
});

test('a proof as long as a page takes is read, and refused beyond that', () => {
  const most = 131_072;
  assert.throws(() => readInclusionProof('x'.repeat(most)), /no proof of inclusion/);
  assert.throws(() => readInclusionProof('x'.repeat(most + 1)), /too long/);
});

test('nothing that is thrown at the readers does more than be refused', () => {
  const parts = fc.constantFrom('\n', '\n\n', '— ', origin, ' ', 'index 0', 'extra ', whole, '0');
  const noise = fc.oneof(fc.string({ unit: 'binary' }), parts);
  const property = fc.property(fc.array(noise, { maxLength: 8 }), (pieces) => {
    const source = pieces.join('');
    if (source === whole) return;
    for (const read of [readNote, readCheckpoint, readInclusionProof, readVerifierKey]) {
      refuses(() => read(source));
    }
  });
  fc.assert(property, { numRuns: 2_000 });
});

test('a proof of another log, by a stranger or of an entry that is not there is refused', () => {
  const stranger = generateKeyPairSync('ed25519');
  const forged = noteText({ text, signatures: [signNote(text, key, stranger.privateKey)] });
  const unknown = verifierKey(origin, stranger.publicKey, 'ed25519');
  const byStranger = noteText({ text, signatures: [signNote(text, unknown, stranger.privateKey)] });
  const witness = verifierKey(origin, publicKey, 'cosignature/v1');
  for (const [wrong, why] of [
    [{ ...proof, checkpoint: forged }, /wrong signature/],
    [{ ...proof, checkpoint: byStranger }, /has not signed/],
    [{ ...proof, index: 1 }, /not in the log/],
    [{ ...proof, path: [] }, /not in the log/],
  ] as const) {
    assert.throws(() => verifyInclusion(wrong, entry, trusted), why);
  }
  assert.throws(() => verifyInclusion(proof, Buffer.from('forged'), trusted), /not in the log/);
  assert.throws(
    () => verifyInclusion(proof, entry, { ...trusted, origin: 'a.b/c' }),
    /another log/,
  );
  assert.throws(() => verifyInclusion(proof, entry, { origin, keys: [witness] }), /has not signed/);
});

test('a verifier key is read as it was written, and only so', () => {
  const written = verifierKeyText(key);
  assert.deepEqual(readVerifierKey(written).id, key.id);
  const [name, id, rest] = written.split('+') as [string, string, string];
  assert.ok(refuses(() => readVerifierKey(`${name}x+${id}+${rest}`)));
  assert.ok(refuses(() => readVerifierKey(`${name}+00000000+${rest}`)));
  assert.ok(refuses(() => verifierKey('two words', publicKey, 'ed25519')));
});
