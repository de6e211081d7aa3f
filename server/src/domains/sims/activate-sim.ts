import { planOf, readCatalog } from '#catalog';
import { noteAct, requireStaff, type StaffCaller } from '#identity';
import { lockAccounts } from '#ledger';
import type { Context } from '#platform/context';
import { accountOf, activateLines, addSim, type LineId, readLine, readSims } from '#subscribers';
import { refuse } from './refusals.ts';

/**
 * Gives a line its first SIM over a counter and brings it to life: from now on the days of its
 * starter run. Refuses with `permission_missing`, `line_unknown`, `sim_number_unregistered`,
 * `sim_present`, `imsi_invalid` and `imsi_taken`.
 */
export async function activateSim(
  context: Context,
  caller: StaffCaller,
  { line: id, imsi }: { readonly line: LineId; readonly imsi: string },
): Promise<void> {
  await requireStaff(context, caller, 'sims.ask', id);
  const [catalog, line] = await Promise.all([readCatalog(context), readLine(context, id)]);
  if (!line.numbers.some(({ registration }) => registration === 'registered')) {
    throw refuse.sim_number_unregistered();
  }
  const { validDays: days } = planOf(catalog, line.plan).starter;
  await context.db.transaction(async (tx) => {
    // Two counters may activate one card: the account is held by one of them at a time.
    await lockAccounts(tx, [accountOf(id)]);
    if ((await readSims(tx, id)).length > 0) throw refuse.sim_present();
    await addSim(tx, id, imsi);
    await activateLines(tx, [{ line: id, days }]);
    noteAct(tx, caller, 'sim.activate', id, { imsi });
  });
}
