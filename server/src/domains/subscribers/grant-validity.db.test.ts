import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { addDays, dayMs, endOfDay, hongKongDay, type InstantMs, newId } from '#base';
import { planOf } from '#catalog';
import { on } from '#platform/facts';
import { type TestContext, testDatabase, testStartMs } from '#test/database';
import { demoCatalog } from '#test/demo-catalog';
import { auditLines } from './audit-lines.ts';
import { createLine } from './create-line.ts';
import { createSubscriber } from './create-subscriber.ts';
import { lineRevived, type ValidityChange, validityExtended, validityReversed } from './facts.ts';
import { grantValidity } from './grant-validity.ts';
import type { LineId } from './line.ts';
import { lockLines } from './locked-lines.ts';
import { readLine } from './read-line.ts';
import { reverseGrant } from './reverse-grant.ts';
import { tellValidity } from './tell-validity.ts';

const told: Record<string, ValidityChange[]> = {};
const reactions = [validityExtended, lineRevived, validityReversed].map((fact) =>
  on(fact, {
    during: [
      async (_tx, payloads) => {
        told[fact.name] = [...(told[fact.name] ?? []), ...payloads];
      },
    ],
  }),
);

/** The kinds of fact told since it was asked last, with their causes. */
function newlyTold(): string[] {
  const all = Object.entries(told).flatMap(([name, changes]) =>
    changes.splice(0).map(({ cause }) => `${name} ${cause}`),
  );
  return all.sort();
}

let next = 0;
function newLine(context: TestContext, validDays?: number): Promise<LineId> {
  next += 1;
  const number = `+852${51_000_000 + next}` as const;
  return context.db.transaction((tx) => {
    const subscriber = createSubscriber(tx, { name: 'Chan Tai Man', language: 'en' });
    const plan = planOf(demoCatalog(), 'commuter');
    const numbers = [{ number, registration: 'registered' as const }];
    const given = { subscriber, plan, numbers };
    return createLine(tx, validDays === undefined ? given : { ...given, validDays });
  });
}

function grant(
  context: TestContext,
  line: LineId,
  cause: string,
  days: number,
): Promise<ValidityChange> {
  return context.db.transaction(async (tx) => {
    await lockLines(tx, { granting: [{ line, cause }] });
    const change = grantValidity(tx, { line, cause, days });
    await tellValidity(tx);
    return change;
  });
}

function reverse(context: TestContext, line: LineId, cause: string): Promise<ValidityChange> {
  return context.db.transaction(async (tx) => {
    await lockLines(tx, { reversing: [line] });
    const change = reverseGrant(tx, { line, cause });
    await tellValidity(tx);
    return change;
  });
}

async function assertAudited(context: TestContext): Promise<void> {
  for (const check of await auditLines(context)) assert.deepEqual(check.problems, [], check.name);
}

const database = await testDatabase();

suite('validity', () => {
  const context = database.context({ reactions, connections: 8 });

  test('is extended from today on, never shortened, and told when it changes', async () => {
    const line = await newLine(context, 30);
    newlyTold();
    assert.equal((await grant(context, line, 'top_1', 90)).after, endOfDay('2027-02-21'));
    assert.deepEqual(newlyTold(), ['validityExtended top_1']);
    const shorter = await grant(context, line, 'top_2', 30);
    assert.equal(shorter.after, shorter.before);
    assert.equal((await readLine(context, line)).validUntil, endOfDay('2027-02-21'));
    assert.deepEqual(newlyTold(), []);
  });

  test('granted again by the same cause changes nothing, days later or at once', async () => {
    const line = await newLine(context);
    await grant(context, line, 'top_1', 90);
    const { validUntil } = await readLine(context, line);
    context.clock.advance(10 * dayMs);
    await grant(context, line, 'top_1', 90);
    await Promise.all(Array.from({ length: 10 }, () => grant(context, line, 'top_1', 365)));
    assert.equal((await readLine(context, line)).validUntil, validUntil);
    context.clock.set(testStartMs);
  });

  test('that is taken back leaves what others gave, and cannot be granted again', async () => {
    const line = await newLine(context, 30);
    await grant(context, line, 'top_1', 180);
    await grant(context, line, 'top_2', 90);
    newlyTold();
    assert.equal((await reverse(context, line, 'top_1')).after, endOfDay('2027-02-21'));
    assert.deepEqual(newlyTold(), ['validityReversed top_1']);
    assert.equal((await reverse(context, line, 'top_1')).after, endOfDay('2027-02-21'));
    assert.equal((await reverse(context, line, 'top_9')).after, endOfDay('2027-02-21'));
    assert.equal((await grant(context, line, 'top_1', 180)).after, endOfDay('2027-02-21'));
    assert.equal((await reverse(context, line, 'top_2')).after, endOfDay('2026-12-23'));
    assert.equal((await reverse(context, line, line)).after, null);
    assert.equal((await readLine(context, line)).validUntil, null);
  });

  test('that begins, or begins again, is told as a revival', async () => {
    const line = await newLine(context);
    newlyTold();
    await grant(context, line, 'top_1', 30);
    assert.deepEqual(newlyTold(), ['lineRevived top_1', 'validityExtended top_1']);
    context.clock.advance(40 * dayMs);
    await grant(context, line, 'top_2', 30);
    assert.deepEqual(newlyTold(), ['lineRevived top_2', 'validityExtended top_2']);
    context.clock.set(testStartMs);
  });

  test('of no days is no grant, and of an unknown line is refused', async () => {
    const line = await newLine(context);
    assert.equal((await grant(context, line, 'top_1', 0)).after, null);
    const nowhere = newId('lin', 0, 9);
    await assert.rejects(grant(context, nowhere, 'top_1', 30), { code: 'line_unknown' });
    await assert.rejects(reverse(context, nowhere, 'top_1'), { code: 'line_unknown' });
  });

  test('is not granted to a line that was locked for something else', async () => {
    const line = await newLine(context);
    const work = context.db.transaction(async (tx) => {
      await lockLines(tx, { lines: [line] });
      grantValidity(tx, { line, cause: 'top_1', days: 30 });
    });
    await assert.rejects(work, /was locked without saying/);
  });

  test('of what is refused within a batch stays as it was', async () => {
    const [kept, refused] = [await newLine(context), await newLine(context)];
    await context.db.transaction(async (tx) => {
      await lockLines(tx, {
        granting: [kept, refused].map((line) => ({ line, cause: 'top_1' })),
      });
      tx.attempt(() => grantValidity(tx, { line: kept, cause: 'top_1', days: 30 }));
      assert.throws(() =>
        tx.attempt(() => {
          grantValidity(tx, { line: refused, cause: 'top_1', days: 30 });
          throw new Error('no');
        }),
      );
    });
    assert.equal((await readLine(context, kept)).validUntil, endOfDay('2026-12-23'));
    assert.equal((await readLine(context, refused)).validUntil, null);
    await assertAudited(context);
  });
});

