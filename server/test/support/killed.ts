import type { Context } from '#platform/context';

/** A process that is killed at its so-many-th commit: nothing of that one is there. */
export function killedAt(context: Context, commit: number): Context {
  let commits = 0;
  const transaction: Context['db']['transaction'] = (run, ...rest) => {
    commits += 1;
    if (commits >= commit) throw new Error('killed');
    return context.db.transaction(run, ...rest);
  };
  const db = Object.create(context.db, { transaction: { value: transaction } });
  return { ...context, db: db as Context['db'] };
}
