import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { openFileClock, type PacedClock, writePace } from './index.ts';

const year2030 = Date.parse('2030-01-01T00:00:00Z');

function open(t: TestContext, first?: string): { clock: PacedClock; file: string } {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'lowu-clock-'));
  const file = path.join(folder, 'clock.json');
  if (first !== undefined) writeFileSync(file, first);
  const clock = openFileClock(file);
  t.after(() => {
    clock.close();
    rmSync(folder, { recursive: true });
  });
  return { clock, file };
}

function isReal(clock: PacedClock): boolean {
  return Math.abs(clock.now() - Date.now()) < 60_000;
}

test('without a file, or with one that says nothing, it is real time', (t) => {
  for (const first of [undefined, '', '{}', '{"realMs":1,"virtualMs":2,"rate":-1}', '[1]']) {
    assert.ok(isReal(open(t, first).clock), first);
  }
});

test('the file sets the pace for whoever opens it later', (t) => {
  const { clock } = open(t, JSON.stringify({ realMs: Date.now(), virtualMs: year2030, rate: 0 }));
  assert.equal(clock.now(), year2030);
});

test('a change of the file wakes who sleeps, and without it time is real again', async (t) => {
  const { clock, file } = open(t);
  const awake = clock.sleepUntil(year2030);
  writePace(file, { realMs: Date.now(), virtualMs: year2030, rate: 0 });
  await awake;
  assert.equal(clock.now(), year2030);
  rmSync(file);
  while (!isReal(clock)) await new Promise((resolve) => setTimeout(resolve, 20));
});

test('a file that is spoiled later changes nothing', async (t) => {
  const { clock, file } = open(t);
  writePace(file, { realMs: Date.now(), virtualMs: year2030, rate: 0 });
  await clock.sleepUntil(year2030);
  writeFileSync(file, '{"realMs":');
  await new Promise((resolve) => setTimeout(resolve, 300));
  assert.equal(clock.now(), year2030);
});
