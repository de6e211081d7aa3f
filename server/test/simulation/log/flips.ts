import assert from 'node:assert/strict';
import { generateKeyPairSync, sign } from 'node:crypto';
import fc from 'fast-check';
import type pg from 'pg';
import { hourMs, minuteMs, present } from '#base';
import { auditBooks, lockAccounts, placeHold, rollUpSystemAccounts, takeHold } from '#ledger';
import { closePool, openPool } from '#platform/postgres';
import { auditReceipts } from '#receipts';
import { accountOf, auditLines } from '#subscribers';
import { auditLog, readCheckpointNote, rotateLogKey } from '#transparency';
import { cosignedText, readCheckpoint, verifierKey, verifierKeyText } from '#wire/tlog';
import { numberAndList } from '#test/numbered-receipts';
import { sealAll } from '#test/sealing';
import { openTopupWorld } from '#test/topup-world';
import { allPlaces, type Place, places } from './places.ts';

/** How one bit of a value of a type is turned over, with two random whole numbers in $1 and $2. */
const flips: Readonly<Record<string, string>> = {
  smallint: '(c # (1 << ($1 % 6)::int))::smallint',
  bigint: 'c # (1::bigint << ($1 % 40)::int)',
  'timestamp with time zone': `c + interval '1 microsecond' * (1::bigint << ($1 % 40)::int)`,
  bytea: `set_bit(c, $1 % (8 * length(c)), 1 - get_bit(c, $1 % (8 * length(c))))`,
  uuid: `overlay(c::text placing case substr(c::text, p, 1) when 'a' then 'b' when '-' then '-'
    else 'a' end from p for 1)::uuid`,
  text: `overlay(c placing chr(case when ascii(substr(c, p, 1)) = 65 then 66 else 65 end)
    from p for 1)`,
  // What may only be one of a few words becomes another of them.
  unit: `case c when 'HKD' then 'CNY' else 'HKD' end`,
  kind: `case c when 'topup' then 'refund' else 'topup' end`,
  legs: `jsonb_set(c, '{0,amount}',
    to_jsonb(((c -> 0 ->> 'amount')::bigint # (1::bigint << ($1 % 30)::int))::text))`,
  boolean: 'not c',
  numeric: 'c + (1::bigint << ($1 % 40)::int)',
  source: `case c when 'paid' then 'promotion' else 'paid' end`,
  // An open one cannot be over without more being changed.
  state: `case c when 'taken' then 'released' when 'released' then 'expired' when 'expired'
    then 'taken' else c end`,
  debt: 'c - (1::bigint << ($1 % 40)::int)',
  after_all: `timestamptz '2100-01-01'`,
  // Also where there is none.
  taken: 'coalesce(c, 0) # (1::bigint << ($1 % 40)::int)',
  ending: `coalesce(c, timestamptz '2026-12-01') + interval '1 microsecond'
    * (1::bigint << ($1 % 40)::int)`,
  json: `overlay(c::text placing case substr(c::text, p, 1) when 'q' then 'r' else 'q' end
    from p for 1)::json`,
};

export interface Flipped {
  readonly found: number;
  /** What a constraint of the database did not let happen, or left as it was. */
  readonly refused: number;
  /** What nobody noticed, each with its seed. */
  readonly missed: readonly string[];
  /** Columns of which the database accepts no flip, so that nothing is known of them. */
  readonly never: readonly string[];
}

/**
 * Turns over one bit after the other somewhere in the books, the receipts or the log, each put back
 * before the next, and asks the audit. `count` flips are accepted by the database.
 */
export async function flipBits(
  from: number,
  count: number,
  onProgress: (done: number) => void = () => undefined,
): Promise<Flipped> {
  const closing: (() => Promise<void>)[] = [];
  const world = await openTopupWorld({ after: (work) => closing.push(work) });
  const { context, database } = world;
  await fill(world);
  const pool = openPool(database.ownerUrl, 1, false);
  const client = await pool.connect();
  try {
    await cosign(client, present(await readCheckpointNote(context), 'a checkpoint'));
    assert.deepEqual(await problemsOf(context), [], 'something is wrong before any bit is turned');
    for (const table of Object.keys(places)) {
      const { rowCount } = await client.query(`select from ${table} limit 1`);
      assert.equal(rowCount, 1, `nothing to turn over in ${table}`);
    }
    const never = await neverTurned(client);
    const missed: string[] = [];
    let [found, refused] = [0, 0];
    for (let seed = from; found + missed.length < count; seed += 1) {
      const flip = await flipOne(client, seed);
      if (!flip) {
        refused += 1;
        continue;
      }
      if ((await problemsOf(context)).length === 0) missed.push(`${seed}: ${flip.place}`);
      else found += 1;
      await flip.putBack();
      if ((found + missed.length) % 500 === 0) onProgress(found + missed.length);
    }
    assert.deepEqual(await problemsOf(context), [], 'something is wrong when all is put back');
    return { found, refused, missed, never };
  } finally {
    client.release();
    await closePool(pool);
    for (const close of closing) await close();
  }
}

type World = Awaited<ReturnType<typeof openTopupWorld>>;

