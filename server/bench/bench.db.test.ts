import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { testPostgresUrl } from '#test/postgres';
import { agentLatency } from './agent-sale.ts';
import { autoTopup } from './auto-topup.ts';
import { benchmarks } from './benchmarks.ts';
import { dueRules } from './due-rules.ts';
import { dueTerms } from './due-terms.ts';
import { memory } from './memory.ts';
import { nchfLatency } from './nchf-update.ts';
import { partnerLatency } from './partner-send.ts';
import { quota, rating } from './rating.ts';
import { receiptPdf } from './receipt-pdf.ts';
import { reconcileMemory, reconcileTime } from './reconcile.ts';
import { restart } from './restart.ts';
import { seal } from './seal.ts';
import { sms } from './sms.ts';

const home = mkdtempSync(path.join(tmpdir(), 'lowu-bench-test-'));
test.after(() => rmSync(home, { recursive: true }));

function bench(given: readonly string[], environment: Record<string, string> = {}) {
  const main = path.join(import.meta.dirname, 'main.ts');
  const { DATABASE_URL: _, ...inherited } = process.env;
  const env = { ...inherited, LOWU_HOME: home, ...environment };
  return spawnSync(process.execPath, [main, ...given], { encoding: 'utf8', env });
}

/** What is measured of a fixed number of things takes its time however short a round. */
const quickFigures = [
  memory,
  restart,
  rating,
  quota,
  nchfLatency,
  agentLatency,
  partnerLatency,
  reconcileTime,
  reconcileMemory,
  receiptPdf,
  sms,
  autoTopup,
  dueRules,
  dueTerms,
  seal,
];

test('every benchmark runs, if only for a moment, and says what a program needs', () => {
  const short = '--json --rounds 1 --seconds 0.1 --lines 200'.split(' ');
  const only = [...benchmarks, ...quickFigures].flatMap(({ name }) => ['--only', name]);
  const { status, stdout, stderr } = bench([...short, ...only]);
  assert.ok(status === 0 || status === 1, stderr);
  const results = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  const byName = new Map(results.map((result) => [result['name'], result]));
  for (const { name } of benchmarks) {
    const result = byName.get(name);
    assert.ok(result && Number(result['perSecond']) > 0, `${name}: ${stdout}`);
    assert.ok(Number(result['p99Ms']) >= Number(result['p50Ms']), name);
    assert.equal(result['ratioToTpcb'] === null, !byName.has('tpcb'), name);
  }
  for (const { name, unit } of quickFigures) {
    const result = byName.get(name);
    assert.ok(Number(result?.['value']) > 0, `${name}: ${stdout}`);
    assert.equal(result?.['unit'], unit);
  }
  assert.ok(Number(byName.get('disk')?.['p99Ms']) > 0);
});

test('a server that forgets what it committed is not measured', async () => {
  const { status, stderr } = bench(['--only', 'post'], { DATABASE_URL: await testPostgresUrl() });
  assert.equal(status, 2);
  assert.match(stderr, /fsync is off/);
});
