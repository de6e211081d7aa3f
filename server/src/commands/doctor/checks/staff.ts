import { listStaff } from '#identity';
import { look, ofContent, ok } from '../check.ts';

/** Money, and what CNY costs, is proposed by one person of finance and approved by another. */
const fewest = [
  ['finance', 2],
  ['operator', 1],
] as const;

export const staff = ofContent('staff', async (context) => {
  const working = (await listStaff(context)).filter(({ isSuspended }) => !isSuspended);
  const counts = fewest.map(([role, least]) => {
    const count = working.filter(({ roles }) => roles.includes(role)).length;
    return { role, least, count };
  });
  const found = [
    `${working.length} may sign in`,
    ...counts.map(({ role, count }) => `${count} of ${role}`),
  ].join(', ');
  const missing = counts.flatMap(({ role, least, count }) =>
    count < least ? `${least - count} more of ${role}` : [],
  );
  return missing.length === 0
    ? ok(found)
    : look(found, `let ${missing.join(' and ')} in with "lowu staff add"`);
});
