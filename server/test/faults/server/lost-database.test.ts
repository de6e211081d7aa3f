import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { newUuid } from '#base';
import { ManualClock } from '#platform/clock';
import { startEmbeddedPostgres } from '#platform/embedded-postgres';
import { silentLog } from '#platform/log';
import { newKeyText } from '#platform/secrets';
import { testStartMs } from '#test/database';
import { openFaultProxy, targetOf, urlThrough } from '#test/fault-proxy';
import { serveDemo } from '#test/serve-demo';
import { migrateAll, openContext } from '../../../src/app.ts';
import { auditEverything, isClean } from '../../../src/audit.ts';

test('while the database is away a request is refused cleanly, and nothing is lost', async (t) => {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'lowu-lost-'));
  t.after(() => rmSync(dataDir, { recursive: true, force: true }));
  const start = () => startEmbeddedPostgres({ dataDir, log: silentLog });
  let postgres = await start();
  t.after(() => postgres.stop());
  await migrateAll(postgres.url);
  const target = { path: '', ...targetOf(postgres.url) };
  const proxy = await openFaultProxy(target);
  t.after(() => proxy.close());
  const { context, close } = await openContext({
    environment: { isProduction: false, fixedSettings: {} },
    url: urlThrough(proxy, postgres.url),
    clock: new ManualClock(testStartMs),
    log: silentLog,
    keys: newKeyText(),
  });
  t.after(close);
  const server = await serveDemo(context, {
    publicUrl: 'http://127.0.0.1',
  });
  t.after(() => server.stop());
  const address = `http://127.0.0.1:${server.port}`;
  const first = await fetch(`${address}/api/app/session`);
  const { csrfToken } = (await first.json()) as { csrfToken: string };
  const headers = {
    cookie: first.headers.getSetCookie().join().split(';')[0] ?? '',
    'x-csrf-token': csrfToken,
    'content-type': 'application/json',
    'idempotency-key': newUuid(testStartMs, 0),
  };
  const prefer = (): Promise<Response> =>
    fetch(`${address}/api/app/session/preferences`, {
      method: 'PATCH',
      headers,
      body: JSON.stringify({ isCareMode: true }),
    });

  await postgres.stop();
  const refused = await prefer();
  assert.equal(refused.status, 503);
  assert.match(refused.headers.get('content-type') ?? '', /^application\/problem\+json/);
  assert.ok(Number(refused.headers.get('retry-after')) > 0, 'it says when to come again');
  const { code } = (await refused.json()) as { code: string };
  assert.equal(code, 'database_unavailable');
  assert.equal((await fetch(`${address}/readyz`)).status, 503);

  postgres = await start();
  Object.assign(target, targetOf(postgres.url));
  assert.equal((await prefer()).status, 200);
  const session = await fetch(`${address}/api/app/session`, { headers });
  assert.equal(((await session.json()) as { isCareMode: boolean }).isCareMode, true);
  assert.ok(isClean(await auditEverything(context)));
});
