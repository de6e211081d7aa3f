import { findPlace, type Place } from '#balance-actions';
import type { Context } from '#platform/context';

interface Ref {
  readonly id: string;
}

/** By what a body names a line or a bucket of it. */
export interface Naming {
  readonly bucket?: Ref;
  readonly partyAccount?: Ref;
  readonly logicalResource?: readonly Ref[];
  readonly product?: readonly Ref[] | Ref;
}

/**
 * The place that a body is about. A logical resource is one of the line's numbers, or the line; a
 * product that is no line of ours is something of the program's own.
 */
export function placeIn(
  context: Context,
  { bucket, partyAccount, logicalResource, product }: Naming,
): Promise<Place> {
  const resource = logicalResource?.[0]?.id;
  const isLine = resource?.startsWith('lin_') === true;
  const products = [product ?? []].flat().map(({ id }) => id);
  return findPlace(context, {
    bucket: bucket?.id,
    account: partyAccount?.id,
    line: isLine ? resource : products.find((id) => id.startsWith('lin_')),
    number: isLine ? undefined : resource,
  });
}

const saidParts = [
  '@type',
  '@baseType',
  '@schemaLocation',
  'channel',
  'costOwner',
  'description',
  'externalId',
  'logicalResource',
  'paymentMethod',
  'product',
  'reason',
  'receiver',
  'receiverLogicalResource',
  'receiverProduct',
  'relatedParty',
  'requestor',
  'validFor',
] as const;

/** What is told again as it came, with a product by itself as the list that the document has. */
export function saidIn(body: object): Record<string, unknown> {
  const given = body as Readonly<Record<string, unknown>>;
  const said = saidParts.flatMap((name) => {
    const value = given[name];
    if (value === undefined) return [];
    return [[name, name === 'product' && !Array.isArray(value) ? [value] : value] as const];
  });
  return Object.fromEntries(said);
}
