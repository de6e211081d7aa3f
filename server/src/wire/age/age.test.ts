import assert from 'node:assert/strict';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import fc from 'fast-check';
import { present } from '#base';
import {
  NotOpened,
  openAgeFile,
  openSealedAgeFile,
  readIdentity,
  readRecipient,
  recipientText,
} from './index.ts';

const identity = await generateX25519Identity();
const address = await identityToRecipient(identity);
const recipient = present(readRecipient(address), 'the recipient of the library');

function encrypted(pieces: readonly Buffer[]): Buffer {
  const file = openAgeFile(recipient);
  const parts = pieces.map((piece) => file.add(piece));
  return Buffer.concat([...parts, file.end()]);
}

async function opened(file: Buffer, as = identity): Promise<Buffer> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(as);
  return Buffer.from(await decrypter.decrypt(file));
}

test('another implementation of age opens what is encrypted here, however it came', async () => {
  const lengths = fc.array(fc.integer({ min: 0, max: 70_000 }), { maxLength: 4 });
  const property = fc.asyncProperty(lengths, async (sizes) => {
    const pieces = sizes.map((size) => randomBytes(size));
    assert.deepEqual(await opened(encrypted(pieces)), Buffer.concat(pieces));
  });
  await fc.assert(property, { numRuns: 25 });
});

test('a file that ends with a full piece opens, and an empty one, too', async () => {
  for (const size of [0, 65_535, 65_536, 65_537, 131_072]) {
    const plain = randomBytes(size);
    assert.deepEqual(await opened(encrypted([plain])), plain);
  }
});

test('a file that was cut, changed or sent to another does not open', async () => {
  const file = encrypted([randomBytes(200_000)]);
  const stranger = await generateX25519Identity();
  await assert.rejects(opened(file, stranger));
  for (const end of [file.length - 1, file.length - 100, 70_000]) {
    await assert.rejects(opened(file.subarray(0, end)));
  }
  for (const at of [30, 150, 300, 100_000]) {
    const altered = Buffer.from(file);
    altered[at] = (altered[at] ?? 0) ^ 1;
    await assert.rejects(opened(altered), `byte ${at}`);
  }
});

/** Opened by ours, in pieces of any size. */
function openedHere(file: Buffer, sizes: readonly number[], as = identity): Buffer {
  const reading = openSealedAgeFile(present(readIdentity(as), 'an identity'));
  const parts: Buffer[] = [];
  let at = 0;
  for (const size of sizes) {
    parts.push(reading.add(file.subarray(at, at + size)));
    at += size;
  }
  parts.push(reading.add(file.subarray(at)));
  return Buffer.concat([...parts, reading.end()]);
}

test('what is encrypted here or by another opens here, however it came', async () => {
  const sizes = fc.array(fc.integer({ min: 0, max: 70_000 }), { maxLength: 4 });
  const property = fc.asyncProperty(sizes, sizes, async (written, read) => {
    const plain = randomBytes(written.reduce((sum, size) => sum + size, 0));
    assert.deepEqual(openedHere(encrypted([plain]), read), plain);
    const encrypter = new Encrypter();
    encrypter.addRecipient(address);
    assert.deepEqual(openedHere(Buffer.from(await encrypter.encrypt(plain)), read), plain);
  });
  await fc.assert(property, { numRuns: 25 });
  for (const size of [0, 65_535, 65_536, 65_537, 131_072]) {
    const plain = randomBytes(size);
    assert.deepEqual(openedHere(encrypted([plain]), []), plain);
  }
});

test('what was cut, changed or is for another gives out nothing that was not genuine', async () => {
  const plain = randomBytes(200_000);
  const file = encrypted([plain]);
  const stranger = await generateX25519Identity();
  assert.throws(() => openedHere(file, [], stranger), NotOpened);
  for (const end of [0, 50, 150, 70_000, file.length - 100, file.length - 1]) {
    assert.throws(() => openedHere(file.subarray(0, end), [1_000]), NotOpened, `cut at ${end}`);
  }
  for (const at of [5, 30, 150, 180, 300, 100_000, file.length - 1]) {
    const altered = Buffer.from(file);
    altered[at] = (altered[at] ?? 0) ^ 1;
    assert.throws(() => openedHere(altered, [1_000]), NotOpened, `byte ${at}`);
  }
  const swapped = Buffer.concat([file.subarray(0, 300), file.subarray(300).reverse()]);
  assert.throws(() => openedHere(swapped, []), NotOpened);
  assert.throws(() => openedHere(Buffer.alloc(10_000, 65), []), NotOpened);
  assert.equal(readIdentity('age1nothing'), undefined);
});

const write = (lines: readonly string[]) => Buffer.from(lines.join('\n'), 'latin1');
const low = (first: number) => Buffer.from([first, ...Array.from({ length: 31 }, () => 0)]);

test('a head that age itself would not have written opens nothing', () => {
  const file = encrypted([Buffer.from('code,value')]);
  const head = file.toString('latin1').split('\n');
  const [version = '', stanza = '', wrapped = ''] = head;
  const with2 = (line: string) => write([version, line, ...head.slice(2)]);
  const with3 = (line: string) => write([version, stanza, line, ...head.slice(3)]);
  const share = stanza.slice('-> X25519 '.length);
  const forms = [
    // Shares of a low order.
    ...[0, 1].map((first) => with2(`-> X25519 ${low(first).toString('base64').slice(0, 43)}`)),
    with2(`-> X25519 ${share}=`),
    with2(`-> X25519 ${share.slice(0, -1)}`),
    with2(`-> X25519 ${share} more`),
    with2(`-> X25519 ${share.slice(0, -1)}/`),
    with2(`->  X25519 ${share}`),
    with3(`${wrapped}=`),
    with3(wrapped.slice(0, -2)),
    write(['age-encryption.org/v2', ...head.slice(1)]),
    write([version, stanza, wrapped, '-> X25519 x', ...head.slice(3)]),
  ];
  for (const form of forms) {
    assert.throws(() => openedHere(form, []), NotOpened, form.subarray(0, 160).toString('latin1'));
  }
});

test('the same file twice shares nothing that could be compared', () => {
  const plain = Buffer.from('code,value\n');
  assert.notDeepEqual(encrypted([plain]), encrypted([plain]));
});

test('a key is written as the library writes it, and read back', () => {
  assert.equal(recipientText(recipient.key), address);
  const { publicKey } = generateKeyPairSync('x25519');
  const text = recipientText(publicKey);
  assert.equal(recipientText(present(readRecipient(text), 'what was written').key), text);
});

test('what is no recipient is told, whatever sign of it is wrong', () => {
  for (const text of [
    '',
    'age1',
    identity,
    address.slice(0, -1),
    address.replace('age1', 'ago1'),
  ]) {
    assert.equal(readRecipient(text), undefined, text);
  }
  const signs = fc.constantFrom(...'qpzry9x8gf2tvdw0s3jn54khce6mua7lbioA-'.split(''));
  const property = fc.property(
    fc.integer({ min: 4, max: address.length - 1 }),
    signs,
    (at, sign) => {
      fc.pre(address[at] !== sign);
      assert.equal(readRecipient(address.slice(0, at) + sign + address.slice(at + 1)), undefined);
    },
  );
  fc.assert(property, { numRuns: 300 });
});
