import type { Tx } from '#platform/postgres';
import type { ChargedLine } from './charged-lines.ts';
import { moneyAllowed } from './money-allowed.ts';
import { mayUse } from './may-use.ts';
import type { Prices } from './prices.ts';
import { moneyFor, packsThere } from './purse.ts';
import { setAside, silentUntil } from './quota-holds.ts';
import { quotaRulesIn } from './quota-settings.ts';
import type { Terms } from './rating/choose-rate.ts';
import { type Quota, quotaFor } from './rating/quota.ts';
import type { UseKind } from './rating/use-kind.ts';
import { type Group, refused, type Session } from './session.ts';
import { sessionIdOf } from './session-id.ts';
import { runningUse } from './running-use.ts';
import type { GroupStep } from './step.ts';

/** What is set aside is rounded up so far where there is more: an even use then writes nothing. */
const holdStepMinor = 10n;

/** Says how much more a group may use and sets it aside. Its holds have been emptied before. */
export function grantQuota(
  tx: Tx,
  line: ChargedLine,
  prices: Prices,
  session: Session,
  given: Group,
  { use: kind, home, wanted }: GroupStep,
): Group {
  const group = withPlanOf(line, prices, given);
  const { use } = runningUse(line, prices, session, group, kind, tx.nowMs);
  const terms = mayUse(tx, line, prices, use, home);
  if (typeof terms === 'string') return refused(group, terms);
  const quota = quotaFor({
    terms,
    tables: [use.table, ...prices.tables(line.inUse.plan)],
    use,
    purse: { counts: line.counts, packs: packsThere(tx, line, kind, tx.nowMs) },
    moneyMinor: moneyAllowed(tx, line, terms, tx.nowMs),
    atMs: tx.nowMs,
    unitsPerSecond: group.pace,
    askedUnits: typeof wanted === 'bigint' ? wanted : null,
    rules: quotaRulesIn(tx.settings, kind.service),
  });
  if (quota.units === 0n) {
    return refused(group, 'limit_reached', quota.finalAction ?? 'terminate');
  }
  return { ...holdFor(tx, line, session, group, kind, terms, quota), grantedAt: tx.nowMs };
}

function holdFor(
  tx: Tx,
  line: ChargedLine,
  session: Session,
  group: Group,
  kind: UseKind,
  given: Terms,
  quota: Quota,
): Group {
  const { part } = given;
  const terms = {
    cause: `${sessionIdOf(line.id, session.number)}/${group.ratingGroup}`,
    leastMs: silentUntil(tx, quota.validForSeconds),
  };
  const inPacks = quota.holdPacks.reduce((sum, { units }) => sum + units, 0n);
  const packSpending = part.spending ?? { unit: part.rate.unit };
  const there = moneyAllowed(tx, line, given, tx.nowMs);
  const rounded = ((quota.holdMinor + holdStepMinor - 1n) / holdStepMinor) * holdStepMinor;
  const money = rounded < there ? rounded : there;
  return {
    ...group,
    packHold: setAside(tx, line.id, group.packHold, inPacks, packSpending, terms),
    moneyHold: setAside(tx, line.id, group.moneyHold, money, moneyFor(kind), terms),
    answer: {
      ratingGroup: group.ratingGroup,
      result: 'granted',
      units: quota.units,
      validForSeconds: quota.validForSeconds,
      thresholdUnits: quota.thresholdUnits,
      switchesAt: quota.switchMs,
      whenUsedUp: quota.finalAction ?? 'ask',
      kbps: quota.kbps,
    },
  };
}

/** Uses go on under a new plan from the first quota on that is granted after the change. */
function withPlanOf(line: ChargedLine, prices: Prices, group: Group): Group {
  const { plan } = line.inUse;
  if (group.meters.every((meter) => meter.plan === plan)) return group;
  const version = prices.current(plan).number;
  return {
    ...group,
    meters: group.meters.map((meter) =>
      meter.plan === plan ? meter : { ...meter, plan, version },
    ),
  };
}
