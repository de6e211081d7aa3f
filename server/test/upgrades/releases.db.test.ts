import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { suite, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import pg from 'pg';
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

/** What comes after the last transfer and moves nothing: no leaf bounds it. */
const afterTheLast = `
  with last as (select max(recorded_at) as at from ledger.transfer),
  line as (
    select * from ledger.bucket where number = 0 and balance - held > 500 order by account limit 1
  ), set_aside as (
    update ledger.bucket b set held = b.held + 500 from line l
    where b.slot = l.slot and b.account = l.account and b.number = 0
  ), holds as (
    insert into ledger.hold (slot, id, account, state, unit, amount, legs, cause, placed_at,
      expires_at, closed_at)
    select slot, gen_random_uuid(), account, 'open', 'HKD', 500,
      '[{"bucket": "0", "amount": "500"}]'::jsonb, 'a call', at + interval '1 minute',
      at + interval '1 day', null
    from line, last
    union all
    select slot, gen_random_uuid(), account, 'released', 'HKD', 0, '[]'::jsonb, 'a call',
      at + interval '2 minutes', at + interval '1 day', at + interval '3 minutes'
    from line, last
  ), gone as (
    insert into ledger.closed_bucket (slot, account, number, unit, balance, held, floor, seq,
      source, eligibility, zones, priority, cause, opened_at, closed_at, blocks)
    select slot, account, 900, 'BYTE', 0, 0, 0, 0, 'promotion', 'any', 15, 50, 'a pack',
      at - interval '1 day', at + interval '4 minutes', true
    from line, last
  ), opened as (
    insert into ledger.account (slot, id, kind, opened_at)
    select slot, gen_random_uuid(), 'till', at + interval '5 minutes' from line, last
    returning slot, id, opened_at
  )
  insert into ledger.bucket (slot, account, number, unit, balance, held, floor, seq, source,
    eligibility, zones, priority, cause, opened_at, blocks)
  select slot, id, 0, 'HKD', 0, 0, 0, 0, 'mixed', 'any', 15, 100,
    'acc_' || replace(id::text, '-', ''), opened_at + interval '1 second', false
  from opened`;

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

  test('at migration 0351, what came after the last transfer is no false alarm', async (t) => {
    const { backup: folder, nowMs } = unpacked(t, '0351.tar.gz');
    const url = await emptyDatabase(t);
    await restoreBackup({ url, folder, makeSchema: (names) => makeSchemaOf(url, names) });
    const owner = new pg.Client({ connectionString: url });
    await owner.connect();
    await owner.query(afterTheLast);
    await migrateAll(url);
    const { context } = await reopened(t, url, nowMs);
    await booksHold(context);
    const { rowCount } = await owner.query(
      `update ledger.hold set placed_at = placed_at + interval '1 hour' where state = 'released'`,
    );
    await owner.end();
    assert.equal(rowCount, 1);
    await assert.rejects(booksHold(context), /ledger\.sums/, 'nobody wrote that without a sum');
  });
});
