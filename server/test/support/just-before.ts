import type { Context } from '#platform/context';

/** The same where this was done, and had committed, just before the first transaction begins. */
export function justBefore(context: Context, work: () => Promise<void>): Context {
  let isDone = false;
  const transaction: Context['db']['transaction'] = async (run, ...rest) => {
    if (!isDone) {
      isDone = true;
      await work();
    }
    return context.db.transaction(run, ...rest);
  };
  const db = Object.create(context.db, { transaction: { value: transaction } });
  return { ...context, db: db as Context['db'] };
}
