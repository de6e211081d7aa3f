/** Filtering and selecting by attributes, as TMF630 part 1 (sections 4.3 and 4.4) writes it. */

type Json = unknown;

export type Query = Readonly<Record<string, string | readonly string[] | undefined>>;

/** What one attribute must be like; kept as it is with a listener. */
export interface Condition {
  readonly path: readonly string[];
  readonly operator: Operator;
  /** One of these is enough. */
  readonly values: readonly string[];
}

const operators = ['eq', 'ne', 'gt', 'gte', 'lt', 'lte'] as const;
export type Operator = (typeof operators)[number];

/** What of a query is neither paging nor selection: what an answer must be like. */
export function conditionsIn(query: Query): Condition[] {
  return Object.entries(query).flatMap(([name, given]) => {
    if (name === 'fields' || name === 'offset' || name === 'limit' || given === undefined)
      return [];
    const parts = name.split('.');
    const last = operators.find((operator) => operator === parts.at(-1));
    const path = last ? parts.slice(0, -1) : parts;
    const values = [given].flat().flatMap((one) => one.split(','));
    return [{ path, operator: last ?? ('eq' as const), values }];
  });
}

export function fits(answer: Json, conditions: readonly Condition[]): boolean {
  return conditions.every(({ path, operator, values }) => {
    const found = valuesAt(answer, path);
    if (operator === 'ne') return !found.some((one) => values.some((value) => isEqual(one, value)));
    return found.some((one) => values.some((value) => compares(one, operator, value)));
  });
}

/** Through lists as well: `logicalResource.id` is the id of any of them. */
function valuesAt(from: Json, path: readonly string[]): Json[] {
  if (Array.isArray(from)) return from.flatMap((one) => valuesAt(one, path));
  const [name, ...rest] = path;
  if (name === undefined) return from === undefined ? [] : [from];
  const isThere = typeof from === 'object' && from !== null && Object.hasOwn(from, name);
  return isThere ? valuesAt((from as Record<string, Json>)[name], rest) : [];
}

function compares(found: Json, operator: Operator, wanted: string): boolean {
  if (operator === 'eq') return isEqual(found, wanted);
  const order = orderOf(found, wanted);
  if (order === undefined) return false;
  if (operator === 'gt') return order > 0;
  if (operator === 'gte') return order >= 0;
  return operator === 'lt' ? order < 0 : order <= 0;
}

function isEqual(found: Json, wanted: string): boolean {
  return String(found) === wanted || orderOf(found, wanted) === 0;
}

/** Numbers by size, instants by time, and nothing else by anything. */
function orderOf(found: Json, wanted: string): number | undefined {
  if (typeof found === 'number') {
    const number = wanted.trim() === '' ? Number.NaN : Number(wanted);
    return Number.isNaN(number) ? undefined : found - number;
  }
  const [one, other] = [instantIn(found), instantIn(wanted)];
  return one === undefined || other === undefined ? undefined : one - other;
}

const instantShape = /^\d{4}-\d\d-\d\d(?:[Tt ]\d\d:\d\d.*)?$/;

export function instantIn(text: Json): number | undefined {
  if (typeof text !== 'string' || !instantShape.test(text)) return undefined;
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : at;
}

/** Always told, whatever is selected: what an answer is. */
const always: ReadonlySet<string> = new Set(['id', 'href', '@type']);

/**
 * Only what `fields` names, with id and href. A path such as `amount.units` selects its first part.
 */
export function select<Answer extends object>(
  answer: Answer,
  fields: string | undefined,
): Partial<Answer> {
  if (fields === undefined) return answer;
  const wanted = new Set(fields.split(',').map((field) => field.trim().split('.')[0]));
  const kept = Object.entries(answer).filter(([name]) => always.has(name) || wanted.has(name));
  return Object.fromEntries(kept) as Partial<Answer>;
}
