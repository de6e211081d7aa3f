import type { Tx } from '#platform/postgres';

/**
 * Something that has happened, in the past tense. Payloads are plain data: ids, amounts, instants.
 */
export interface Fact<Payload> {
  readonly name: string;
  readonly payload?: Payload;
}

export function fact<Payload>(name: string): Fact<Payload> {
  return { name };
}

/**
 * Tells facts, many at a time. Returns once every `during` handler has done its part of this
 * transaction.
 */
export async function tell<Payload>(
  tx: Tx,
  what: Fact<Payload>,
  payloads: readonly Payload[],
): Promise<void> {
  if (payloads.length > 0) await tx.dispatch(what.name, payloads);
}
