import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { checkpointText } from './checkpoint.ts';
import { leafHash } from './hash.ts';
import { signText, verifierKey } from './keys.ts';
import { cosignedText, noteText, signatureText, signNote } from './note.ts';
import {
  addCheckpointText,
  readCosignature,
  readWitnessedSize,
  splitSignatures,
  withCosignatures,
} from './witness.ts';
import { WrongNote } from './wrong-note.ts';

const origin = 'example.com/log';
const log = generateKeyPairSync('ed25519');
const witness = generateKeyPairSync('ed25519');
const logKey = verifierKey(origin, log.publicKey, 'ed25519');
const key = verifierKey('witness.example/w1', witness.publicKey, 'cosignature/v1');
const text = checkpointText({ origin, size: 7, root: leafHash(Buffer.from('root')) });
const checkpoint = noteText({ text, signatures: [signNote(text, logKey, log.privateKey)] });

function cosigned(of = text, seconds = 1_679_315_147n, name = key.name): string {
  const time = Buffer.alloc(8);
  time.writeBigUInt64BE(seconds);
  const signature = signText(cosignedText(of, seconds), witness.privateKey);
  return signatureText({ name, keyId: key.id, bytes: Buffer.concat([time, signature]) });
}

test('what a witness is asked is as the specification has it', () => {
  const proof = [leafHash(Buffer.from('a')), leafHash(Buffer.from('b'))];
  assert.equal(
    addCheckpointText({ oldSize: 5, proof, checkpoint }),
    `old 5\n${proof.map((hash) => `${hash.toString('base64')}\n`).join('')}\n${checkpoint}`,
  );
  assert.equal(addCheckpointText({ oldSize: 0, proof: [], checkpoint }), `old 0\n\n${checkpoint}`);
});

test('a cosignature is taken from among those of others, and only where it is right', () => {
  const line = cosigned();
  const stranger = cosigned(text, 1n, 'stranger.example/w');
  assert.equal(readCosignature(`${stranger}\n${line}\n`, checkpoint, key), line);
  for (const wrong of [
    '',
    line,
    `${stranger}\n`,
    `${cosigned(text.replace('7', '8'))}\n`,
    `${line}\n${cosigned(text.replace('7', '8'))}\n`,
    // At a time that no date has, on which every page that shows it would fail.
    `${cosigned(text, 8_640_000_000_001n)}\n`,
    `${line}\n`.repeat(33),
    `${line}\n\n`,
    'x'.repeat(20_000),
  ]) {
    assert.throws(() => readCosignature(wrong, checkpoint, key), WrongNote, wrong.slice(0, 80));
  }
  assert.throws(() => readCosignature(`${line}\n`, checkpoint, logKey), WrongNote);
});

test('whatever a witness answers is read or refused', () => {
  const pieces = fc.constantFrom(cosigned(), '— ', '\n', key.name, 'AAAA', '409', '0', '12\n');
  const noise = fc.array(fc.oneof(fc.string({ unit: 'binary' }), pieces), { maxLength: 8 });
  const property = fc.property(noise, (parts) => {
    const answer = parts.join('');
    for (const read of [
      () => readCosignature(answer, checkpoint, key),
      () => readWitnessedSize(answer),
      () => splitSignatures(answer),
    ]) {
      try {
        read();
      } catch (error) {
        assert.ok(error instanceof WrongNote, String(error));
      }
    }
  });
  fc.assert(property, { numRuns: 2_000 });
});

test('the size that a witness has seen is a number and a line feed', () => {
  assert.equal(readWitnessedSize('20852014\n'), 20_852_014);
  for (const wrong of ['20852014', '020\n', '-1\n', '\n', '1\n\n', '1 \n', '0x1\n']) {
    assert.throws(() => readWitnessedSize(wrong), WrongNote, wrong);
  }
});

test('lines of witnesses stand below those of the log, and can be taken off again', () => {
  const line = cosigned();
  const whole = withCosignatures(checkpoint, [line]);
  assert.deepEqual(splitSignatures(whole), { ours: checkpoint, witnesses: [line] });
});
