import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { parsePhoneNumber, present } from '#base';
import { moneyIn, readBalance } from '#ledger';
import {
  auditLineImports,
  beginImport,
  columns,
  importRows,
  listRefusedRows,
  type ImportId,
} from '#line-imports';
import { accountOf, findLineByNumber, findLines } from '#subscribers';
import { openFaultProxy, saysCommitted, targetOf, urlThrough } from '#test/fault-proxy';
import { netOf } from '#test/hall-world';
import { openTopupWorld } from '#test/topup-world';
import { auditEverything, isClean } from '../../src/audit.ts';
import { reactions } from '../../src/reactions.ts';
import { findsSpoils } from '#test/spoils';
import { lineImportSpoils } from './spoils/line-imports.ts';

const world = await openTopupWorld();
const { context } = world;
let count = 0;

function newHash(): string {
  return randomBytes(32).toString('hex');
}

interface Cells {
  readonly number?: string;
  readonly cn?: string;
  readonly name?: string;
  readonly language?: string;
  readonly plan?: string;
  readonly imsi?: string;
  readonly days?: string;
  readonly balance?: string;
  readonly registration?: string;
}

function row(given: Cells = {}): string {
  count += 1;
  const { number = `+8526${7_600_000 + count}`, cn = '', name = '"Chan, Tai Man"' } = given;
  const { language = 'zh-Hant', plan = 'commuter', imsi = '', days = '90' } = given;
  const { balance = '12.50', registration = 'registered' } = given;
  return [number, cn, name, language, plan, imsi, days, balance, registration].join(',');
}

async function begin(rows: readonly string[], hash = newHash()) {
  return beginImport(context, undefined, {
    hash,
    name: 'lines.csv',
    columns: columns.join(','),
    rowsTotal: rows.length,
  });
}

async function refusedIn(id: ImportId): Promise<[number, string][]> {
  const found: [number, string][] = [];
  for (const one of await listRefusedRows(context, undefined, { id, after: 0 })) {
    found.push([one.row, one.refusal]);
  }
  return found;
}

async function booksHold(): Promise<void> {
  const checks = await auditEverything(context);
  assert.ok(isClean(checks), JSON.stringify(checks.filter((one) => one.problems.length > 0)));
}

test('a row becomes a line with its owner, numbers, SIM, days and money', async () => {
  const before = await netOf(context, 'brought_in');
  const rows = [row({ number: '+85267655501', cn: '13800138123', imsi: '454129999999001' })];
  const { id } = await begin(rows);
  await importRows(context, undefined, { id, from: 0, rows });
  const found = await findLineByNumber(context, present(parsePhoneNumber('67655501'), 'a number'));
  assert.equal(found?.owner.name, 'Chan, Tai Man');
  assert.equal(found.line.numbers.length, 2);
  assert.notEqual(found.line.validUntil, null);
  const [bySim] = await findLines(context, [{ imsi: '454129999999001' }]);
  assert.equal(bySim, found.line.id);
  const { total } = moneyIn(await readBalance(context, accountOf(found.line.id)));
  assert.ok(total > 0n && total <= 1_250n);
  assert.equal(await netOf(context, 'brought_in'), before + 1_250n);
  await booksHold();
});

test('what cannot be a line is refused alone, with a word that says why', async () => {
  const twice = '+85267655777';
  const wrong: [string, string][] = [
    ['a,b', 'columns_wrong'],
    [row({ number: '123' }), 'number_impossible'],
    [row({ number: '' }), 'number_impossible'],
    [row({ name: '""' }), 'name_invalid'],
    [row({ language: 'fr' }), 'language_unknown'],
    [row({ plan: 'none' }), 'plan_unknown'],
    [row({ imsi: '12' }), 'imsi_invalid'],
    [row({ days: '-1' }), 'valid_days_invalid'],
    [row({ balance: '1.234' }), 'balance_invalid'],
    [row({ registration: 'yes' }), 'registration_unknown'],
  ];
  const rows = [
    ...wrong.map(([written]) => written),
    row({ number: twice }),
    row({ number: twice }),
  ];
  const { id } = await begin(rows);
  await importRows(context, undefined, { id, from: 0, rows });
  const expected = wrong.map(([, refusal], index) => [index + 1, refusal]);
  assert.deepEqual(await refusedIn(id), [...expected, [12, 'number_taken']]);
  const again = [row({ number: twice })];
  const other = await begin(again);
  await importRows(context, undefined, { id: other.id, from: 0, rows: again });
  assert.deepEqual(await refusedIn(other.id), [[1, 'number_taken']]);
  await booksHold();
});

test('an import goes on where it was, and what is sent again makes nothing twice', async () => {
  const rows = Array.from({ length: 9 }, () => row());
  const hash = newHash();
  const first = await begin(rows, hash);
  const step = { id: first.id, from: 0, rows: rows.slice(0, 4) };
  await Promise.all([importRows(context, undefined, step), importRows(context, undefined, step)]);
  const later = await begin(rows, hash);
  assert.deepEqual(later, { id: first.id, rowsTotal: 9, rowsDone: 4 });
  const last = await importRows(context, undefined, { id: later.id, from: 4, rows: rows.slice(4) });
  assert.equal(last.rowsDone, 9);
  const beyond = { id: (await begin(rows, newHash())).id, from: 0, rows: [...rows, row()] };
  await assert.rejects(importRows(context, undefined, beyond), { code: 'import_rows_too_many' });
  assert.deepEqual(await refusedIn(first.id), []);
  await assert.rejects(
    importRows(context, undefined, { id: `imp_${'0'.repeat(32)}`, from: 0, rows: [] }),
    {
      code: 'import_unknown',
    },
  );
  await booksHold();
});

test('a step whose answer was lost is taken in once', async (t) => {
  const { url } = world.database;
  const proxy = await openFaultProxy(targetOf(url), () => ({ cutAtAnswer: saysCommitted }));
  t.after(() => proxy.close());
  const through = world.database.context({ reactions, url: urlThrough(proxy, url) });
  const rows = Array.from({ length: 5 }, () => row());
  const { id } = await begin(rows);
  await importRows(through, undefined, { id, from: 0, rows }).catch(() => undefined);
  const { rowsDone } = await importRows(context, undefined, { id, from: 0, rows });
  assert.equal(rowsDone, 5);
  assert.deepEqual(await refusedIn(id), []);
  await booksHold();
});

test('whatever is wrong of an import, the audit names it', async () => {
  await findsSpoils(context, auditLineImports, lineImportSpoils);
});
