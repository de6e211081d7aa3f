import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import fc from 'fast-check';
import { decodeMessage } from './decode-message.ts';
import { type Dialect, formatOf, usualDialect } from './dialect.ts';
import { encodeMessage } from './encode-message.ts';
import { usualFormats } from './field-formats.ts';
import { hasRightMac, macOf, type MacRule, withMac } from './mac.ts';
import type { IsoMessage } from './message.ts';
import { frameMessage, MessageFrames } from './message-frames.ts';
import { WrongMessage } from './wrong-message.ts';

const sale: IsoMessage = {
  type: '0200',
  fields: {
    3: '500000',
    4: '000000010000',
    7: '1123001200',
    11: '000417',
    12: '081200',
    13: '1123',
    32: '423935',
    37: '632700000417',
    41: 'ATM00042',
    42: 'JETCO',
    48: '85251234567',
    49: '344',
  },
};

/** Implemented by others: the oracle of the usual dialect. */
type Library = new (
  fields?: Record<number, string>,
) => {
  getBufferMessage(): Buffer;
  getIsoJSON(octets: Buffer): Record<string, string>;
};
const OtherIso = createRequire(import.meta.url)('iso_8583') as Library;

test('what an independent library writes is read, and the other way round', () => {
  const { type, fields } = sale;
  const theirs = new OtherIso({ 0: type, ...fields, 42: 'JETCO'.padEnd(15) }).getBufferMessage();
  const [octets] = new MessageFrames(usualDialect).push(theirs);
  assert.deepEqual(decodeMessage(usualDialect, octets ?? Buffer.alloc(0)), sale);
  // It writes a second bitmap also where nothing stands in it, and reads ours that has none.
  const ours = frameMessage(usualDialect, encodeMessage(usualDialect, sale));
  assert.equal(ours.length, theirs.length - 8);
  const read = new OtherIso().getIsoJSON(ours);
  assert.equal(read['0'], '0200');
  assert.equal(read['4'], '000000010000');
  assert.equal(read['48'], '85251234567');
});

const dialect: fc.Arbitrary<Dialect> = fc.record({
  framing: fc.constantFrom('binary_2', 'ascii_4'),
  lengthCountsItself: fc.boolean(),
  headerOctets: fc.constantFrom(0, 5, 12),
  letters: fc.constantFrom('ascii', 'ebcdic'),
  digits: fc.constantFrom('packed', 'letters'),
  lengths: fc.constantFrom('packed', 'letters'),
  bitmap: fc.constantFrom('binary', 'hex'),
  formats: fc.constant({}),
});

const letter = fc.constantFrom(...Array.from('ABCXYZabcxyz0189 .-/:#'));

function valueOf(field: number): fc.Arbitrary<string> {
  const { kind, length, prefix } = formatOf(usualDialect, field) ?? { kind: 'text', length: 0 };
  const least = prefix === undefined ? length : 0;
  const size = { minLength: least, maxLength: Math.min(length, Math.max(least, 60)) };
  const digits = fc.string({ unit: fc.constantFrom(...Array.from('0123456789')), ...size });
  switch (kind) {
    case 'digits':
      return digits;
    case 'text':
      return fc
        .string({ unit: letter, ...size })
        .map((text) => (prefix === undefined ? text.trimEnd() : text));
    case 'octets':
      return fc.string({
        unit: fc.constantFrom(...Array.from('0123456789ABCDEF')),
        minLength: 2 * length,
        maxLength: 2 * length,
      });
    case 'signed':
      return fc.tuple(fc.constantFrom('C', 'D'), digits).map(([sign, value]) => sign + value);
  }
}

const message: fc.Arbitrary<IsoMessage> = fc
  .uniqueArray(fc.constantFrom(...Object.keys(usualFormats).map(Number)), { maxLength: 30 })
  .chain((numbers) => fc.tuple(...numbers.map((n) => valueOf(n).map((value) => [n, value]))))
  .map((pairs) => ({ type: '0200', fields: Object.fromEntries(pairs) as IsoMessage['fields'] }));

