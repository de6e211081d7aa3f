import { assert } from '#base';
import type { Context } from '#platform/context';
import type { Haste } from '#platform/jobs';
import type { Dispatch, Tx } from '#platform/postgres';
import type { Fact } from './facts.ts';

/** Acts in the transaction that told the fact, on the database only: the books. */
export type During<Payload> = (tx: Tx, payloads: readonly Payload[]) => Promise<void>;

/** Acts after the commit, as a durable job that may run more than once: the world. */
export type After<Payload> = (context: Context, payloads: readonly Payload[]) => Promise<void>;

export interface Reaction {
  readonly fact: string;
  readonly during: readonly During<never>[];
  readonly after: Readonly<Record<string, After<never>>>;
  readonly soon: Readonly<Record<string, After<never>>>;
  readonly first: Readonly<Record<string, After<never>>>;
}

/** One line of `reactions.ts`: which fact causes what, in this order. */
export function on<Payload>(
  fact: Fact<Payload>,
  does: {
    readonly during?: readonly During<Payload>[];
    readonly after?: Readonly<Record<string, After<Payload>>>;
    /** As `after`, and before all of that: somebody's data or payment stands still meanwhile. */
    readonly soon?: Readonly<Record<string, After<Payload>>>;
    /** As `soon`, of the database alone: it waits behind no call to the world. */
    readonly first?: Readonly<Record<string, After<Payload>>>;
  },
): Reaction {
  const { during = [], after = {}, soon = {}, first = {} } = does;
  return { fact: fact.name, during, after, soon, first };
}

export interface AfterJob {
  readonly task: string;
  readonly run: After<never>;
  readonly haste: Haste;
}

/** The jobs that reactions need: one task per fact and handler. */
export function afterJobs(reactions: readonly Reaction[]): AfterJob[] {
  return reactions.flatMap(({ fact, ...handlers }) =>
    hastes.flatMap(([kind, haste]) =>
      Object.entries(handlers[kind]).map(([name, run]) => ({
        task: taskName(fact, name),
        run,
        haste,
      })),
    ),
  );
}

const hastes = [
  ['first', 'first'],
  ['soon', 'soon'],
  ['after', 'later'],
] as const;

function taskName(fact: string, handler: string): string {
  return `${fact} → ${handler}`;
}

/**
 * Turns the table into what transactions call. A fact without a line in the table is a fault:
 * either the line was forgotten, or nobody needs the fact.
 */
export function dispatcher(
  reactions: readonly Reaction[],
  queueJob: (tx: Tx, task: string, payload: unknown, haste: Haste) => void,
): Dispatch {
  const table = new Map(reactions.map((reaction) => [reaction.fact, reaction]));
  assert(table.size === reactions.length, 'a fact stands twice in reactions.ts');
  return async (tx, name, payloads) => {
    const reaction = table.get(name);
    assert(reaction, `nobody says in reactions.ts what ${name} causes`);
    for (const during of reaction.during) await during(tx, payloads as never);
    for (const [kind, haste] of hastes) {
      for (const handler of Object.keys(reaction[kind])) {
        queueJob(tx, taskName(name, handler), payloads, haste);
      }
    }
  };
}
