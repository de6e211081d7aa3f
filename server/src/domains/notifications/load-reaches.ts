import { type PhoneNumber, slotFor } from '#base';
import type { Tx } from '#platform/postgres';
import type { Reach } from './reach.ts';
import { readEndpoints } from './store/push-endpoints.ts';
import { reachOf, readReaches, readReceivers } from './store/reaches.ts';

/** How the owners of numbers can be reached; who is not in it only by their phone. */
export async function loadReaches(
  tx: Tx,
  numbers: readonly PhoneNumber[],
): Promise<ReadonlyMap<PhoneNumber, Reach>> {
  const asked = [...new Set(numbers)];
  const receivers = await tx.query(readReceivers, [asked.map(slotFor), asked]);
  if (receivers.length === 0) return new Map();
  const owners = [...new Map(receivers.map((one) => [one.owner, one])).values()];
  const keys = [owners.map(({ ownerSlot }) => ownerSlot), owners.map(({ owner }) => owner)];
  const [rows, endpoints] = await Promise.all([
    tx.query(readReaches, keys),
    tx.query(readEndpoints, keys),
  ]);
  const endpointsOf = Map.groupBy(endpoints, ({ owner }) => owner);
  const reaches = new Map(
    rows.map((row) => [row.owner, reachOf(row, endpointsOf.get(row.owner) ?? [])]),
  );
  return new Map(
    receivers.flatMap(({ number, owner }) => {
      const reach = reaches.get(owner);
      return reach ? [[number, reach]] : [];
    }),
  );
}