type Step = readonly [line: number, cause: number, days: number | 'reverse'];

/**
 * What validity is meant to be, in a dozen lines: the latest of what was given and not taken back.
 */
class Model {
  readonly #given = new Map<string, InstantMs | 'reversed'>();

  apply([line, cause, days]: Step, nowMs: InstantMs): void {
    const key = `${line} ${cause}`;
    if (days === 'reverse') {
      if (this.#given.has(key)) this.#given.set(key, 'reversed');
    } else if (days > 0 && !this.#given.has(key)) {
      this.#given.set(key, endOfDay(addDays(hongKongDay(nowMs), days)));
    }
  }

  validUntil(line: number): InstantMs | null {
    const own = [...this.#given].filter(([key]) => key.startsWith(`${line} `));
    const left = own.flatMap(([, until]) => (until === 'reversed' ? [] : [until]));
    return left.length === 0 ? null : Math.max(...left);
  }
}

test('any sequence of grants, reversals and repeats ends as a small model says', async (t) => {
  const context = (await testDatabase(t)).context({ reactions });
  const step: fc.Arbitrary<Step> = fc.tuple(
    fc.nat(2),
    fc.nat(5),
    fc.oneof(fc.constant('reverse' as const), fc.integer({ min: -1, max: 400 })),
  );
  /** Batches are transactions; between them time passes, now and then backwards. */
  const batches = fc.array(
    fc.tuple(fc.array(step, { minLength: 1, maxLength: 6 }), fc.integer({ min: -5, max: 60 })),
    { minLength: 1, maxLength: 8 },
  );
  await fc.assert(
    fc.asyncProperty(batches, async (all) => {
      const lines = [await newLine(context), await newLine(context), await newLine(context)];
      const lineAt = (index: number): LineId => lines[index] ?? newId('lin', 0, 0);
      const model = new Model();
      for (const [steps, days] of all) {
        context.clock.advance(days * dayMs);
        await context.db.transaction(async (tx) => {
          await lockLines(tx, {
            granting: steps.map(([line, cause]) => ({ line: lineAt(line), cause: `c${cause}` })),
            reversing: steps.map(([line]) => lineAt(line)),
          });
          for (const [line, cause, given] of steps) {
            const key = { line: lineAt(line), cause: `c${cause}` };
            if (given === 'reverse') reverseGrant(tx, key);
            else {
              const { before, after } = grantValidity(tx, { ...key, days: given });
              assert.ok(before === null || (after !== null && after >= before));
            }
          }
          await tellValidity(tx);
        });
        for (const one of steps) model.apply(one, context.clock.now());
        for (const [index, id] of lines.entries()) {
          assert.equal((await readLine(context, id)).validUntil, model.validUntil(index));
        }
      }
    }),
    { numRuns: 40, interruptAfterTimeLimit: 20_000 },
  );
  await assertAudited(context);
});

test('grants and reversals of many callers at once lose nothing', async (t) => {
  const context = (await testDatabase(t)).context({ reactions, connections: 10 });
  const line = await newLine(context);
  const causes = Array.from({ length: 60 }, (_, index) => `top_${index}`);
  // The longest comes first: whoever overwrites what another has just written shortens.
  await Promise.all(causes.map((cause, index) => grant(context, line, cause, 300 - index)));
  await assertAudited(context);
  assert.equal((await readLine(context, line)).validUntil, endOfDay('2027-09-19'));
  await Promise.all(causes.slice(0, 40).map((cause) => reverse(context, line, cause)));
  await assertAudited(context);
  assert.equal((await readLine(context, line)).validUntil, endOfDay('2027-08-10'));
});
