import assert from 'node:assert/strict';
import { buffer } from 'node:stream/consumers';
import { test } from 'node:test';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { fromBufferPromise } from 'yauzl';
import { zipOf } from './zip.ts';

const atMs = Date.parse('2026-11-27T01:30:42Z');

const file = fc.record({
  name: fc.stringMatching(/^[a-z]{1,8}(?:\/[a-z一-龥]{1,8}){0,2}\.[a-z]{3}$/),
  content: fc.uint8Array({ maxLength: 2_000 }),
});
const files = fc.uniqueArray(file, { maxLength: 8, selector: ({ name }) => name });

test('what was put into an archive is what two other programs find in it', async () => {
  await fc.assert(
    fc.asyncProperty(files, async (entries) => {
      const archive = zipOf(entries, atMs);
      const found = unzipSync(archive);
      assert.deepEqual(
        Object.keys(found),
        entries.map(({ name }) => name),
      );
      for (const { name, content } of entries) assert.deepEqual(found[name], content);
      assert.deepEqual(
        await readByYauzl(archive),
        entries.map(({ name, content }) => ({
          name,
          content: Buffer.from(content),
        })),
      );
    }),
    { numRuns: 50 },
  );
});

test('the same files are the same bytes, dated by the clock on the wall in Hong Kong', async () => {
  const entries = [{ name: '申訴.txt', content: Buffer.from('增值') }];
  const archive = zipOf(entries, atMs);
  assert.deepEqual(archive, zipOf(entries, atMs));
  // 2026-11-27 09:30:42, as MS-DOS writes it (APPNOTE 4.4.6).
  assert.equal(archive.readUInt16LE(10), (9 << 11) | (30 << 5) | 21);
  assert.equal(archive.readUInt16LE(12), ((2026 - 1980) << 9) | (11 << 5) | 27);
});

test('a name is read as UTF-8 also where nobody believes the flag of an archive of MS-DOS', () => {
  const archive = zipOf([{ name: '1-付款.png', content: Buffer.from('x') }], atMs);
  const entry = archive.indexOf('PK\u0001\u0002', 'latin1');
  // Info-ZIP takes names of MS-DOS for those of its code page, whatever the flag says; on Unix a
  // file has a mode, and without one nobody may read it (APPNOTE 4.4.2 and 4.4.15).
  assert.equal(archive[entry + 5], 3, 'made on Unix');
  assert.equal(archive.readUInt32LE(entry + 38) >>> 16, 0o100_644);
  assert.equal(archive.readUInt16LE(entry + 8), 0x0800, 'UTF-8');
});

/** Names, contents and checksums, as a reader that refuses whatever is wrong reads them. */
async function readByYauzl(archive: Buffer): Promise<{ name: string; content: Buffer }[]> {
  const zip = await fromBufferPromise(archive, { lazyEntries: true });
  const found: { name: string; content: Buffer }[] = [];
  for await (const entry of zip.eachEntry()) {
    const content = await buffer(await zip.openReadStreamPromise(entry));
    found.push({ name: entry.fileName, content });
  }
  return found;
}
