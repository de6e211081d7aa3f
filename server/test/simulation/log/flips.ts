import assert from 'node:assert/strict';
import { generateKeyPairSync, sign } from 'node:crypto';
import fc from 'fast-check';
import type pg from 'pg';
import { hourMs, present } from '#base';
import { auditBooks, lockAccounts, placeHold } from '#ledger';
import { closePool, openPool } from '#platform/postgres';
import { accountOf } from '#subscribers';
import { auditLog, readCheckpointNote } from '#transparency';
import { cosignedText, readCheckpoint, verifierKey, verifierKeyText } from '#wire/tlog';
import { sealAll } from '#test/sealing';
import { openTopupWorld } from '#test/topup-world';

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
  json: `overlay(c::text placing case substr(c::text, p, 1) when 'q' then 'r' else 'q' end
    from p for 1)::json`,
};

/**
 * All that the log vouches for, all that it is made of, and what the books make of it, as tables
 * and their columns: a name, a type and, after `as`, how it is turned over where that is not its
 * type's.
 */
const places: Readonly<Record<string, readonly string[]>> = {
  'ledger.transfer': [
    'slot smallint',
    'account uuid',
    'bucket bigint',
    'seq bigint',
    'amount bigint',
    'balance_after bigint',
    'system_account text',
    'unit text',
    'code text',
    'cause text',
    'effective_at timestamp with time zone',
    'recorded_at timestamp with time zone',
  ],
  'ledger.system_transfer': [
    'slot smallint',
    'id uuid',
    'debit_account text',
    'credit_account text',
    'amount bigint',
    'unit text as unit',
    'code text',
    'cause text',
    'effective_at timestamp with time zone',
    'recorded_at timestamp with time zone',
  ],
  // What is made of transfers: it is held against them.
  'ledger.bucket': [
    'slot smallint',
    'account uuid',
    'number bigint',
    'unit text as unit',
    'balance bigint',
    'held bigint',
    'seq bigint',
  ],
  'ledger.hold': [
    'slot smallint',
    'account uuid',
    'unit text as unit',
    'amount bigint',
    'legs jsonb as legs',
  ],
  'receipts.receipt': [
    'slot smallint',
    'code text',
    'kind text as kind',
    'topup uuid',
    'cause uuid',
    'document json',
    'issued_at timestamp with time zone',
  ],
  'receipts.subject': ['slot smallint', 'topup uuid', 'document json'],
  'transparency.leaf': ['index bigint', 'entry bytea'],
  'transparency.edge': ['level smallint', 'hashes bytea'],
  'transparency.tile': ['number bigint', 'hashes bytea'],
  'transparency.checkpoint': ['size bigint', 'root bytea', 'note text'],
  'transparency.log': ['origin text', 'size bigint'],
  'transparency.cosignature': ['size bigint', 'verifier text', 'line text'],
  'transparency.key': ['verifier text'],
};

export interface Flipped {
  readonly found: number;
  /** What the database itself did not let happen. */
  readonly refused: number;
  /** What nobody noticed, each with its seed. */
  readonly missed: readonly string[];
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
    return { found, refused, missed };
  } finally {
    client.release();
    await closePool(pool);
    for (const close of closing) await close();
  }
}

type World = Awaited<ReturnType<typeof openTopupWorld>>;

/** Enough leaves for a full tile, all of them swept over, and money that is set aside. */
async function fill({ context, person, order, tell }: World): Promise<void> {
  context.clock.advance(hourMs);
  const people = await Promise.all(
    Array.from({ length: 40 }, (_, at) => person([`+8526543${String(at).padStart(4, '0')}`])),
  );
  for (const { number, subscriber } of people) await tell(await order(number, 5_000n, subscriber));
  for (const { number, subscriber } of people) await tell(await order(number, 10_000n, subscriber));
  for (const { line } of people.slice(0, 10)) {
    await context.db.transaction(async (tx) => {
      const account = accountOf(line);
      await lockAccounts(tx, [account]);
      const rules = { cause: 'a call', expiresAt: tx.nowMs + hourMs };
      placeHold(tx, account, 300n, { unit: 'HKD' }, rules);
    });
  }
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
  const [log, books] = await Promise.all([auditLog(context), auditBooks(context)]);
  return [...log, ...books].flatMap(({ problems }) => problems);
}

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
  const { table } = flip;
  const columns = places[table] ?? [];
  const [column = '', ...words] = (columns[flip.column % columns.length] ?? '').split(' ');
  const [type = '', how = type] = words.join(' ').split(' as ');
  const { rows } = await client.query<{ at: string; value: string }>(
    `select ctid::text as at, ${column}::text as value from ${table} t where ${vouchedFor(table)}
     order by ctid`,
  );
  const row = rows[flip.row % Math.max(1, rows.length)];
  if (!row) return undefined;
  const letter = 1 + (flip.letter % Math.max(1, row.value.length));
  const changed = present(flips[how], how).replaceAll(/\b(?:c|p)\b/g, (name) =>
    name === 'c' ? column : String(letter),
  );
  const values = changed.includes('$1') ? [row.at, flip.bit] : [row.at];
  try {
    const { rows: done } = await client.query<{ at: string }>(
      `update ${table} set ${column} = ${changed.replaceAll('$1', '$2::int')}
       where ctid = $1::tid and (${changed.replaceAll('$1', '$2::int')})::text <> ${column}::text
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
  } catch {
    return undefined;
  }
}

/** A subject without a receipt is an order that nobody paid, and stands in no log. */
function vouchedFor(table: string): string {
  return table === 'receipts.subject'
    ? `exists (select from receipts.receipt p where p.slot = t.slot and p.topup = t.topup)`
    : 'true';
}
