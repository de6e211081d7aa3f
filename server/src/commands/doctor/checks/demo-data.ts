import { listStaff } from '#identity';
import { findLineByNumber } from '#subscribers';
import { demoPeople, demoStaff } from '../../../demo-world.ts';
import { broken, ofContent, ok } from '../check.ts';

/** The demo's passwords stand in the source code. */
export const demoData = ofContent('demo-data', async (context, { environment }) => {
  const logins = new Set<string>(demoStaff.map(({ login }) => login));
  const staff = (await listStaff(context)).filter(
    ({ login, isSuspended }) => logins.has(login) && !isSuspended,
  );
  const lines = [];
  for (const { numbers } of demoPeople) {
    for (const number of numbers) if (await findLineByNumber(context, number)) lines.push(number);
  }
  if (staff.length + lines.length === 0) return ok('none');
  const found = `${staff.length} staff and ${lines.length} numbers of the demo`;
  return environment.isProduction
    ? broken(`${found} are in a production database`, 'use a database that was never a demo')
    : ok(`${found}; this is no production`);
});
