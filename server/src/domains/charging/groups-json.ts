import type { Group, KeptMeter } from './session.ts';
import type { GroupAnswer } from './step.ts';

/** Groups as they lie in the store: JSON has no bigint, so units are text there. */
interface KeptGroup extends Omit<Group, 'meters' | 'answer'> {
  readonly meters: readonly TextMeter[];
  readonly answer: TextAnswer | null;
}

interface TextMeter extends Omit<KeptMeter, 'usedUnits' | 'countedUnits'> {
  readonly usedUnits: string;
  readonly countedUnits: string;
}

interface TextAnswer extends Omit<GroupAnswer, 'units' | 'thresholdUnits'> {
  readonly units: string;
  readonly thresholdUnits: string | null;
}

export function writeGroups(groups: readonly Group[]): readonly KeptGroup[] {
  return groups.map((group) => ({
    ...group,
    meters: group.meters.map((meter) => ({
      ...meter,
      usedUnits: meter.usedUnits.toString(),
      countedUnits: meter.countedUnits.toString(),
    })),
    answer: group.answer && {
      ...group.answer,
      units: group.answer.units.toString(),
      thresholdUnits: group.answer.thresholdUnits?.toString() ?? null,
    },
  }));
}

/** The other way round, of what `writeGroups` has written. */
export function readGroups(kept: unknown): readonly Group[] {
  return (kept as readonly KeptGroup[]).map((group) => ({
    ...group,
    meters: group.meters.map((meter) => ({
      ...meter,
      usedUnits: BigInt(meter.usedUnits),
      countedUnits: BigInt(meter.countedUnits),
    })),
    answer: group.answer && {
      ...group.answer,
      units: BigInt(group.answer.units),
      thresholdUnits:
        group.answer.thresholdUnits === null ? null : BigInt(group.answer.thresholdUnits),
    },
  }));
}
