import type { Plan } from './misread.ts';

/** What a plan also says of a node, as far as it matters to joins. */
interface Node extends Plan {
  readonly 'Parent Relationship'?: string;
  readonly 'Subplan Name'?: string;
  readonly 'CTE Name'?: string;
  readonly Strategy?: string;
  readonly Plans?: readonly Node[];
}

/**
 * Where a plan goes through a whole list for each row of another: a nested loop whose inner side
 * looks nothing up, and a query for each row that reads a table or a list from end to end. That is
 * quick as long as both are short, and takes hours where they are not.
 */
export function eachWithEach(node: Node): string[] {
  const { Plans: inner = [] } = node;
  return [
    ...inner.filter((one) => isAgain(node, one) && isWhole(one)).map((one) => listsIn(one)),
    ...inner.flatMap((one) => eachWithEach(one)),
  ];
}

/** Whether it is run for each row of the node above it. */
function isAgain(above: Node, one: Node): boolean {
  if (one['Parent Relationship'] === 'Inner') return above['Node Type'] === 'Nested Loop';
  const isHashed = JSON.stringify(above).includes(`hashed ${one['Subplan Name']}`);
  return one['Parent Relationship'] === 'SubPlan' && !isHashed;
}

function isWhole(node: Node): boolean {
  const isOneRow = node['Node Type'] === 'Aggregate' && node.Strategy === 'Plain';
  if (node['Index Cond'] !== undefined) return false;
  if (isOneRow && node['Parent Relationship'] === 'Inner') return false;
  const below = (node.Plans ?? []).filter((one) => !isApart(one));
  return below.length === 0 ? listOf(node) !== undefined : below.some(isWhole);
}

function isApart({ 'Parent Relationship': as }: Node): boolean {
  return as === 'InitPlan' || as === 'SubPlan';
}

/** A table or a list of the query; what is made of the row itself is neither. */
function listOf(node: Node): string | undefined {
  return node['Relation Name'] ?? node['CTE Name'] ?? node['Index Name'];
}

function listsIn(node: Node): string {
  const own = listOf(node);
  const below = (node.Plans ?? []).map((one) => listsIn(one));
  return [own, ...below].filter((one) => one !== undefined && one !== '').join(', ');
}
