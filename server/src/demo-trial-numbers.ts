import type { PhoneNumber } from '#base';
import { planOf, readCatalog } from '#catalog';
import { credit } from '#ledger';
import type { Context } from '#platform/context';
import { salesSettings, type TrialNumber } from '#sales';
import { accountOf, createLine, createSubscriber, findLineByNumber, setBar } from '#subscribers';
import { webhookSettings } from '#webhooks';

interface DemoTrial extends TrialNumber {
  readonly number: PhoneNumber;
  /** What its line is like; none where there is no such line. */
  readonly line: 'open' | 'full' | 'closed' | null;
}

function trial(
  suffix: string,
  outcome: string,
  more: Partial<Omit<DemoTrial, 'number' | 'outcome'>> = {},
): DemoTrial {
  const usual = { delaySeconds: 0, isUnavailable: false, line: 'open' } as const;
  return { number: `+85259000${suffix}`, outcome, ...usual, ...more };
}

/**
 * What partners try in the sandbox. Most of these are lines like any other; only time and our being
 * away are made up (`sales_trial_numbers`).
 */
export const demoTrials: readonly DemoTrial[] = [
  trial('000', '201'),
  trial('100', '201 (3 s)', { delaySeconds: 3 }),
  trial('200', '202 (10 s) → 201 (20 s)', { delaySeconds: 20 }),
  trial('300', '202 (10 s) → 201 (5 min)', { delaySeconds: 300 }),
  trial('002', '404 receiver_unknown', { line: null }),
  trial('003', '409 line_closed', { line: 'closed' }),
  trial('005', '409 topup_limit_balance', { line: 'full' }),
  trial('004', '503 trial_unavailable', { isUnavailable: true }),
];

/**
 * Fixed for the demo, beside what its environment fixes: what is stored while it starts would reach
 * whoever comes at once a few seconds too late.
 */
export const demoSettings: Readonly<Record<string, unknown>> = {
  // Whoever tries webhooks in the demo has their receiver on the same machine.
  [webhookSettings.mayBeLoopback.name]: true,
  [salesSettings.trialNumbers.name]: demoTrials.map(
    ({ number, delaySeconds, isUnavailable, outcome }) => {
      return { number, delaySeconds, isUnavailable, outcome };
    },
  ),
};

/** As much as any line may have, so that not another cent goes on it. */
const fullMinor = 300_000n;

/** Opens the lines of the trial numbers where they are not there yet. */
export async function openTrialLines(context: Context): Promise<void> {
  const plan = planOf(await readCatalog(context), 'commuter');
  for (const { number, line } of demoTrials) {
    if (line === null || (await findLineByNumber(context, number))) continue;
    const id = await context.db.transaction(async (tx) => {
      const person = { name: 'Sandbox Trial', language: 'en', isCareMode: false } as const;
      const subscriber = createSubscriber(tx, person);
      const numbers = [{ number, registration: 'registered' }] as const;
      const made = await createLine(tx, { subscriber, plan, numbers, validDays: 300 });
      if (line === 'full') {
        const amount = { unit: 'HKD', amount: fullMinor } as const;
        credit(tx, accountOf(made), amount, 'bank', { code: 'starter', cause: made });
      }
      return made;
    });
    // Behind the commit that made it, since a line that is locked must be there.
    if (line === 'closed') {
      const bar = { line: id, bar: 'closed', isOn: true, cause: id } as const;
      await context.db.transaction((tx) => setBar(tx, bar));
    }
  }
}
