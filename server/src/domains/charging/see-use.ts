import type { ChargedLine } from './charged-lines.ts';

/** Sees that a line is used for which that is awaited. */
export function seeUse(line: ChargedLine): void {
  if (line.isAwaited && !line.passed.isUse) line.passed = { ...line.passed, isUse: true };
}
