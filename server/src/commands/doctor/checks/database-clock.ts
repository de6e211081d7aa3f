import { broken, look, ofDatabase, ok } from '../check.ts';

const noticedMs = 2_000;
/** One-time codes and signed answers of providers are only good for minutes. */
const harmfulMs = 60_000;

/** Two machines that disagree about the time disagree about what has expired. */
export const databaseClock = ofDatabase('database-clock', ({ aheadMs }) => {
  const apartMs = Math.abs(aheadMs);
  const found = `this machine and the database's are ${(apartMs / 1_000).toFixed(1)} s apart`;
  if (apartMs < noticedMs) return ok(found);
  const advice = 'run a time service (chrony, systemd-timesyncd) on both';
  return apartMs < harmfulMs ? look(found, advice) : broken(found, advice);
});
