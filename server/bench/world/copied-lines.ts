import type pg from 'pg';
import { newUuid, type PhoneNumber, slotCount, slotOf, uuidOf } from '#base';
import { openSession, type UseKind } from '#charging';
import type { Context } from '#platform/context';
import { withHastyClient } from './copies.ts';
import { type BenchLine, makeLines } from './lines.ts';

/** Where a line has rows, and how they are found; those of a session are one line's in ten. */
const rowsOfLine: readonly (readonly [table: string, found: string])[] = [
  ['subscribers.subscriber', 'id = $1'],
  ['subscribers.line', 'id = $2'],
  ['subscribers.owned_line', 'line = $2'],
  ['subscribers.line_number', 'line = $2'],
  ['subscribers.phone_number', 'number = $3'],
  ['subscribers.phone_number_event', 'number = $3'],
  ['subscribers.validity_grant', 'line = $2'],
  ['ledger.account', 'id = $2'],
  ['ledger.bucket', 'account = $2'],
  ['ledger.transfer', 'account = $2'],
];
const rowsOfSession: typeof rowsOfLine = [
  ['ledger.hold', 'account = $2'],
  ['charging.profile', 'line = $2'],
  ['charging.session', 'line = $2'],
];

const atOnce = 20_000;
/** Each copies 20,000 lines at a time, so that no processor waits for another. */
const copiers = 3;
const everySession = 10;
const firstNumber = 60_000_000;
const data: UseKind = { service: 'data', zone: 'HK', direction: null, to: null };

/**
 * So many lines by statements over sets, because use cases would take hours for ten million: each
 * is a copy of one that was made by use cases, under ids and a number of its own. One line in ten
 * runs a data session beside those given back, which lie evenly among all, as the busy lines of a
 * network do.
 */
export async function copyLines(
  context: Context,
  url: string,
  { count, given }: { readonly count: number; readonly given: number },
  say: (text: string) => void,
): Promise<readonly BenchLine[]> {
  const [model] = (await makeLines(context, 1, say)) as [BenchLine];
  await runSession(context, model);
  const lines: BenchLine[] = [];
  const every = Math.ceil(count / given);
  const statements = await withHastyClient(url, (client) => copyStatements(client, model));
  let from = 0;
  async function copySome(client: pg.Client): Promise<void> {
    while (from < count) {
      const first = from;
      from += atOnce;
      const made = Array.from({ length: Math.min(atOnce, count - first) }, (_, index) =>
        newLine(context.clock.now(), first + index, every),
      );
      for (const text of statements) await client.query(text, parametersOf(model, made));
      for (const { id, number, isGiven } of made) {
        if (isGiven) lines.push({ line: `lin_${id}`, subscriber: `sub_${id}`, number });
      }
      if ((first / atOnce) % 10 === 9) say(`${first + atOnce} of ${count} lines copied`);
    }
  }
  await Promise.all(Array.from({ length: copiers }, () => withHastyClient(url, copySome)));
  return lines;
}

function newLine(nowMs: number, index: number, every: number) {
  const slot = index % slotCount;
  const number: PhoneNumber = `+852${firstNumber + index}`;
  const isGiven = index % every === 0;
  // The digits behind the slot, so that every slot has its sessions.
  const hasSession = !isGiven && Math.floor(index / slotCount) % everySession === 0;
  return { slot, id: newUuid(nowMs, slot), number, isGiven, hasSession };
}

/** As the statements of `copyStatements` number them. */
function parametersOf(model: BenchLine, made: readonly ReturnType<typeof newLine>[]): unknown[] {
  return [
    uuidOf(model.subscriber),
    uuidOf(model.line),
    model.number,
    made.map(({ id }) => id),
    made.map(({ slot }) => slot),
    made.map(({ number }) => number),
    made.map(({ hasSession }) => hasSession),
  ];
}

async function runSession(context: Context, { number }: BenchLine): Promise<void> {
  const group = { ratingGroup: 1, use: data, wanted: 'some' as const, used: [] };
  const message = { consumer: 'bench', sequence: 0, notifyUri: null, groups: [group] };
  await openSession(context, { who: { number }, chargingId: 'model', message });
}

const copies = `unnest($4::uuid[], $5::int2[], $6::text[], $7::bool[])
  as r (id, slot, number, has_session)`;

/** An insert for each table, with every id of the model replaced wherever it stands. */
async function copyStatements(client: pg.Client, model: BenchLine): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    'select id from ledger.hold where slot = $1 and account = $2',
    [slotOf(model.line), uuidOf(model.line)],
  );
  const holds = rows.map(({ id }) => id.replaceAll('-', ''));
  const ids = [uuidOf(model.line), uuidOf(model.subscriber), ...holds];
  const statements: string[] = [];
  for (const [table, found] of [...rowsOfLine, ...rowsOfSession]) {
    const isOfSession = rowsOfSession.some(([name]) => name === table);
    const columns = await client.query<{ name: string; type: string }>(
      `select attname as name, atttypid::regtype::text as type from pg_attribute
       where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum`,
      [table],
    );
    const names = columns.rows.map(({ name }) => name).join(', ');
    const known = await textsOf(client, table, found, model);
    const values = columns.rows
      .map(({ name, type }) => valueOf(name, type, ids, known.get(name) ?? ''))
      .join(', ');
    // Every statement takes the same parameters, and PostgreSQL wants each of them used.
    statements.push(`insert into ${table} (${names}) select ${values} from ${table} t, ${copies}
      where t.${found} and ($1::uuid, $2::uuid, $3::text) is not null
        ${isOfSession ? 'and r.has_session' : ''}`);
  }
  // The other side of what was copied into the buckets.
  statements.push(`insert into ledger.system_delta (slot, account, unit, debit, credit)
    select r.slot, t.system_account, t.unit, sum(greatest(t.amount, 0)), sum(greatest(-t.amount, 0))
    from ledger.transfer t, ${copies}
    where t.account = $2 and ($1::uuid, $3::text, r.has_session) is not null group by 1, 2, 3`);
  return statements;
}

/** What the model has in each column of a table: only where an id stands, one is replaced. */
async function textsOf(
  client: pg.Client,
  table: string,
  found: string,
  model: BenchLine,
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query<{ name: string; text: string }>(
    `select c.named as name, string_agg(c.texts, ' ') as text
     from ${table} t, jsonb_each_text(to_jsonb(t)) as c (named, texts)
     where t.${found} and ($1::uuid, $2::uuid, $3::text) is not null group by 1`,
    [uuidOf(model.subscriber), uuidOf(model.line), model.number],
  );
  return new Map(rows.map(({ name, text }) => [name, text]));
}

function valueOf(name: string, type: string, ids: readonly string[], known: string): string {
  if (name === 'slot' || name.endsWith('_slot')) return 'r.slot';
  if (name === 'held') return 'case when r.has_session then t.held else 0 end';
  if (type === 'uuid') {
    const quoted = ids.map((id) => `'${id}'`).join(', ');
    return `case when t.${name} in (${quoted}) then r.id else t.${name} end`;
  }
  if (!['text', 'json', 'jsonb'].includes(type)) return `t.${name}`;
  const digits = `replace(r.id::text, '-', '')`;
  const replaced = ids
    .filter((id) => known.includes(id))
    .reduce((text, id) => `replace(${text}, '${id}', ${digits})`, `t.${name}::text`);
  return known.includes('+')
    ? `replace(${replaced}, $3::text, r.number)::${type}`
    : `${replaced}::${type}`;
}
