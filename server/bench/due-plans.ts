import assert from 'node:assert/strict';
import type pg from 'pg';
import { declaredStatements } from '#platform/postgres';

/** One step of a plan, as PostgreSQL tells it. */
interface Step {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly Plans?: readonly Step[];
}

interface Told {
  readonly Plan: Step;
  readonly 'Execution Time'?: number;
  readonly 'Planning Time'?: number;
}

function stepsOf(step: Step): readonly Step[] {
  return [step, ...(step.Plans ?? []).flatMap(stepsOf)];
}

export const allSlots = `'{${Array.from({ length: 64 }, (_, slot) => slot).join(',')}}'`;

/**
 * How PostgreSQL finds what is due by a statement of the server's, at the size that its tables have
 * now: fails where it would read all of one. `values` are given as they stand in an `execute`.
 * Returns how long it took, in milliseconds, where it is `run`; what it changes is to be undone.
 */
export async function planOfDue(
  client: pg.Client,
  { name, values, run = false }: { name: string; values: string; run?: boolean },
): Promise<number> {
  const found = declaredStatements().find((one) => one.name === name);
  assert.ok(found, `there is no statement ${name}`);
  await client.query(`prepare due as ${found.text}`);
  try {
    const how = run ? 'analyze, format json' : 'format json';
    const { rows } = await client.query<{ 'QUERY PLAN': readonly Told[] }>(
      `explain (${how}) execute due(${values})`,
    );
    const [told] = rows[0]?.['QUERY PLAN'] ?? [];
    assert.ok(told);
    const scanned = stepsOf(told.Plan).filter((step) => step['Node Type'] === 'Seq Scan');
    const said = scanned.map((step) => step['Relation Name']).join();
    assert.equal(scanned.length, 0, `${name} reads all of ${said}`);
    return (told['Execution Time'] ?? 0) + (told['Planning Time'] ?? 0);
  } finally {
    await client.query('deallocate due');
  }
}
