import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, test } from 'node:test';
import { type Clock, openClock } from './clock.ts';

const folder = mkdtempSync(join(tmpdir(), 'sandbox-clock-'));
const opened: Clock[] = [];
let fileNumber = 0;

afterEach(() => {
  for (const clock of opened.splice(0)) clock.close();
});

process.once('exit', () => rmSync(folder, { recursive: true }));

function newFile(): string {
  fileNumber += 1;
  return join(folder, `clock-${fileNumber}.json`);
}

function set(file: string, virtualMs: number, rate: number): void {
  writeFileSync(`${file}.new`, JSON.stringify({ realMs: Date.now(), virtualMs, rate }));
  renameSync(`${file}.new`, file);
}

function open(file?: string): Clock {
  const clock = openClock(file);
  opened.push(clock);
  return clock;
}

function isNear(actual: number, expected: number, slackMs = 10_000): void {
  assert.ok(Math.abs(actual - expected) <= slackMs, `${actual} is not near ${expected}`);
}

test('without a file, and while the file is absent, it is real time', () => {
  isNear(open().now(), Date.now());
  const file = newFile();
  const clock = open(file);
  isNear(clock.now(), Date.now());
  set(file, 1_000_000, 0);
  assert.equal(clock.now(), 1_000_000);
  rmSync(file);
  isNear(clock.now(), Date.now());
});

test('virtual time is V + (real - R) * K', () => {
  const file = newFile();
  const realMs = Date.now() - 1_000_000;
  writeFileSync(file, JSON.stringify({ realMs, virtualMs: 5_000_000, rate: 60 }));
  isNear(open(file).now(), 65_000_000, 60 * 10_000);
});

test('a change is seen by the next question, without waiting for the watcher', () => {
  const file = newFile();
  set(file, 1_000, 0);
  const clock = open(file);
  set(file, 2_000, 0);
  assert.equal(clock.now(), 2_000);
});

test('a file that is broken or half written leaves the last reading in force', () => {
  const file = newFile();
  set(file, 7_000, 0);
  const clock = open(file);
  for (const text of ['{"realMs": 1,', '[]', 'null', '{"realMs":1,"virtualMs":2,"rate":-1}']) {
    writeFileSync(file, text);
    assert.equal(clock.now(), 7_000, text);
  }
  set(file, 8_000, 0);
  assert.equal(clock.now(), 8_000);
});

test('sleepers wake in the order of their times when the clock jumps past them', async () => {
  const file = newFile();
  set(file, 0, 0);
  const clock = open(file);
  const woken: string[] = [];
  const sleeps = [
    clock.sleepUntil(3_000).then(() => woken.push('third')),
    clock.sleepUntil(1_000).then(() => woken.push('first')),
    clock.sleepUntil(2_000).then(() => woken.push('second')),
  ];
  set(file, 2_000, 0);
  await Promise.all(sleeps.slice(1));
  assert.deepEqual(woken, ['first', 'second']);
  set(file, 10_000, 0);
  await Promise.all(sleeps);
  assert.deepEqual(woken, ['first', 'second', 'third']);
});

test('a fast clock shortens a wait that is already under way', async () => {
  const file = newFile();
  set(file, 0, 1);
  const clock = open(file);
  const startMs = Date.now();
  const sleep = clock.sleepUntil(3_600_000);
  set(file, 0, 36_000);
  await sleep;
  assert.ok(Date.now() - startMs < 60_000);
});

test('an action that was called off does not happen, a sleep then rejects', async () => {
  const file = newFile();
  set(file, 0, 0);
  const clock = open(file);
  let hasHappened = false;
  const callOff = clock.at(1_000, () => {
    hasHappened = true;
  });
  const abort = new AbortController();
  const sleep = assert.rejects(clock.sleepUntil(1_000, abort.signal), /called off/);
  callOff();
  abort.abort();
  set(file, 5_000, 0);
  await Promise.all([sleep, clock.sleepUntil(4_000)]);
  assert.equal(hasHappened, false);
  await assert.rejects(clock.sleepUntil(1, abort.signal), /called off/);
});

test('a file is found even if its folder is made later', () => {
  const file = join(folder, `later-${process.pid}`, 'clock.json');
  const clock = open(file);
  isNear(clock.now(), Date.now());
  mkdirSync(join(file, '..'));
  set(file, 42, 0);
  assert.equal(clock.now(), 42);
});
