/** A node of a plan, as PostgreSQL explains it. */
export interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly Schema?: string;
  readonly Alias?: string;
  readonly 'Index Name'?: string;
  readonly 'Index Cond'?: string;
  readonly Filter?: string;
  readonly Plans?: readonly Plan[];
}

export interface Index {
  /** With its schema. */
  readonly name: string;
  readonly table: string;
  readonly isPartial: boolean;
  readonly columns: readonly string[];
}

/**
 * What is wrong with how a plan reads its tables: one that is read whole, and an index of which
 * fewer leading columns are given than of another. A partial index may be gone through: it holds
 * what waits, and is short. So may one that gives its rows in order until there are enough.
 */
export function misread(plan: Plan, indexes: readonly Index[], isLimited = false): string[] {
  const isNowLimited = isLimited || plan['Node Type'] === 'Limit';
  return [
    ...problemsOf(plan, indexes, isNowLimited),
    ...(plan.Plans ?? []).flatMap((inner) => misread(inner, indexes, isNowLimited)),
  ];
}

function problemsOf(plan: Plan, indexes: readonly Index[], isLimited: boolean): string[] {
  const table = `${plan.Schema}.${plan['Relation Name']}`;
  const type = plan['Node Type'];
  if (type === 'Seq Scan') return [`reads all of ${table}`];
  if (type !== 'Index Scan' && type !== 'Index Only Scan') return [];
  const used = indexes.find(
    (one) => one.table === table && one.name.split('.').at(-1) === plan['Index Name'],
  );
  if (!used) return [];
  if (plan['Index Cond'] === undefined) {
    return isLimited || used.isPartial ? [] : [`goes through all of ${used.name}`];
  }
  const given = equalColumns(plan);
  const found = leading(used, given);
  const better = indexes.find(
    (one) => one.table === table && !one.isPartial && leading(one, given) > found,
  );
  return better ? [`${used.name}, of which ${found} columns are given; better ${better.name}`] : [];
}

function leading({ columns }: Index, given: ReadonlySet<string>): number {
  const first = columns.findIndex((column) => !given.has(column));
  return first === -1 ? columns.length : first;
}

/** One of many values is no place to begin at. */
const equals = /([\w.]+)\)?(?:::\w+)? = \(?(?!ANY)([\w.$]+)/g;

/** The columns of the table that are compared by `=`; verbose plans name it with each. */
function equalColumns(plan: Plan): ReadonlySet<string> {
  const said = `${plan['Index Cond'] ?? ''} ${plan.Filter ?? ''}`;
  const own = `${plan.Alias ?? ''}.`;
  const sides = [...said.matchAll(equals)].flatMap(([, left = '', right = '']) => [left, right]);
  return new Set(
    sides.filter((side) => side.startsWith(own)).map((side) => side.slice(own.length)),
  );
}
