import { idFrom } from '#base';
import type { Closing, ClosingState } from './closing.ts';
import type { ClosingRow } from './store/closings.ts';

export function closingOf({ slot: _slot, ...row }: ClosingRow): Closing {
  return {
    ...row,
    id: idFrom('cls', row.id),
    line: idFrom('lin', row.line),
    state: row.state as ClosingState,
  };
}
