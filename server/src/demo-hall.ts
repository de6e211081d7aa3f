import { Refusal } from '#base';
import type { Context } from '#platform/context';
import { createTill } from '#tills';

/** The tills of the demo's one hall. */
const demoTills = [
  { code: 'central-1', name: 'Central, counter 1 中環一號櫃檯' },
  { code: 'central-2', name: 'Central, counter 2 中環二號櫃檯' },
] as const;

/** Opens them, empty, where they are not there yet. */
export async function openDemoHall(context: Context): Promise<void> {
  for (const till of demoTills) {
    try {
      await createTill(context, till);
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'till_code_taken') throw error;
    }
  }
}
