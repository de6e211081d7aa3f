import type { ProviderWorld } from './world.ts';

/**
 * What befalls every provider, by the sandboxes' names for it, or a reason is given why it cannot.
 * Bad rows of bills are tested day by day, for every method, where bills are read.
 */
export const tableOfFaults = {
  'timeout before effect': 'timeout-before-effect',
  'timeout after effect': 'timeout-after-effect',
  'effect after timeout': 'effect-after-timeout',
  duplicate: 'notice-duplicate',
  reordered: 'notices-out-of-order',
  missing: 'notice-missing',
  forged: 'notice-tampered-signature',
  'wrong amount': 'notice-wrong-amount',
  'wrong currency': 'notice-wrong-currency',
  'late success': 'late-success-after-close',
  'key rotation': null,
  'probe signature': 'notice-probe-signature',
} as const;
export type TableFault = keyof typeof tableOfFaults;

/** What was struck in the worlds of one provider, and what its sandbox knows. */
export interface Struck {
  readonly faults: Set<string>;
  readonly known: Set<string>;
}

/** Notes down whatever is struck in a world while it is played in. */
export async function recorded(
  world: ProviderWorld,
  { faults, known }: Struck,
): Promise<ProviderWorld> {
  for (const fault of await world.knownFaults()) known.add(fault);
  return {
    ...world,
    async breakCall(attempt, call, fault) {
      await world.breakCall(attempt, call, fault);
      faults.add(fault);
    },
    async breakNotices(attempt, fault) {
      await world.breakNotices(attempt, fault);
      faults.add(fault);
    },
    async delayEffect(attempt, call, afterMs) {
      await world.delayEffect(attempt, call, afterMs);
      faults.add('effect after timeout');
    },
    async letMoneyComeLate(attempt, afterMs) {
      await world.letMoneyComeLate(attempt, afterMs);
      faults.add('late success');
    },
    async rotateKey() {
      const known = await world.rotateKey();
      faults.add('key rotation');
      return known;
    },
  };
}

/** What has not struck and could, or nobody can tell why it cannot. */
export function wrongCells(
  { faults, known }: Struck,
  reasons: Partial<Readonly<Record<TableFault, string>>>,
): string[] {
  return Object.entries(tableOfFaults).flatMap(([fault, name]) => {
    if (faults.has(fault)) return [];
    const isPossible = name === null || known.has(name);
    return isPossible || !(fault in reasons) ? [`${fault} has never struck`] : [];
  });
}
