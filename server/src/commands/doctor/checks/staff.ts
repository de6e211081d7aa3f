import { listStaff } from '#identity';
import { look, ofContent, ok } from '../check.ts';

/** Money is proposed by one person and approved by another. */
const fewest = 2;

export const staff = ofContent('staff', async (context) => {
  const working = (await listStaff(context)).filter(({ isSuspended }) => !isSuspended).length;
  const found = `${working} may sign in`;
  return working >= fewest
    ? ok(found)
    : look(found, 'let somebody in with "lowu staff add": two decide about money');
});
