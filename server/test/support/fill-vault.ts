import type { Context } from '#platform/context';
import { countVault } from '#tills';
import { staffCaller } from './finance.ts';

/**
 * Cash that two people have found there before anything that a test looks at: notes of HK$1,000.
 */
export async function fillVault(context: Context, notes: number): Promise<void> {
  const found = { place: 'safe', count: { 100_000: notes }, reason: 'was here before' } as const;
  await countVault(context, staffCaller('supervisor'), found);
  await countVault(context, staffCaller('supervisor'), found);
}
