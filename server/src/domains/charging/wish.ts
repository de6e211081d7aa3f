import { type InstantMs, secondMs } from '#base';
import type { UseKind } from './rating/use-kind.ts';

/** "20 minutes in Shenzhen": a kind of use, and how much of it. */
export interface Wish {
  readonly kind: UseKind;
  readonly units: bigint;
}

/** When a use would be over that begins now: data and messages are taken to be used at once. */
export function endOf({ kind, units }: Wish, atMs: InstantMs): InstantMs {
  return kind.service === 'voice' ? atMs + Number(units) * secondMs : atMs;
}
