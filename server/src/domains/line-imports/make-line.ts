import { credit, openBucket } from '#ledger';
import type { Tx } from '#platform/postgres';
import { accountOf, addSim, createLine, createSubscriber, type LineId } from '#subscribers';
import type { LineToMake } from './line-row.ts';

/** A person with their line, its SIM, and the money that it had elsewhere, as their own. */
export async function makeLine(tx: Tx, row: LineToMake): Promise<LineId> {
  const { numbers, name, language, plan, imsi, validDays, registration } = row;
  const subscriber = createSubscriber(tx, { name, language });
  const line = await createLine(tx, {
    subscriber,
    plan,
    numbers: numbers.map((number) => ({ number, registration })),
    ...(validDays > 0 ? { validDays } : {}),
  });
  if (imsi !== null) await addSim(tx, line, imsi);
  if (row.balanceMinor > 0n) {
    const account = accountOf(line);
    const bucket = openBucket(tx, account, { unit: 'HKD', source: 'paid', cause: line });
    const amount = { unit: 'HKD', amount: row.balanceMinor } as const;
    credit(tx, account, amount, 'brought_in', { code: 'brought_in', cause: line }, bucket);
  }
  return line;
}
