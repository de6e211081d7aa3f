import type { Acquirer } from '#acquirers';
import type { Context } from '#platform/context';
import type { AcquirerTable } from './acquirer-table.ts';
import type { Desk } from './desk.ts';

/** What one connection of an acquirer's host works with. */
export interface Visit {
  readonly context: Context;
  readonly table: AcquirerTable;
  readonly desk: Desk;
  readonly session: { isSignedOn: boolean };
  /** As it stands when the message came. */
  readonly acquirer: Acquirer;
}

/** The fields of an answer beside those that are repeated. */
export type Answer = Readonly<Record<number, string>>;
