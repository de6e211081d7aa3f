import { type Id, slotOf, uuidOf } from '#base';

export type Topups = readonly Id<'top'>[];

export function keysOf(topups: Topups) {
  return topups.map((topup) => ({ slot: slotOf(topup), topup: uuidOf(topup) }));
}
