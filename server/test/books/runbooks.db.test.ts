import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import pg from 'pg';
import { parse } from 'yaml';
import { hourMs, present } from '#base';
import { alarmNames, watchAlarms } from '#ops';
import { testKeys } from '#test/database';
import { eventually } from '#test/eventually';
import { freshFolder, lowu, spawnLowu } from '#test/lowu';
import { printedNames, printedStatements, runbookPages } from '#test/runbook-pages';
import { sealAll } from '#test/sealing';
import { openTopupWorld } from '#test/topup-world';
import { allSettings } from '../../src/settings.ts';
import { repository } from '../house/rules/repository.ts';
import { isCode, isTest } from '../house/rules/source.ts';

const world = await openTopupWorld();
const { context, database } = world;
context.clock.advance(hourMs);
const { subscriber, number } = await world.person(['+85265432101']);
await world.tell(await world.order(number, 5_000n, subscriber));
await sealAll(context);

const environment = {
  DATABASE_URL: database.ownerUrl,
  LOWU_MASTER_KEYS: testKeys,
  LOWU_BACKUP_PASSPHRASE: 'a harbour in the morning',
};
const code = repository()
  .filter(({ path: name }) => name.startsWith('server/src/') && isCode(name) && !isTest(name))
  .map(({ text }) => text);
const schedules = readFileSync(path.resolve(import.meta.dirname, '../../src/schedule.ts'), 'utf8');

type Running = Parameters<typeof freshFolder>[0];

/** Runs a command to its end; what of its exit codes says that it has done what it says. */
type Run = (t: Running, words: readonly string[]) => Promise<void>;

function endsWith(...codes: readonly number[]): Run {
  return async (t, words) => {
    const said = await lowu(words, { home: freshFolder(t), environment });
    assert.ok(codes.includes(said.code ?? -1), `${words.join(' ')}: ${said.stdout}${said.stderr}`);
  };
}

/** Who has no file of a bank yet is told what is missing, and not that there is no such word. */
const knowsItsWords: Run = async (t, words) => {
  const home = freshFolder(t);
  const { code: help, stdout } = await lowu([...words.slice(0, 1), '--help'], { home });
  assert.equal(help, 0);
  for (const word of words.slice(1))
    assert.ok(stdout.includes(` ${word} `), `${word} in ${stdout}`);
};

/** It goes on until somebody stops it, and says meanwhile that it is there. */
const runsUntilStopped: Run = async (t, words) => {
  const home = freshFolder(t);
  const child = spawnLowu(words, { home, environment });
  t.after(() => void child.kill('SIGKILL'));
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (piece: string) => (said += piece));
  }
  await eventually('it says that it is there', () => {
    assert.equal(child.exitCode, null, said);
    return said.includes('Lowu is ready.');
  });
  const status = await lowu(['status'], { home, environment });
  assert.equal(status.code, 0, status.stderr);
  child.kill('SIGTERM');
  assert.deepEqual(await once(child, 'exit'), [0, null], said);
};

/** Every command that a page prints, and how it is tried. */
const commands: Readonly<Record<string, Run>> = {
  'lowu audit': endsWith(0),
  'lowu backup': (t, words) => endsWith(0)(t, [...words, path.join(freshFolder(t), 'today')]),
  'lowu disputes breaches': endsWith(0),
  // What it finds of a machine is the machine's; that it could look is what is tried.
  'lowu doctor': endsWith(0, 1),
  'lowu log halt': endsWith(0),
  'lowu log rotate': endsWith(0),
  'lowu log show': endsWith(0),
  'lowu reconcile': knowsItsWords,
  'lowu reconcile --file': knowsItsWords,
  'lowu start --roles jobs': runsUntilStopped,
  // Where nothing runs it says so: that it runs is tried by what starts it.
  'lowu status': endsWith(69),
};

const isOption = (text: string) => Object.keys(commands).some((one) => one.endsWith(` ${text}`));
const isSetting = (text: string) => allSettings.some(({ name }) => name === text);
const isAlarm = (text: string) => alarmNames.some((name) => name === text);
const isSchedule = (text: string) => schedules.includes(`, '${text}'`);
/** A name of the code, of a format that it reads, or the role of PostgreSQL that sees all. */
const isOfCode = (text: string) => text === 'pg_monitor' || code.some((one) => one.includes(text));

