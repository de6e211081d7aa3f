import { dayMs, isoTime, minuteMs } from '#base';
import { readEndingsStanding } from '#platform/endings';
import { broken, look, ofContent, ok } from '../check.ts';

/** The schedule writes every few seconds. */
const lateMs = minuteMs;
/** By then whoever waived what no file has has gone through their own tickets, or never will. */
const waivedMs = 30 * dayMs;

/** What must not come back with a restore is in a file, and was done again after the last one. */
export const endings = ofContent('endings', async (context, { environment: { endingsFile } }) => {
  const { restore, kept, unknown, unkept, wrongLine } = await readEndingsStanding(
    context,
    endingsFile,
  );
  const mend = '"lowu endings apply", as docs/operating/backups.md says';
  if (wrongLine !== undefined) {
    const found = `line ${wrongLine} of ${endingsFile} is not ours`;
    return broken(found, 'keep the file apart, and look who wrote into it');
  }
  if (restore?.settledAt === null) {
    return broken(`restored from ${isoTime(restore.madeAt)}, and nothing was done again`, mend);
  }
  const waivedAt = restore?.settledBy === 'waived' ? (restore.settledAt ?? 0) : 0;
  const behind = unknown.filter(({ at }) => at > waivedAt).length;
  if (behind > 0) return broken(`the database does not know ${behind}`, mend);
  if (restore?.settledBy === 'waived') {
    const why = `not done again after the restore: ${restore.reason ?? ''}`;
    if (unknown.length > 0) return look(`${unknown.length} of ${endingsFile} were ${why}`, mend);
    const isNew = context.clock.now() - waivedAt < waivedMs;
    if (isNew) return look(why, 'go through your own tickets');
  }
  const left = restore?.leftOpen.length ?? 0;
  if (left > 0) return look(`${left} could not be done again after the restore`, mend);
  const late = unkept.filter(({ at }) => at < context.clock.now() - lateMs).length;
  const advice = 'run the role jobs where LOWU_ENDINGS can be written';
  return late > 0
    ? look(`${late} are not in ${endingsFile} yet`, advice)
    : ok(`${kept} are kept in ${endingsFile}`);
});
