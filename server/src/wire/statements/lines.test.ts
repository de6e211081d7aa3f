import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { recordsOf } from './csv-records.ts';
import { linesOf } from './lines.ts';

async function linesFrom(pieces: readonly Uint8Array[], encoding: 'gb18030' | 'utf-8') {
  const all: string[] = [];
  const bytes = (async function* () {
    yield* pieces;
  })();
  for await (const some of linesOf(bytes, encoding)) all.push(...some);
  return all;
}

const text = fc
  .array(fc.stringMatching(/^[a-z充值話费,"'\t 　]{0,12}$/), { minLength: 1, maxLength: 6 })
  .filter((lines) => lines.at(-1) !== '');

for (const encoding of ['gb18030', 'utf-8'] as const) {
  suite(`lines in ${encoding}`, () => {
    test('are the same wherever their bytes are cut', async () => {
      await fc.assert(
        fc.asyncProperty(text, fc.constantFrom('\n', '\r\n'), async (lines, end) => {
          const bytes = iconv.encode(lines.join(end), encoding);
          for (let at = 0; at <= bytes.length; at += 1) {
            const pieces = [bytes.subarray(0, at), bytes.subarray(at)];
            assert.deepEqual(await linesFrom(pieces, encoding), lines);
          }
          const single = Array.from(bytes, (byte) => Uint8Array.of(byte));
          assert.deepEqual(await linesFrom(single, encoding), lines);
        }),
        { numRuns: 60 },
      );
    });

    test('hold a sign for what is no character, and for a zero', async () => {
      const lines = await linesFrom([Uint8Array.of(97, 0, 98, 0xff, 10, 0)], encoding);
      assert.deepEqual(lines, ['a\uFFFDb\uFFFD', '\uFFFD']);
    });
  });
}

suite('records', () => {
  const cell = fc.stringMatching(/^[a-z",\n 充]{0,8}$/);
  const record = fc.array(cell, { minLength: 1, maxLength: 4 });

  test('come back as they were written, whatever stands in their cells', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(record, { maxLength: 8 }), async (records) => {
        assert.deepEqual(await recordsFrom(records.map(printed).join('\n')), records);
      }),
      { numRuns: 300 },
    );
  });

  test('of a file without an end are refused while little of it is kept', async () => {
    for (const endless of ['a\n', '""', '""\n', 'a'.repeat(70)]) {
      await assert.rejects(recordsFrom(`"${endless.repeat(200_000)}`), { fault: 'too_large' });
    }
  });
});

async function recordsFrom(file: string): Promise<string[][]> {
  const all: string[][] = [];
  for await (const some of recordsOf(Buffer.from(file))) all.push(...some.map((one) => [...one]));
  return all;
}

/** A record of one empty cell would be an empty line, which ends the file. */
function printed(cells: readonly string[]): string {
  const isPlain = cells.join('') !== '' && cells.every((cell) => !/[",\n]/.test(cell));
  return cells.map((cell) => (isPlain ? cell : `"${cell.replaceAll('"', '""')}"`)).join(',');
}
