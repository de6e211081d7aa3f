import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import pg from 'pg';
import { dayMs, hongKongDay, hongKongMidnight, uuidOf } from '#base';
import { loadCatalog, planOf, readCatalog } from '#catalog';
import { lapseSessions } from '#charging';
import { credit, expireHolds, lockAccounts, readBalance } from '#ledger';
import { accountOf, addSim, createLine, createSubscriber, type LineId } from '#subscribers';
import { type TestContext, type TestDatabase, testStartMs } from '#test/database';
import { dearerDocument, demoDocument } from '#test/demo-catalog';
import { auditEverything } from '../../../src/audit.ts';
import { reactions } from '../../../src/reactions.ts';
import { Model } from './model.ts';
import { Network } from './network.ts';
import { anyRun, lineCount, type Step } from './steps.ts';

const processCount = 2;
/** One line can pay whatever a run may cost, the other soon cannot. */
const moneyMinor = [200_000n, 200n];
const reason = { code: 'test', cause: 'run' };
/** A midnight that most runs come to. */
const dearerFromMs = hongKongMidnight(testStartMs) + dayMs;

interface World {
  readonly processes: readonly TestContext[];
  readonly owner: pg.Client;
  lines: number;
}

async function makeLine(world: World, context: TestContext, amount: bigint) {
  world.lines += 1;
  const digits = String(world.lines).padStart(6, '0');
  const imsi = `454000000${digits}`;
  const plan = planOf(await readCatalog(context), 'commuter');
  const line = await context.db.transaction(async (tx) => {
    const subscriber = createSubscriber(tx, { name: '陳大文', language: 'zh-Hant' });
    const numbers = [{ number: `+85251${digits}`, registration: 'registered' }] as const;
    const id = await createLine(tx, { subscriber, plan, numbers, validDays: 60 });
    await addSim(tx, id, imsi);
    credit(tx, accountOf(id), { unit: 'HKD', amount }, 'bank', reason);
    return id;
  });
  return { line, imsi };
}

/** Cuts every connection of the server's role, wherever its work stands; by then they are gone. */
async function cut({ owner }: World): Promise<void> {
  await sleep(Math.random() * 4);
  await owner.query(`select pg_terminate_backend(pid, 5000) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`);
}

async function play(world: World, steps: readonly Step[]): Promise<void> {
  const context = world.processes[0] as TestContext;
  const model = new Model(dearerFromMs);
  context.clock.set(testStartMs);
  const made = [];
  for (const [line, amount] of moneyMinor.entries()) {
    made.push(await makeLine(world, context, amount));
    model.credit(line, amount);
  }
  const imsis = made.map(({ imsi }) => imsi);
  const network = new Network(world.processes, imsis, model);
  for (const step of steps) {
    if (step.step === 'clock') context.clock.advance(step.ms);
    else if (step.step === 'lapse') await lapseSessions(context);
    else if (step.step === 'expire') await expireHolds(context);
    else if (step.step === 'credit') {
      const amount = BigInt(step.amountMinor);
      const account = accountOf(made[step.line]?.line as LineId);
      await context.db.transaction(async (tx) => {
        await lockAccounts(tx, [account]);
        credit(tx, account, { unit: 'HKD', amount }, 'bank', reason);
      });
      model.credit(step.line, amount);
    } else {
      const acts = step.acts.map((act) => network.perform(act));
      if (step.isCut) acts.push(cut(world));
      await Promise.all(acts);
    }
    for (const { line } of made) await showsNoDebt(context, line);
  }
  await network.closeAll();
  for (const [at, { line }] of made.entries()) await compare(world, line, model.of(at), at === 0);
  const problems = (await auditEverything(context)).flatMap((check) => check.problems);
  assert.deepEqual(problems, []);
}

async function showsNoDebt(context: TestContext, line: LineId): Promise<void> {
  const { units } = await readBalance(context, accountOf(line));
  for (const { available, held } of units) assert.ok(available >= 0n && held >= 0n);
}

const readUsed = `select count(distinct (session, report)) as reports,
  coalesce(sum(used_units), 0) as bytes,
  coalesce(sum(amount_minor), 0) as cost, coalesce(sum(uncollected_minor), 0) as uncollected
  from charging.usage where line = $1`;

/** Each report has its record, they cost what the model says, and the balance lacks just that. */
async function compare(
  { processes, owner }: World,
  line: LineId,
  expected: ReturnType<Model['of']>,
  isRich: boolean,
): Promise<void> {
  const { rows } = await owner.query<Record<string, string>>(readUsed, [uuidOf(line)]);
  const [{ reports = '', bytes = '', cost = '', uncollected = '' } = {}] = rows;
  assert.deepEqual(
    { reports: Number(reports), bytes: BigInt(bytes), costMinor: BigInt(cost) },
    { reports: expected.reports, bytes: expected.bytes, costMinor: expected.costMinor },
  );
  if (isRich) assert.equal(uncollected, '0');
  const { units } = await readBalance(processes[0] as TestContext, accountOf(line));
  const { total = 0n, held = 0n } = units.find(({ unit }) => unit === 'HKD') ?? {};
  assert.equal(total, expected.creditMinor - expected.costMinor + BigInt(uncollected));
  assert.equal(held, 0n, 'something is held for sessions that are closed');
}

/**
 * Plays random runs of a network with many sessions of two lines against charging and the model.
 * The same seed is the same runs; a failure is told with its seed and the shortest run that still
 * fails.
 */
export async function simulateCharging(
  database: TestDatabase,
  { seed, runs }: { readonly seed: number; readonly runs: number },
): Promise<void> {
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  const first = database.context({ reactions });
  const others = Array.from({ length: processCount - 1 }, () =>
    database.context({ reactions, clock: first.clock }),
  );
  // Prices must be older than the earliest instant that a clock is set back to.
  first.clock.set(testStartMs - dayMs);
  await loadCatalog(first, demoDocument());
  await loadCatalog(first, dearerDocument(hongKongDay(dearerFromMs)));
  const world: World = { processes: [first, ...others], owner, lines: 0 };
  try {
    await fc.assert(
      fc.asyncProperty(anyRun, (run) => play(world, run)),
      { seed, numRuns: runs },
    );
  } finally {
    await owner.end();
  }
}

assert.equal(moneyMinor.length, lineCount);
