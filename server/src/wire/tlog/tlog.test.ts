import assert from 'node:assert/strict';
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import {
  checkpointText,
  consistencyRanges,
  type Hash,
  hashInTile,
  inclusionProofText,
  inclusionRanges,
  leafHash,
  noteText,
  readCheckpoint,
  readInclusionProof,
  readNote,
  readTilePath,
  readTrustedKey,
  readVerifierKey,
  rootOf,
  rootOfTile,
  signersOf,
  signNote,
  tileOf,
  tileWidth,
  trustedKeyText,
  verifierKey,
  verifierKeyText,
  widthOf,
  WrongNote,
} from './index.ts';
import { tilePath } from './tiles.ts';
import type { Subtree } from './tree.ts';
import { isConsistent, rootByInclusion } from './verify.ts';

/**
 * Made by golang.org/x/mod v0.43.0, the implementation that Go's own module log runs: roots, proofs
 * (their length and a digest of their hashes) and tiles of a tree of `entry 0`, `entry 1` and so
 * on, and a checkpoint of it.
 */
const vectors = JSON.parse(
  readFileSync(new URL('vectors.json', import.meta.url), 'utf8'),
) as Vectors;
interface Vectors {
  readonly roots: Readonly<Record<string, string>>;
  readonly inclusion: Readonly<Record<string, string>>;
  readonly consistency: Readonly<Record<string, string>>;
  readonly tiles: Readonly<Record<string, string>>;
  readonly seed: string;
  readonly verifierKey: string;
  readonly checkpoint: string;
}
const size = 70_000;

/** All tiles of the tree, grown from the leaves. */
const levels: Buffer[][] = [];
function grow(level: number, hashes: readonly Hash[]): void {
  const tiles: Buffer[] = [];
  for (let at = 0; at < hashes.length; at += tileWidth) {
    tiles.push(Buffer.concat(hashes.slice(at, at + tileWidth)));
  }
  levels[level] = tiles;
  const full = tiles.filter(({ length }) => length === tileWidth * 32);
  if (full.length > 0) grow(level + 1, full.map(rootOfTile));
}
grow(
  0,
  Array.from({ length: size }, (_, index) => leafHash(Buffer.from(`entry ${index}`))),
);

function hashOf(subtree: Subtree): Hash {
  const { level, number } = tileOf(subtree);
  return hashInTile(subtree, levels[level]?.[number] ?? Buffer.alloc(0));
}

const leafOf = (index: number) => hashOf({ height: 0, index });
const headOf = (count: number) => ({ size: count, root: rootOf({ start: 0, end: count }, hashOf) });
const inclusion = (index: number, count: number) =>
  inclusionRanges(index, count).map((range) => rootOf(range, hashOf));
const consistency = (before: number, count: number) =>
  consistencyRanges(before, count).map((range) => rootOf(range, hashOf));

function digestOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 24);
}
const proofDigest = (hashes: readonly Hash[]) =>
  `${hashes.length} ${digestOf(Buffer.concat(hashes))}`;

/** `3/17`, as the vectors are named. */
const pairOf = (name: string) => name.split('/').map(Number) as [number, number];

test('only a full tile has a root', () => {
  const full = Buffer.alloc(256 * 32, 7);
  assert.equal(rootOfTile(full).length, 32);
  for (const tile of [full.subarray(32), full.subarray(0, 128 * 32), Buffer.concat([full, full])]) {
    assert.throws(() => rootOfTile(tile), RangeError);
  }
});

test('roots, tiles and proofs are those that another implementation makes', () => {
  const made = {
    roots: Object.keys(vectors.roots).map((count) => [
      count,
      headOf(Number(count)).root.toString('hex'),
    ]),
    inclusion: Object.keys(vectors.inclusion).map((name) => [
      name,
      proofDigest(inclusion(...pairOf(name))),
    ]),
    consistency: Object.keys(vectors.consistency).map((name) => [
      name,
      proofDigest(consistency(...pairOf(name))),
    ]),
    tiles: Object.keys(vectors.tiles).map((name) => {
      const [, , level = '', ...path] = name.split('/');
      const place = readTilePath(path.join('/'));
      return [name, digestOf(levels[Number(level)]?.[place?.number ?? -1] ?? Buffer.alloc(0))];
    }),
  };
  for (const [kind, entries] of Object.entries(made)) {
    const expected = vectors[kind as keyof typeof made];
    assert.deepEqual(Object.fromEntries(entries as [string, string][]), expected);
  }
});

test('each proof leads to the root, and no other leaf, place, size or path does', () => {
  for (const [index, count] of Object.keys(vectors.inclusion).map(pairOf)) {
    const { root } = headOf(count);
    const path = inclusion(index, count);
    const leads = (at: number, of: number, leaf: Hash, by: readonly Hash[]) =>
      rootByInclusion({ index: at, size: of }, leaf, by)?.equals(root) ?? false;
    assert.ok(leads(index, count, leafOf(index), path));
    assert.ok(!leads(index, count, leafHash(Buffer.from('forged')), path));
    assert.ok(!leads(index, count, leafOf(index), [...path, root]));
    assert.ok(!leads(count, count, leafOf(index), path));
    assert.ok(!leads(-1, count, leafOf(index), path));
    if (path.length === 0) continue;
    assert.ok(!leads(index, count, leafOf(index), path.slice(1)));
    assert.ok(!leads(index === 0 ? 1 : index - 1, count, leafOf(index), path));
    const flipped = path.map((hash, at) => (at === 0 ? leafHash(hash) : hash));
    assert.ok(!leads(index, count, leafOf(index), flipped));
  }
});

