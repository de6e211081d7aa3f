import { readFileSync } from 'node:fs';
import { assert } from '#base';
import { importOutlets } from '#outlets';
import type { Context } from '#platform/context';

/** Puts the outlets of the demo up, on both sides of the border; again, it changes nothing. */
export async function openDemoOutlets(context: Context): Promise<void> {
  const file = new URL('../db/seed/demo-outlets.csv', import.meta.url);
  const { refused } = await importOutlets(context, undefined, readFileSync(file, 'utf8'));
  assert(refused.length === 0, `outlets of the demo are wrong: ${JSON.stringify(refused)}`);
}
