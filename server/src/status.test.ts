import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { type TestContext, test } from 'node:test';
import { openHome } from './home.ts';
import { forgetStatus, keepStatus, readStatus, statusOf } from './status.ts';

const running = {
  publicUrl: 'http://localhost:8080',
  databaseUrl: 'postgresql://localhost/lowu',
  clockFile: '/nowhere',
  startedAt: '2026-11-23T00:12:00.000Z',
  pid: process.pid,
  network: null,
  sandbox: null,
  vouchers: [],
};

function homeOf(t: TestContext) {
  const home = mkdtempSync(path.join(tmpdir(), 'lowu-status-'));
  t.after(() => rmSync(home, { recursive: true }));
  return openHome({ home });
}

test('what runs from a home is found, however it was started, and forgotten when it ends', (t) => {
  const home = homeOf(t);
  keepStatus(home, statusOf(running));
  assert.equal(readStatus(home)?.pid, process.pid);
  forgetStatus(home);
  assert.equal(readStatus(home), undefined);
});

test('a process that has the number of one that was killed is not taken for it', (t) => {
  const home = homeOf(t);
  keepStatus(home, { ...statusOf(running), process: `${process.pid} 1` });
  assert.equal(readStatus(home), undefined);
});
