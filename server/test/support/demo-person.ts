import type { PhoneNumber } from '#base';
import { loadCatalog } from '#catalog';
import type { Context } from '#platform/context';
import { demoDocument } from './demo-catalog.ts';
import { makePerson, type Person } from './topup-world.ts';

const loaded = new WeakSet<Context>();

/** Somebody with a line and nothing on it, where nothing else of the demo is needed. */
export async function demoPerson(context: Context, number: PhoneNumber): Promise<Person> {
  if (!loaded.has(context)) await loadCatalog(context, demoDocument());
  loaded.add(context);
  return makePerson(context, [number], 0n, 'commuter');
}
