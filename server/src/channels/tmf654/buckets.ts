import type { tmf654Routes } from '@lowu/contract/tmf654';
import { Refusal, type Unit } from '#base';
import {
  type Action,
  createBucket,
  findPlace,
  lineOf,
  listBucketsOfLine,
  listEveryBucket,
  listEverySum,
  orMadeBefore,
  placeOf,
  readBucket,
  readSumsOfLine,
  type Slice,
} from '#balance-actions';
import { askedBy } from './asked.ts';
import { type Query, select } from '#wire/tmf630';
import type { Tmf654Call, Tmf654Channel } from './channel.ts';
import { placeIn } from './named.ts';
import { pageOf, type Read } from './page.ts';
import { hrefOf, presentBucket, presentSum, sumIn } from './present-bucket.ts';
import { unitsOf } from './quantity.ts';
import { refuse } from './refusals.ts';

type Routes = typeof tmf654Routes;
type Line = Action['line'];

/** Attributes that say which line is meant, where there is one value and no more. */
const lineNames = ['partyAccount.id', 'product.id', 'logicalResource.id'] as const;

/** One value of an attribute, if the query has just that. */
export function oneOf(query: Query, name: string): string | undefined {
  const given = query[name];
  return typeof given === 'string' && !given.includes(',') ? given : undefined;
}

/**
 * The line that a query is about: each that names it means the same. `undefined` for none that is
 * said, `null` for none that we have.
 */
export async function lineIn(
  { context }: Pick<Tmf654Channel, 'context'>,
  query: Query,
): Promise<Line | null | undefined> {
  const named = lineNames.flatMap((name) => {
    const id = oneOf(query, name);
    if (id === undefined) return [];
    const isNumber = name === 'logicalResource.id' && !id.startsWith('lin_');
    return isNumber ? { number: id } : { id };
  });
  const [line, ...others] = await Promise.all(
    named.map((one) =>
      orNull(async () =>
        'id' in one ? lineOf(one.id) : (await findPlace(context, { number: one.number })).line,
      ),
    ),
  );
  return others.some((other) => other !== line) ? null : line;
}

/** What `lineIn` has seen to: a line has more names than an answer tells. */
function lineNamesIn(query: Query): string[] {
  return lineNames.filter((name) => oneOf(query, name) !== undefined);
}

/** What is not there is nothing in a list. */
export async function orNull<Found>(find: () => Promise<Found>): Promise<Found | null> {
  try {
    return await find();
  } catch (error) {
    if (error instanceof Refusal && error.kind === 'not_found') return null;
    throw error;
  }
}

function allOf<Item>(items: readonly Item[]): Read<Item> {
  return { items, total: items.length };
}

function sliced<Item>(items: readonly Item[], { offset, limit }: Slice): Read<Item> {
  return { items: items.slice(offset, offset + limit), total: items.length };
}

export async function handleListBuckets(
  channel: Tmf654Channel,
  { query, reply }: Tmf654Call<Routes['listBucket']>,
) {
  const { context } = channel;
  const asked: Query = query;
  const id = oneOf(asked, 'id');
  const line = await lineIn(channel, asked);
  const units = unitsIn(oneOf(asked, 'usageType'));
  const isBounded = id !== undefined || line !== undefined;
  return pageOf(reply, {
    query,
    seenTo: isBounded ? ['id', ...lineNamesIn(asked)] : ['usageType'],
    read: async (slice) => {
      if (line === null) return allOf([]);
      if (id !== undefined) {
        const found = await orNull(async () => readBucket(context, placeOf(id)));
        const isOfLine = found && (line === undefined || found.line.id === line);
        return allOf(isOfLine ? [found] : []);
      }
      if (line === undefined) return listEveryBucket(context, { units }, slice);
      const all = (await orNull(() => listBucketsOfLine(context, line))) ?? [];
      return sliced(all, slice);
    },
    present: async (bucket) => presentBucket(channel, bucket),
  });
}

function unitsIn(usageType: string | undefined): Unit[] | undefined {
  return usageType === undefined ? undefined : unitsOf(usageType);
}

export async function handleRetrieveBucket(
  channel: Tmf654Channel,
  { params, query }: Tmf654Call<Routes['retrieveBucket']>,
) {
  const bucket = await readBucket(channel.context, placeOf(params.id));
  return select(presentBucket(channel, bucket), query.fields);
}

export async function handleCreateBucket(
  channel: Tmf654Channel,
  { body, who, request, reply }: Tmf654Call<Routes['createBucket']>,
) {
  const { context } = channel;
  const [unit] = unitsOf(body.usageType);
  if (!unit) throw refuse.tmf_field_unsupported({ field: `usageType ${body.usageType}` });
  const until = body.validFor?.endDateTime;
  const asked = askedBy(request, who, body);
  const id = await orMadeBefore(context, asked, async () => {
    const { line } = await placeIn(context, body);
    const expiresAt = until === undefined ? null : Date.parse(until);
    return createBucket(context, asked, { line, unit, name: body.name ?? 'Made', expiresAt });
  });
  void reply.header('location', hrefOf(channel, 'bucket', id));
  return presentBucket(channel, await readBucket(context, placeOf(id)));
}

export async function handleListSums(
  channel: Tmf654Channel,
  { query, reply }: Tmf654Call<Routes['listAccumulatedBalance']>,
) {
  const { context } = channel;
  const asked: Query = query;
  const id = oneOf(asked, 'id');
  const named = await lineIn(channel, asked);
  const ofId = id === undefined ? named : (sumIn(id)?.line ?? null);
  const line = named === undefined || named === ofId ? ofId : null;
  return pageOf(reply, {
    query,
    seenTo: lineNamesIn(asked),
    read: async (slice) => {
      if (line === null) return allOf([]);
      if (line === undefined) return listEverySum(context, undefined, slice);
      const all = (await orNull(() => readSumsOfLine(context, line))) ?? [];
      return sliced(all, slice);
    },
    present: async (sum) => presentSum(channel, sum),
  });
}

export async function handleRetrieveSum(
  channel: Tmf654Channel,
  { params, query }: Tmf654Call<Routes['retrieveAccumulatedBalance']>,
) {
  const named = sumIn(params.id);
  const sums = named ? await readSumsOfLine(channel.context, named.line) : [];
  const sum = sums.find(({ unit }) => unit === named?.unit);
  if (!sum) throw refuse.tmf_sum_unknown();
  return select(presentSum(channel, sum), query.fields);
}