suite('the runbooks', () => {
  test('print nothing that is not there: commands, settings, schedules, names', () => {
    assert.ok(printedNames().length > 60);
    for (const { page, text } of printedNames()) {
      if (text.startsWith('lowu ')) assert.ok(commands[text], `${page}: nobody tries ${text}`);
      else if (text.startsWith('--')) assert.ok(isOption(text), `${page}: nobody tries ${text}`);
      else if (text.includes(' ')) assert.ok(isSchedule(text), `${page}: no schedule ${text}`);
      else if (text.includes('-')) assert.ok(isAlarm(text), `${page}: no alarm ${text}`);
      else assert.ok(isSetting(text) || isOfCode(text), `${page}: nobody knows ${text}`);
    }
  });

  for (const [text, run] of Object.entries(commands)) {
    test(`print ${text}, which can be typed as it stands`, (t) => {
      assert.ok(
        printedNames().some((one) => one.text === text),
        'no page prints it any more',
      );
      return run(t, text.split(' ').slice(1));
    });
  }

  test('name one rule to watch by, whose address leads to a page for each alarm', async () => {
    const readme = new URL('../../../docs/operating/alarms/README.md', import.meta.url);
    const [, block = ''] = /```yaml\n([\s\S]*?)```/.exec(readFileSync(readme, 'utf8')) ?? [];
    const [rule] = parse(block) as { expr: string; annotations: { runbook: string } }[];
    const [, metric = ''] = /^(\w+) >= 2$/.exec(rule?.expr ?? '') ?? [];
    watchAlarms(context);
    const told = await context.metrics.text();
    for (const name of alarmNames) assert.ok(told.includes(`${metric}{alarm="${name}"}`), name);
    const { runbook } = present(rule, 'a rule').annotations;
    const addresses = alarmNames.map((name) => runbook.replace('{{ $labels.alarm }}', name));
    const pages = [...runbookPages().keys()].map((name) => `docs/operating/alarms/${name}.md`);
    assert.deepEqual(addresses.toSorted(), pages.toSorted());
  });
});

const statementOf = (page: string, word: string) =>
  present(
    printedStatements().find((one) => one.page === page && one.text.startsWith(word)),
    `${word} on ${page}`,
  ).text;

suite('a statement that a runbook prints', () => {
  test('is one of those that are tried here', () => {
    const tried = ['jobs-failed: update', 'log-late: select', 'log-late: select'];
    const printed = printedStatements().map(({ page, text }) => `${page}: ${text.split(' ')[0]}`);
    assert.deepEqual(printed, tried);
  });

  test('lets a job that has used up its tries run again', async (t) => {
    const owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
    t.after(() => owner.end());
    const { rows } = await owner.query<{ id: string }>(
      `select id from graphile_worker.add_job('mended', '{}', max_attempts => 1)`,
    );
    const { id } = present(rows[0], 'a job');
    const failed = 'update graphile_worker._private_jobs set attempts = 1 where id = $1';
    await owner.query(failed, [id]);
    const again = statementOf('jobs-failed', 'update').replace('…', id);
    assert.equal((await owner.query(again)).rowCount, 1);
    const due = await owner.query(
      `select from graphile_worker._private_jobs
       where id = $1 and attempts < max_attempts and run_at <= now()`,
      [id],
    );
    assert.equal(due.rowCount, 1);
  });

  test('finds the transaction that holds sealing back, and ends it', async (t) => {
    const forgotten = new pg.Client({ connectionString: database.url });
    const operator = new pg.Client({ connectionString: database.ownerUrl });
    await Promise.all([forgotten.connect(), operator.connect()]);
    t.after(() => operator.end());
    // It is told why, and then that nobody is there any more.
    const told: string[] = [];
    forgotten.on('error', ({ message }) => told.push(message));
    const ended = new Promise<void>((resolve) => forgotten.once('end', resolve));
    await forgotten.query('begin');
    const { rows } = await forgotten.query<{ pid: number }>('select pg_backend_pid() as pid');
    const { pid } = present(rows[0], 'a session');
    const [look = '', end = ''] = printedStatements()
      .filter(({ page }) => page === 'log-late')
      .map(({ text }) => text);
    const found = await operator.query<{ pid: number }>(look.replace('1 minute', '0 seconds'));
    assert.ok(found.rows.some((one) => one.pid === pid));
    await operator.query(end.replace('…', String(pid)));
    await ended;
    assert.match(told.join(), /terminating connection/);
  });
});
