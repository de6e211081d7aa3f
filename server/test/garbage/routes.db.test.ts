import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { auditEverything } from '../../src/audit.ts';
import { digestOfBooks } from './books.ts';
import { allOperations, type Operation } from './contracts.ts';
import { judge } from './judge.ts';
import { garbageFor } from './requests.ts';
import { closeConnections, send } from './send.ts';
import { openGarbageWorld } from './world.ts';

const world = await openGarbageWorld({ after });
after(closeConnections);
/** Whoever signs out has nothing left to try the others with. */
const operations = (await allOperations()).toSorted(
  (one, other) => Number(one.method === 'DELETE') - Number(other.method === 'DELETE'),
);

/** Reproducible: `LOWU_SEED=… LOWU_RUNS=…` repeats or lengthens a run. */
const seed = Number(process.env['LOWU_SEED'] ?? 20_261_126);
const runs = Number(process.env['LOWU_RUNS'] ?? 80);

/** What an owner may spend on, and a right request among the wrong ones does. */
function spends({ access, method, path }: Operation): boolean {
  // What a machine has kept is booked whatever it says of it.
  // A partner that registers has play money in its float.
  if (path === '/api/portal/registrations') return true;
  if (access === 'kiosk') return method === 'PUT' && path.includes('/sales/');
  if (access === 'partner') return method === 'POST' && /\/(?:topups|orders)/.test(path);
  return access === 'subscriber' && method !== 'GET' && path.includes('{line}');
}

test('every operation answers whatever it is sent, and the books stay as they were', async () => {
  const seen = new Map<string, Set<number>>();
  for (const operation of operations) {
    const before = await digestOfBooks(world.database.ownerUrl);
    const statuses = new Set<number>();
    seen.set(operation.name, statuses);
    await fc.assert(
      fc.asyncProperty(garbageFor(operation, world), async (sent) => {
        const received = await send(world.port, sent);
        statuses.add(received.status);
        judge(operation, sent, received);
      }),
      { seed, numRuns: runs, includeErrorInReport: true },
    );
    if (spends(operation)) continue;
    assert.deepEqual(await digestOfBooks(world.database.ownerUrl), before, operation.name);
  }
  for (const { name, problems } of await auditEverything(world.context)) {
    assert.deepEqual(problems, [], name);
  }
  // Garbage alone would say little: what is right must have got through as well.
  for (const [name, statuses] of seen) assert.ok(statuses.size >= 2, `${name} said one thing only`);
});
