import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { suite, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { present } from '#base';
import { restoreBackup } from '#platform/backup';
import { readReceiptByCode } from '#receipts';
import { proveReceipt } from '#transparency';
import { booksHold } from '#test/book-truth';
import type { HandedOut } from '#test/busy-day';
import { emptyDatabase, reopened } from '#test/restored';
import { verified } from '#test/proofs';
import { sealAll } from '#test/sealing';
import { untar } from '../../../tools/chromium/untar.ts';
import { makeSchemaOf, migrateAll, readSchema } from '../../src/app.ts';

const releases = path.join(import.meta.dirname, 'releases');

interface Kept {
  readonly nowMs: number;
  readonly receipts: readonly HandedOut[];
}

/** What a version of before has written, as `npm run keep:release` has kept it. */
function unpacked(t: { after(work: () => void): void }, name: string) {
  const folder = mkdtempSync(path.join(tmpdir(), 'lowu-upgrade-'));
  t.after(() => rmSync(folder, { recursive: true }));
  untar(gunzipSync(readFileSync(path.join(releases, name))), folder);
  const kept = JSON.parse(readFileSync(path.join(folder, 'kept.json'), 'utf8')) as Kept;
  return { backup: path.join(folder, 'backup'), ...kept };
}

suite('from what an older version has written', () => {
  for (const name of readdirSync(releases)) {
    test(`at migration ${name.slice(0, 4)}, this one goes on`, async (t) => {
      const { backup: folder, nowMs, receipts } = unpacked(t, name);
      const url = await emptyDatabase(t);
      await restoreBackup({ url, folder, makeSchema: (names) => makeSchemaOf(url, names) });
      await migrateAll(url);
      const { waiting, changed } = await readSchema(url);
      assert.deepEqual([waiting, changed], [[], []]);
      const { context, person, order, tell, read } = await reopened(t, url, nowMs);
      await booksHold(context);
      for (const handed of receipts) {
        verified(handed);
        const { proof } = present(await proveReceipt(context, handed.code), 'a proof');
        const { text } = verified({ ...handed, proof });
        assert.equal(text, verified(handed).text, 'it says what it said then');
        assert.equal((await readReceiptByCode(context, handed.code)).code, handed.code);
      }
      const { number, subscriber } = await person(['+85265432199']);
      const placed = await order(number, 5_000n, subscriber);
      await tell(placed);
      assert.equal((await read(placed.id, subscriber)).state, 'credited');
      await sealAll(context);
      await booksHold(context);
    });
  }
});
