import type { Slot } from '#base';

/** What a stored notice is known by: one row per event of a connector. */
export interface NoticeKey {
  readonly slot: Slot;
  readonly connector: string;
  readonly eventId: string;
}