/** Enough leaves for a full tile, all of them swept over, and money that is set aside. */
async function fill(world: World): Promise<void> {
  const { context, person, order, tell } = world;
  context.clock.advance(hourMs);
  const people = await Promise.all(
    Array.from({ length: 40 }, (_, at) => person([`+8526543${String(at).padStart(4, '0')}`])),
  );
  for (const { number, subscriber } of people) await tell(await order(number, 5_000n, subscriber));
  for (const { number, subscriber } of people) await tell(await order(number, 10_000n, subscriber));
  const first = present(people[0], 'somebody');
  // What is held of some is taken, so that the bucket it was in has left.
  for (const [at, { line }] of people.slice(0, 10).entries()) {
    await context.db.transaction(async (tx) => {
      const account = accountOf(line);
      await lockAccounts(tx, [account]);
      const rules = { cause: 'a call', expiresAt: tx.nowMs + hourMs };
      const { id } = placeHold(tx, account, 6_000n, { unit: 'HKD' }, rules);
      const reason = { code: 'usage', cause: 'a call' };
      if (at % 3 === 0) takeHold(tx, id, 6_000n, 'income:usage:voice:HK', reason);
    });
    if (at === 4) await rollUpSystemAccounts(context);
  }
  // A key has retired, of which it is known how far it signed.
  await sealAll(context);
  await rotateLogKey(context, context.clock.now() + minuteMs);
  context.clock.advance(2 * minuteMs);
  await tell(await order(first.number, 5_000n, first.subscriber));
  await numberAndList(world);
  await sealAll(context);
}

/** What a witness would have signed of the newest checkpoint. */
async function cosign(client: pg.PoolClient, source: string): Promise<void> {
  const { checkpoint, note } = readCheckpoint(source);
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const key = verifierKey('witness.example/w1', publicKey, 'cosignature/v1');
  const head = Buffer.alloc(12);
  head.writeUInt32BE(key.id);
  head.writeBigUInt64BE(1_679_315_147n, 4);
  const message = Buffer.from(cosignedText(note.text, 1_679_315_147n));
  const bytes = Buffer.concat([head, sign(null, message, privateKey)]);
  const line = `— ${key.name} ${bytes.toString('base64')}`;
  const values = [checkpoint.size, verifierKeyText(key), line];
  await client.query('insert into transparency.cosignature values ($1, $2, $3)', values);
}

async function problemsOf(context: World['context']): Promise<readonly string[]> {
  const audits = [auditLog, auditBooks, auditLines, auditReceipts];
  const checks = await Promise.all(audits.map((audit) => audit(context)));
  return checks.flat().flatMap(({ problems }) => problems);
}

interface Flip {
  readonly row: number;
  readonly bit: number;
  readonly letter: number;
}

// A table first: one of few columns is looked at as often as another.
const anyFlip = fc.record({
  table: fc.constantFrom(...Object.keys(places)),
  column: fc.nat(),
  row: fc.nat(),
  bit: fc.nat(1_000_000),
  letter: fc.nat(1_000_000),
});

/** Turns something over; undefined where the database refuses, or nothing came of it. */
async function flipOne(client: pg.PoolClient, seed: number) {
  const flip = present(fc.sample(anyFlip, { seed, numRuns: 1 })[0], 'a flip');
  const columns = allPlaces.filter(({ table }) => table === flip.table);
  return turnOver(client, present(columns[flip.column % columns.length], 'a column'), flip);
}

const mostTries = 300;

/** The places of which no flip is accepted, whichever row and bit; each is put back at once. */
async function neverTurned(client: pg.PoolClient): Promise<string[]> {
  const never: string[] = [];
  for (const place of allPlaces) {
    let isTurned = false;
    for (let at = 0; at < mostTries && !isTurned; at += 1) {
      const flip = await turnOver(client, place, { row: at, bit: at, letter: at * 7 });
      await flip?.putBack();
      isTurned = flip !== undefined;
    }
    if (!isTurned) never.push(`${place.table}.${place.column}`);
  }
  return never;
}

async function turnOver(client: pg.PoolClient, place: Place, flip: Flip) {
  const { table, column, type, how } = place;
  const { rows } = await client.query<{ at: string; value: string | null }>(
    `select ctid::text as at, ${column}::text as value from ${table} t where ${vouchedFor(table)}
     order by ctid`,
  );
  const row = rows[flip.row % Math.max(1, rows.length)];
  if (!row) return undefined;
  const letter = 1 + (flip.letter % Math.max(1, row.value?.length ?? 0));
  const changed = present(flips[how], how).replaceAll(/\b(?:c|p)\b/g, (name) =>
    name === 'c' ? column : String(letter),
  );
  const to = changed.replaceAll('$1', '$2::int');
  const values = changed.includes('$1') ? [row.at, flip.bit] : [row.at];
  try {
    const { rows: done } = await client.query<{ at: string }>(
      `update ${table} set ${column} = ${to}
       where ctid = $1::tid and (${to})::text is distinct from ${column}::text
       returning ctid::text as at`,
      values,
    );
    const [now] = done;
    if (!now) return undefined;
    const back = `update ${table} set ${column} = $1::${type} where ctid = $2::tid`;
    return {
      place: `${table}.${column} of ${row.at}`,
      putBack: async () => void (await client.query(back, [row.value, now.at])),
    };
  } catch (error) {
    // What a constraint keeps out, or is no JSON any more; else it is a mistake of this test.
    const code = String((error as { code?: unknown }).code);
    if (code.startsWith('23') || (how === 'json' && code === '22P02')) return undefined;
    throw new Error(`${table}.${column}: ${String(error)}`, { cause: error });
  }
}

/** A subject without a receipt is an order that nobody paid, and stands in no log. */
function vouchedFor(table: string): string {
  return table === 'receipts.subject'
    ? `exists (select from receipts.receipt p where p.slot = t.slot and p.topup = t.topup)`
    : 'true';
}
