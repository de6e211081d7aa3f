import { idFrom, uuidOf } from '#base';
import type { MoneyExpired } from '#ledger';
import type { Tx } from '#platform/postgres';
import { hastenRules } from './hasten-rules.ts';

/** Has the rules of lines looked at whose money has come to its end: it may be low by that. */
export async function hastenExpired(tx: Tx, expired: readonly MoneyExpired[]): Promise<void> {
  await hastenRules(
    tx,
    // A line and its account share their digits; of other accounts there is no rule to hasten.
    expired.map(({ account }) => ({ line: idFrom('lin', uuidOf(account)) })),
  );
}