test('every dialect reads what it has written, cut at every octet', () => {
  const property = fc.property(dialect, message, (as, meant) => {
    const header = as.headerOctets > 0 ? { header: Buffer.alloc(as.headerOctets, 0x60) } : {};
    const whole = { ...meant, ...header };
    const framed = frameMessage(as, encodeMessage(as, whole));
    const frames = new MessageFrames(as);
    const found = Array.from(framed).flatMap((octet) => frames.push(Buffer.from([octet])));
    assert.equal(found.length, 1);
    assert.deepEqual(decodeMessage(as, found[0] ?? Buffer.alloc(0)), whole);
    const twice = new MessageFrames(as).push(Buffer.concat([framed, framed]));
    assert.deepEqual(twice, [found[0], found[0]]);
  });
  fc.assert(property, { numRuns: 300 });
});

test('garbage is refused, never a fault', () => {
  const property = fc.property(dialect, fc.uint8Array({ maxLength: 300 }), (as, octets) => {
    try {
      decodeMessage(as, Buffer.from(octets));
    } catch (error) {
      assert.ok(error instanceof WrongMessage, String(error));
    }
    try {
      new MessageFrames(as).push(Buffer.from(octets));
    } catch (error) {
      assert.ok(error instanceof WrongMessage, String(error));
    }
  });
  fc.assert(property, { numRuns: 2_000 });
});

test('one wrong octet in a message is refused or read, never a fault', () => {
  const good = encodeMessage(usualDialect, sale);
  for (let at = 0; at < good.length; at += 1) {
    for (const octet of [0x00, 0x20, 0x39, 0x41, 0x80, 0xff]) {
      const bad = Buffer.from(good);
      bad[at] = octet;
      try {
        decodeMessage(usualDialect, bad);
      } catch (error) {
        assert.ok(error instanceof WrongMessage, String(error));
      }
    }
  }
});

test('what does not fit a field is not written', () => {
  const wrong: Record<number, string>[] = [
    { 4: '1234567890123' },
    { 4: '12a' },
    { 41: '多' },
    { 64: 'XYZ' },
    { 28: '100' },
    { 21: '1' },
  ];
  for (const fields of wrong) {
    const write = (): Buffer => encodeMessage(usualDialect, { type: '0200', fields });
    assert.throws(write, WrongMessage, JSON.stringify(fields));
  }
});

test('a packed message looks as the bytes of a NAC host do', () => {
  const packed: Dialect = {
    ...usualDialect,
    headerOctets: 5,
    digits: 'packed',
    lengths: 'packed',
  };
  const header = Buffer.from('6000010000', 'hex');
  const octets = encodeMessage(packed, {
    type: '0800',
    header,
    fields: { 3: '990000', 11: '17', 32: '12345', 41: 'TERM0001' },
  });
  assert.equal(
    octets.toString('hex'),
    ['6000010000', '0800', '2020000100800000', '990000', '000017', '05012345']
      .concat('5445524d30303031')
      .join(''),
  );
});

const key = Buffer.from('0123456789abcdeffedcba9876543210', 'hex');

test('the retail MAC is that of the example in ANSI X9.19 with a key of its two halves', () => {
  // ISO/IEC 9797-1, B.4: "Now is the time for all " under algorithm 3 and padding 1.
  const text = Buffer.from('Now is the time for all ', 'latin1');
  assert.equal(macOf(text, { method: 'x9_19', key }).toString('hex'), 'a1c72e74ea3fa9b6');
});

test('a message is proved by its MAC, and no other message by the same', () => {
  const rules: MacRule[] = [
    { method: 'x9_19', key },
    { method: 'hmac_sha256', key },
  ];
  for (const rule of rules) {
    for (const more of [{}, { 90: '0'.repeat(42) }]) {
      const whole = withMac(usualDialect, { ...sale, fields: { ...sale.fields, ...more } }, rule);
      const octets = encodeMessage(usualDialect, whole);
      const isRight = (given: Buffer): boolean =>
        hasRightMac(usualDialect, given, decodeMessage(usualDialect, given), rule);
      assert.equal(isRight(octets), true);
      const changed = Buffer.from(octets);
      const amount = changed.indexOf('000000010000');
      changed.write('000000090000', amount, 'latin1');
      assert.equal(isRight(changed), false);
    }
  }
  assert.equal(
    hasRightMac(usualDialect, encodeMessage(usualDialect, sale), sale, rules[0] as MacRule),
    false,
  );
});
