import type { HomeCountry, Zone } from '#base';
import type { UseKind } from './rating/use-kind.ts';
import { groupOf, type Session } from './session.ts';
import type { GroupStep, SessionStep, UsedUnits } from './step.ts';

/** A use as a network tells it: what it leaves out is as it was. */
export interface SaidUse extends Omit<UseKind, 'zone'> {
  readonly zone: Zone | null;
}

export interface SaidStep extends Omit<SessionStep, 'groups'> {
  /** Of the line's own number, where the network names it. */
  readonly home?: HomeCountry | undefined;
  readonly groups: readonly SaidGroup[];
}

export interface SaidGroup extends Omit<GroupStep, 'home' | 'use' | 'used'> {
  readonly use: SaidUse;
  readonly used: readonly (Omit<UsedUnits, 'use'> & { readonly use: SaidUse })[];
}

/** Of a line that no network has placed yet. */
const homeZone: Zone = 'HK';

/**
 * The step with every use placed. A network that crosses a border says where it is now, and closes
 * a report that mostly says nothing of a place: that was used where the session had been.
 *
 * @param seenAt where the line was seen last, by any of its sessions
 */
export function placed(
  { home, ...said }: SaidStep,
  session: Session | undefined,
  seenAt: Zone | null,
): SessionStep {
  return {
    ...said,
    groups: said.groups.map((group) => {
      const before = session && groupOf(session, group.ratingGroup).zone;
      const was = before ?? seenAt ?? homeZone;
      const now = group.use.zone ?? was;
      // The first report of a group was used where the group is.
      const then = before ? was : now;
      return {
        ...group,
        home,
        use: { ...group.use, zone: now },
        used: group.used.map((report) => ({
          ...report,
          use: { ...report.use, zone: report.use.zone ?? then },
        })),
      };
    }),
  };
}
