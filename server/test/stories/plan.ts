import fc from 'fast-check';
import { minuteMs, present, secondMs } from '#base';
import type { ConnectionFault } from '#test/fault-proxy';
import { badConnections } from './bad-network.ts';
import type { Death } from './phone.ts';
import { type GatewayFault, gatewayFaults } from './gateway-faults.ts';

/** What the payer does at the payment page, and how long after the order. */
export interface Paying {
  readonly act: 'pays' | 'refuses' | 'leaves' | 'stays away';
  readonly afterMs: number;
}

/** One top-up of HK$100 as plain data: who it is, what they do, and what befalls them. */
export interface Plan {
  readonly isGuest: boolean;
  /** What befalls the phone's connections, in the order in which they are made; later ones hold. */
  readonly connections: readonly ConnectionFault[];
  readonly deaths: readonly Death[];
  readonly paying: Paying;
  /** Gives the order up so long after it was made, whatever the payer is doing. */
  readonly cancelAfterMs: number | null;
  /** Presses the button twice, and tries the same from another phone while the first is open. */
  readonly isImpatient: boolean;
  readonly gatewayFaults: readonly GatewayFault[];
}

const paying: fc.Arbitrary<Paying> = fc.record({
  act: fc.constantFrom<Paying['act']>(
    'pays',
    'pays',
    'pays',
    'pays',
    'refuses',
    'leaves',
    'stays away',
  ),
  afterMs: fc.integer({ min: 0, max: 40 * secondMs }),
});

const anyPlan: fc.Arbitrary<Plan> = fc.record({
  isGuest: fc.constantFrom(false, false, true),
  connections: badConnections(12),
  deaths: fc.array(
    fc.record({ atRequest: fc.integer({ min: 0, max: 25 }), isSent: fc.boolean() }),
    {
      maxLength: 3,
    },
  ),
  paying,
  cancelAfterMs: fc.option(fc.integer({ min: 0, max: minuteMs }), { nil: null, freq: 4 }),
  isImpatient: fc.boolean(),
  gatewayFaults,
});

/** The plan of a seed: the same seed, the same plan. */
export function planOf(seed: number): Plan {
  return present(fc.sample(anyPlan, { seed, numRuns: 1 })[0], 'a plan');
}
