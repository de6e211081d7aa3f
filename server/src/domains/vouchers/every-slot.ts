import { slotCount } from '#base';

/** For what is known by its serial number, which says nothing about its slot. */
export const everySlot: readonly number[] = Array.from({ length: slotCount }, (_, slot) => slot);
