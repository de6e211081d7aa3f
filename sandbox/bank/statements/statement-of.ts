import type { Account } from '../accounts.ts';
import type { Entry } from '../books/books.ts';
import { dayOf } from '../books/day.ts';
import type { World } from '../world.ts';
import type { Statement } from './statement.ts';
import { spoil } from './statement-errors.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** The entries of today so far; right unless it is told otherwise. */
export function reportOf(world: World, account: Account): Statement {
  const report = printed(world, account, dayOf(world.clock.now()));
  const errors = world.errors.get();
  return errors.reports > 0 ? spoil(report, errors) : report;
}

/** The statement of a day, from one o'clock of the next morning on; undefined before. */
export function statementOf(world: World, account: Account, day: string): Statement | undefined {
  const nowMs = world.clock.now();
  const isThere = dayOf(nowMs - hourMs) > day;
  const errors = world.errors.get();
  // A late statement is there at noon of the second day.
  const isLate = errors.late > 0 && dayOf(nowMs - dayMs - 12 * hourMs) <= day;
  if (!isThere || isLate) return undefined;
  const statement = printed(world, account, day);
  return statement.entries.length === 0 ? undefined : spoil(statement, errors);
}

function printed(world: World, account: Account, day: string): Statement {
  const all = world.books.ofAccount(account.number);
  const before = all.filter(({ bookedMs }) => dayOf(bookedMs) < day);
  const of = all.filter(({ bookedMs }) => dayOf(bookedMs) === day);
  const openingCents = account.openingCents + sumOf(before);
  return {
    account,
    day,
    openingCents,
    closingCents: openingCents + sumOf(of),
    entries: of.map((entry) => ({ ...entry, currency: account.currency })),
    count: of.length,
    printedMs: world.clock.now(),
  };
}

function sumOf(entries: readonly Entry[]): number {
  return entries.reduce((total, { cents }) => total + cents, 0);
}
