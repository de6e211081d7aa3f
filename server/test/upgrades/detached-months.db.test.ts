import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { suite, test, type TestContext as Test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { gunzipSync, gzipSync } from 'node:zlib';
import { dayMs, hongKongDay, isoTime, spanOfMonth } from '#base';
import { auditCharging, detachMonth, exportUsage, readMonths, readUsage } from '#charging';
import { asOwner } from '#platform/postgres';
import { openChargingScript } from '#test/charging-script';
import { testDatabase } from '#test/database';
import { freshFolder, lowu } from '#test/lowu';
import { auditEverything } from '../../src/audit.ts';
import { writeArchive } from '../../src/commands/archive-file.ts';
import { readArchivedUsage } from '../../src/commands/archived-usage.ts';
import { reactions } from '../../src/reactions.ts';
import { findsSpoils } from '#test/spoils';
import { chargingSpoils } from '../books/spoils/charging.ts';

const keptDays = 800;

/**
 * A line that used data in one month and a message in the next, a little over two years ago; what
 * else happened in the first of these months may be added.
 */
async function openYears(t: Test, more?: string) {
  const database = await testDatabase(t);
  const context = database.context({ reactions });
  const { ownerUrl } = database;
  const ask = (sql: string) => asOwner(ownerUrl, (owner) => owner.query(sql));
  const month = hongKongDay(context.clock.now()).slice(0, 7);
  const { fromMs, untilMs } = spanOfMonth(month);
  // The months of a database begin with the one in which it was made, by its own clock.
  await ask(
    `create table if not exists charging.usage_${month.replace('-', '_')}
     partition of charging.usage for values from ('${isoTime(fromMs)}') to ('${isoTime(untilMs)}')`,
  );
  const script = await openChargingScript(context);
  const play = async (steps: string): Promise<void> => {
    for (const step of steps.trim().split('\n')) await script.run(step.trim());
  };
  await play(`line a commuter 50.00 for 3000
    pack a 1MB HK data
    open s a data HK ask some
    use s 3MB ask some
    close s 1MB`);
  if (more !== undefined) await play(more);
  context.clock.advance(31 * dayMs);
  await play('event e a sms HK CN ask 1');
  context.clock.advance((keptDays - 31) * dayMs);
  const problems = async (): Promise<string[]> =>
    (await auditEverything(context)).flatMap((check) => check.problems);
  return { context, ask, ownerUrl, month, problems, line: script.lineOf('a'), play };
}

suite('a month of usage', () => {
  test('leaves with its sums, by which the audit holds the transfers that stay', async (t) => {
    const { context, ask, ownerUrl, month, problems, line, play } = await openYears(t);
    const left = await detachMonth(context, { month, ownerUrl });
    assert.equal(left.records, 2n);
    const paid = left.paid.map(({ unit, systemAccount, amount, movements }) =>
      [unit, systemAccount, amount, movements].join(' '),
    );
    assert.deepEqual(paid.sort(), ['BYTE packs 1048576 1', 'HKD income:usage:data:HK 300 2']);
    assert.deepEqual(await problems(), []);
    const { charges } = await readUsage(
      context,
      line,
      {},
      { limit: 50, before: context.clock.now() },
    );
    assert.deepEqual(charges, []);
    const found = (await readMonths(context)).find((one) => one.month === month);
    assert.deepEqual([found?.records, found?.detachedAt], [2n, context.clock.now()]);
    // The line goes on as if nothing had happened, on the counts of days that are over.
    await play('event f a sms HK CN ask 1');
    assert.deepEqual(await problems(), []);
    const { rows } = await ask(`select count(*)::int as kept from ${left.table}`);
    assert.deepEqual(rows, [{ kept: 2 }]);
  });

  test('that has left is missed by the audit where its sums were altered', async (t) => {
    const { context, ask, ownerUrl, month, problems } = await openYears(t);
    await detachMonth(context, { month, ownerUrl });
    await ask(`update charging.detached_sum set amount = amount + 1 where unit = 'HKD'`);
    const [problem = ''] = await problems();
    assert.match(problem, /income:usage:data:HK in slot \d+: what left says 301 HKD by 2 payments/);
    await ask(`update charging.detached_sum set amount = amount - 1 where unit = 'HKD'`);
    await ask(`delete from charging.detached_sum where unit = 'BYTE'`);
    assert.match(
      (await problems())[0] ?? '',
      /what left says 0 BYTE by 0 payments, the transfers 1/,
    );
  });

  test('stays while it is young, unknown or gone, and in the way of nobody', async (t) => {
    const { context, ownerUrl, month, play } = await openYears(t);
    const refusal = (one: string, code: string) =>
      assert.rejects(detachMonth(context, { month: one, ownerUrl }), { code });
    await refusal('2019-13', 'month_unknown');
    await refusal('2019-12', 'month_unknown');
    const next = hongKongDay(spanOfMonth(month).untilMs + 40 * dayMs).slice(0, 7);
    await refusal(next, 'month_too_young');
    // Somebody reads the whole table for a while: detaching waits, and lets others through.
    const detaching = await asOwner(ownerUrl, async (reader) => {
      await reader.query('select count(*) from charging.usage');
      const underWay = detachMonth(context, { month, ownerUrl });
      await setTimeout(500);
      await play('event f a sms HK CN ask 1');
      return { underWay };
    });
    await detaching.underWay;
    await refusal(month, 'month_detached');
  });

  test('is read again once its owner has attached it', async (t) => {
    const { context, ask, ownerUrl, month, problems, line } = await openYears(t);
    const { table } = await detachMonth(context, { month, ownerUrl });
    const page = readFileSync(
      new URL('../../../docs/operating/database.md', import.meta.url),
      'utf8',
    );
    const [, sql = ''] = /To bring a month back[^`]*```sql\n([^`]*)```/.exec(page) ?? [];
    const { fromMs, untilMs } = spanOfMonth(month);
    await ask(
      sql
        .replace('charging.usage_2024_10', table)
        .replace('2024-10-01 00:00+08', isoTime(fromMs))
        .replace('2024-11-01 00:00+08', isoTime(untilMs))
        .replaceAll('2024-10', month),
    );
    assert.deepEqual(await problems(), []);
    const before = untilMs;
    assert.equal((await readUsage(context, line, {}, { limit: 50, before })).charges.length, 2);
  });

  test('is archived and detached by the command line, which prints what went', async (t) => {
    const { context, ownerUrl, month, problems } = await openYears(t);
    const home = freshFolder(t);
    const clock = { realMs: Date.now(), virtualMs: context.clock.now(), rate: 1 };
    writeFileSync(path.join(home, 'clock.json'), JSON.stringify(clock));
    const run = (...words: string[]) =>
      lowu(['months', ...words], { home, environment: { DATABASE_URL: ownerUrl } });
    const listed = await run('list');
    assert.match(listed.stdout, new RegExp(`^${month} .* may leave$`, 'm'), listed.stderr);
    const file = path.join(home, 'usage.jsonl.gz');
    const { stdout, stderr, code } = await run('detach', month, '--archive', file);
    assert.equal(code, 0, stderr);
    assert.match(stdout, new RegExp(`^${month} has left: 2 records, by which were paid:\n`));
    assert.match(stdout, /^ {2}HK\$3\.00$/m);
    assert.match(stdout, /^ {2}1,048,576 BYTE$/m);
    const bytes = readFileSync(file);
    assert.ok(stdout.includes(createHash('sha256').update(bytes).digest('hex')));
    const records = gunzipSync(bytes)
      .toString()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    assert.deepEqual(
      records.map((one) => one['amount_minor']).sort((one, other) => one - other),
      [100, 200],
    );
    assert.equal(existsSync(`${file}.part`), false);
    assert.deepEqual(await problems(), []);
    const again = await run('detach', month, '--archive', file);
    assert.equal(again.code, 78);
    assert.match(again.stderr, /is there already: an archive is never written over/);
    const once = await run('detach', month);
    assert.deepEqual([once.code, once.stdout], [65, '']);
    assert.match(once.stderr, /\(month_detached/);
  });

  test('that has left is had for each line from its archive, as the table it was', async (t) => {
    const neighbour = `line b commuter 50.00
      open u b data HK ask some
      close u 2MB`;
    const { context, ownerUrl, month, line } = await openYears(t, neighbour);
    const shown = await textOf(exportUsage(context, line, spanOfMonth(month)));
    const [heading = '', ...rows] = shown.trimEnd().split('\r\n');
    assert.equal(rows.length, 2);
    const table = [heading, ...rows.reverse(), ''].join('\r\n');
    const home = freshFolder(t);
    const file = path.join(home, 'usage.jsonl.gz');
    const archive = async (records: AsyncIterable<string>) =>
      (await writeArchive(file, records)).sha256;
    await detachMonth(context, { month, ownerUrl, archive });
    assert.equal(await textOf(readArchivedUsage(file, line)), table);
    const environment = { DATABASE_URL: ownerUrl };
    const number = '+85251000010';
    const { stdout, stderr } = await lowu(['months', 'usage', file, number], { home, environment });
    assert.equal(stdout, table, stderr);
    // Half of a file, another file and no file are not a month without usage.
    const half = path.join(home, 'half.gz');
    writeFileSync(half, readFileSync(file).subarray(0, -12));
    const other = path.join(home, 'other.gz');
    writeFileSync(other, gzipSync('recorded_at,used_from\n'));
    for (const wrong of [half, other, path.join(home, 'none.gz')]) {
      const reading = textOf(readArchivedUsage(wrong, line));
      await assert.rejects(reading, /is no archive of usage that can be read/);
    }
  });
});

async function textOf(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}

test('whatever is wrong of a use, the audit names it', async (t) => {
  const { context, ownerUrl, month, play } = await openYears(t);
  await detachMonth(context, { month, ownerUrl });
  await play(`credit a 50.00
    open f a data HK ask some
    use f 3MB ask some`);
  await findsSpoils(context, auditCharging, chargingSpoils);
});
