import { isUsableAs } from '#subscribers';
import type { ChargedLine } from './charged-lines.ts';
import type { GroupStep } from './step.ts';

/** Nobody bars the line, and the number that is served is registered. */
export function isAllowed({ inUse }: ChargedLine, home: GroupStep['home']): boolean {
  return inUse.bars === 0 && isUsableAs(inUse.usableHomes, home);
}
