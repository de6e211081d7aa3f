import type { FastifyReply } from 'fastify';
import type { Slice } from '#balance-actions';
import { tmf654Shapes } from '@lowu/contract/tmf654';
import { type Condition, conditionsIn, fits, type Query, select } from '#wire/tmf630';
import { cut } from './cut.ts';
import { leafAt } from './event-shapes.ts';
import { refuse } from './refusals.ts';

const usualLimit = 100;
const mostLimit = 500;
const mostOffset = 10_000;
/** So many are read to be looked through where the books have no index for what is asked. */
const mostRead = 2_000;

interface PagingQuery {
  readonly fields?: string | undefined;
  readonly offset?: string | undefined;
  readonly limit?: string | undefined;
}

/** Refuses with `tmf_page_invalid` what nobody pages to: it should be narrowed. */
function sliceOf({ offset = '0', limit }: PagingQuery): Slice {
  const slice = {
    offset: Number(offset),
    limit: limit === undefined ? usualLimit : Math.min(Number(limit), mostLimit),
  };
  if (slice.offset > mostOffset) throw refuse.tmf_page_invalid({ mostOffset });
  return slice;
}

const shapes = Object.values(tmf654Shapes);

/** A misspelt name would fit nothing, and look like an empty list. */
function requireKnown(conditions: readonly Condition[]): void {
  const odd = conditions.find(({ path }) => {
    return !path[0]?.startsWith('@') && !shapes.some((shape) => leafAt(shape, path));
  });
  if (odd) throw refuse.tmf_field_unsupported({ field: `query ${cut(odd.path.join('.'))}` });
}

/** What the books found by what they have an index for. */
export interface Read<Item> {
  readonly items: readonly Item[];
  /** Undefined where they are more than are counted. */
  readonly total: number | undefined;
}

export interface Asking<Item, Answer extends object> {
  readonly query: PagingQuery & Query;
  /** Attributes that the reading has seen to. */
  readonly seenTo: readonly string[];
  readonly read: (slice: Slice) => Promise<Read<Item>>;
  readonly present: (item: Item) => Promise<Answer>;
}

/**
 * A page of a list. What the books cannot look for is looked through here, and where that is too
 * much it is refused with `tmf_filter_too_wide` rather than answered in part.
 */
export async function pageOf<Item, Answer extends object>(
  reply: FastifyReply,
  { query, seenTo, read, present }: Asking<Item, Answer>,
): Promise<Partial<Answer>[]> {
  const slice = sliceOf(query);
  const rest = Object.fromEntries(Object.entries(query).filter(([name]) => !seenTo.includes(name)));
  const conditions = conditionsIn(rest);
  requireKnown(conditions);
  const isWhole = conditions.length === 0;
  const { items, total } = await read(isWhole ? slice : { offset: 0, limit: mostRead + 1 });
  if (!isWhole && items.length > mostRead) throw refuse.tmf_filter_too_wide({ mostRead });
  const presented = await Promise.all(items.map(present));
  const fitting = isWhole ? presented : presented.filter((one) => fits(one, conditions));
  const { offset, limit } = slice;
  const shown = isWhole ? fitting : fitting.slice(offset, offset + limit);
  const all = isWhole ? total : fitting.length;
  void reply.header('x-result-count', String(shown.length));
  if (all !== undefined) void reply.header('x-total-count', String(all));
  return shown.map((answer) => select(answer, query.fields));
}
