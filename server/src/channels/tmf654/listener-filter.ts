import { type Condition, conditionsIn } from '#wire/tmf630';
import { cut } from './cut.ts';
import { type EventShape, eventShapes, isPossible, type Leaf, leafAt } from './event-shapes.ts';
import { refuse } from './refusals.ts';

/** Of which types a listener is told, all where there is none, and what each must be like. */
export interface ListenerFilter {
  readonly types: readonly string[];
  readonly conditions: readonly Condition[];
}

const mostConditions = 20;

/**
 * What the query of a listener asks for: types by `eventType`, and attributes by their paths in the
 * event, all of which must hold. Types that could never have what is asked for fall away. What is
 * not understood is refused, since a listener that waits for it would wait for good: with
 * `tmf_field_unsupported`, `tmf_filter_value_wrong` and `tmf_filter_never`.
 */
export function filterIn(query: string | undefined): ListenerFilter {
  const asked: Record<string, string[]> = {};
  for (const [name, value] of new URLSearchParams(withPlusses(query ?? ''))) {
    (asked[name] ??= []).push(value);
  }
  const { eventType, ...attributes } = asked;
  // These are no conditions to whoever reads a list, and nothing that a listener can ask for.
  const paging = ['fields', 'offset', 'limit'].find((name) => name in attributes);
  if (paging !== undefined) throw refuse.tmf_field_unsupported({ field: `query ${paging}` });
  const named = (eventType ?? []).flatMap((one) => one.split(','));
  const odd = named.find((type) => !eventShapes.has(type));
  if (odd !== undefined) {
    throw refuse.tmf_field_unsupported({ field: `eventType ${cut(odd)}`.trim() });
  }
  const conditions = conditionsIn(attributes);
  if (conditions.length > mostConditions) {
    throw refuse.tmf_field_unsupported({
      field: `query of more than ${mostConditions} attributes`,
    });
  }
  for (const condition of conditions) require(condition);
  return { types: typesHaving(named, conditions), conditions };
}

/** Numbers of phones are written with a plus by whoever does not think of it as a space. */
function withPlusses(query: string): string {
  return query.replaceAll(/(?<=[=,])\+(?=\d)/g, '%2B');
}

function require({ path, operator, values }: Condition): void {
  const name = path.join('.');
  const leaves = [...eventShapes.values()].flatMap((shape) => leafAt(shape, path) ?? []);
  if (leaves.length === 0) throw refuse.tmf_field_unsupported({ field: `query ${cut(name)}` });
  const isOrdered = operator !== 'eq' && operator !== 'ne';
  const could = (leaf: Leaf, value: string) => isPossible(leaf, value, isOrdered);
  const wrong = values.find((value) => !leaves.some((leaf) => could(leaf, value)));
  if (wrong !== undefined) {
    throw refuse.tmf_filter_value_wrong({ field: cut(name), value: cut(wrong) });
  }
}

function typesHaving(named: readonly string[], conditions: readonly Condition[]): string[] {
  if (conditions.length === 0) return [...named];
  const has = (shape: EventShape) => conditions.every(({ path }) => leafAt(shape, path));
  const having = [...eventShapes].flatMap(([type, shape]) => (has(shape) ? [type] : []));
  if (named.length === 0 && having.length === eventShapes.size) return [];
  const types = named.length === 0 ? having : named.filter((type) => having.includes(type));
  if (types.length > 0) return types;
  const fields = conditions.map(({ path }) => path.join('.')).join(', ');
  throw refuse.tmf_filter_never({ fields: cut(fields) });
}
