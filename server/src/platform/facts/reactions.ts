import { assert } from '#base';
import type { Context } from '#platform/context';
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
}

/** One line of `reactions.ts`: which fact causes what, in this order. */
export function on<Payload>(
  fact: Fact<Payload>,
  does: {
    readonly during?: readonly During<Payload>[];
    readonly after?: Readonly<Record<string, After<Payload>>>;
    /** As `after`, and before all of that: somebody's data or payment stands still meanwhile. */
    readonly soon?: Readonly<Record<string, After<Payload>>>;
  },
): Reaction {
  const { during = [], after = {}, soon = {} } = does;
  return { fact: fact.name, during, after, soon };
}

export interface AfterJob {
  readonly task: string;
  readonly run: After<never>;
  /** Somebody's data or payment stands still until it is done. */
  readonly isUrgent: boolean;
}

/** The jobs that reactions need: one task per fact and handler. */
export function afterJobs(reactions: readonly Reaction[]): AfterJob[] {
  return reactions.flatMap(({ fact, after, soon }) =>
    Object.entries({ ...after, ...soon }).map(([name, run]) => ({
      task: taskName(fact, name),
      run,
      isUrgent: name in soon,
    })),
  );
}

function taskName(fact: string, handler: string): string {
  return `${fact} → ${handler}`;
}

/**
 * Turns the table into what transactions call. A fact without a line in the table is a fault:
 * either the line was forgotten, or nobody needs the fact.
 */
export function dispatcher(
  reactions: readonly Reaction[],
  queueJob: (tx: Tx, task: string, payload: unknown, isUrgent: boolean) => void,
): Dispatch {
  const table = new Map(reactions.map((reaction) => [reaction.fact, reaction]));
  assert(table.size === reactions.length, 'a fact stands twice in reactions.ts');
  return async (tx, name, payloads) => {
    const reaction = table.get(name);
    assert(reaction, `nobody says in reactions.ts what ${name} causes`);
    for (const during of reaction.during) await during(tx, payloads as never);
    for (const handler of Object.keys(reaction.soon)) {
      queueJob(tx, taskName(name, handler), payloads, true);
    }
    for (const handler of Object.keys(reaction.after)) {
      queueJob(tx, taskName(name, handler), payloads, false);
    }
  };
}