test('an older tree is shown to be the beginning of a newer one, and nothing else is', () => {
  for (const [before, count] of Object.keys(vectors.consistency).map(pairOf)) {
    const [older, newer] = [headOf(before), headOf(count)];
    const proof = consistency(before, count);
    assert.ok(isConsistent(older, newer, proof));
    const other = { ...older, root: leafHash(Buffer.from('another history')) };
    assert.ok(!isConsistent(other, newer, proof));
    assert.ok(!isConsistent(older, { ...newer, root: other.root }, proof));
    assert.ok(!isConsistent(older, newer, [...proof, other.root]));
    if (before < count) {
      assert.ok(!isConsistent(newer, older, proof));
      assert.ok(!isConsistent(older, newer, proof.slice(1)));
    }
  }
  assert.ok(isConsistent(headOf(0), headOf(5), []));
});

test('a checkpoint is signed as others sign it, and is read by the key that they publish', () => {
  const pkcs8 = Buffer.from(`302e020100300506032b657004220420${vectors.seed}`, 'hex');
  const secret = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });
  const key = verifierKey('example.com/log', createPublicKey(secret), 'ed25519');
  assert.equal(verifierKeyText(key), vectors.verifierKey);
  const { root } = headOf(size);
  const text = checkpointText({ origin: 'example.com/log', size, root });
  assert.equal(noteText({ text, signatures: [signNote(text, key, secret)] }), vectors.checkpoint);

  const { checkpoint, note } = readCheckpoint(vectors.checkpoint);
  assert.deepEqual(checkpoint, { origin: 'example.com/log', size, root });
  const published = readVerifierKey(vectors.verifierKey);
  assert.deepEqual(
    signersOf(note, [published]).map(({ name }) => name),
    ['example.com/log'],
  );
});

test('the example of the specification verifies', () => {
  const key = readVerifierKey(
    'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k',
  );
  const signature =
    'Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=';
  const source = `This is an example message.\n\n— example.com/foo ${signature}\n`;
  assert.deepEqual(signersOf(readNote(source), [key]), [key]);
});

test('a tile is named by three digits a folder, and only so', () => {
  for (const [number, width, path] of [
    [0, 256, '000'],
    [999, 256, '999'],
    [1_000, 256, 'x001/000'],
    [1_234_067, 256, 'x001/x234/067'],
    [1_234_067, 17, 'x001/x234/067.p/17'],
  ] as const) {
    assert.equal(tilePath(number, width), path);
    assert.deepEqual(readTilePath(path), { number, width });
  }
  for (const wrong of ['', '1', '0000', 'x000/001', '001.p/0', '001.p/256', '001.p/01', '../001']) {
    assert.equal(readTilePath(wrong), undefined, wrong);
  }
});

test('a tree has as many hashes in its tiles as the specification says', () => {
  const widths = [
    { level: 0, number: 273 },
    { level: 0, number: 274 },
    { level: 1, number: 0 },
    { level: 1, number: 1 },
    { level: 2, number: 0 },
    { level: 3, number: 0 },
  ].map((place) => widthOf(place, 70_000));
  assert.deepEqual(widths, [112, 0, 256, 17, 1, 0]);
});

test('a key that retired is published with its span, and one that signs without', () => {
  const key = readVerifierKey(vectors.verifierKey);
  assert.equal(trustedKeyText(key), vectors.verifierKey);
  const retired = { ...key, lastSize: 7, lastAtMs: Date.parse('2026-11-23T01:30:00Z') };
  const published = trustedKeyText(retired);
  assert.equal(published, `${vectors.verifierKey} 7 2026-11-23T01:30:00.000Z`);
  const { lastSize, lastAtMs } = readTrustedKey(published);
  assert.deepEqual([lastSize, lastAtMs], [7, retired.lastAtMs]);
  assert.equal(readTrustedKey(vectors.verifierKey).lastSize, undefined);
});

test('a key of another kind is none of a log', () => {
  const { publicKey } = generateKeyPairSync('x25519');
  assert.throws(() => verifierKey('example.com/log', publicKey, 'ed25519'), WrongNote);
});

test('a proof has a line of extra data where it has any', () => {
  const bare = { extra: Buffer.alloc(0), index: 3, path: [], checkpoint: vectors.checkpoint };
  const text = inclusionProofText(bare);
  assert.match(text, /^c2sp\.org\/tlog-proof@v1\nindex 3\n\n/);
  assert.deepEqual(readInclusionProof(text), bare);
  const more = { ...bare, extra: Buffer.from('receipt') };
  assert.deepEqual(readInclusionProof(inclusionProofText(more)), more);
});
