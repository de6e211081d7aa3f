import { hongKongDay } from '#base';
import { readCatalog } from '#catalog';
import { type AccountBalance, readBalance } from '#ledger';
import type { Context } from '#platform/context';
import { accountOf, lifeCycleAt } from '#subscribers';
import { dayWords, hkdWords, leftWords, zonesWords } from './amounts.ts';
import type { Caller } from './caller.ts';
import { say } from './sayings.ts';

/** The money of a line as a person counts it: what is lent to other uses is told beside it. */
export function cashOf({ units }: AccountBalance): {
  readonly total: bigint;
  readonly held: bigint;
  readonly available: bigint;
} {
  const money = units.find(({ unit }) => unit === 'HKD');
  return money ?? { total: 0n, held: 0n, available: 0n };
}

export async function readCash(context: Context, { line }: Caller): Promise<bigint> {
  return cashOf(await readBalance(context, accountOf(line.id))).available;
}

/** Money, validity, and what is left of packs by zone, one of these in each line of text. */
export async function balanceLines(context: Context, caller: Caller): Promise<string[]> {
  const { line, language } = caller;
  const [balance, { lifeCycle }] = await Promise.all([
    readBalance(context, accountOf(line.id)),
    readCatalog(context),
  ]);
  const { total, held } = cashOf(balance);
  const bonus = balance.buckets
    .filter(({ unit, source }) => unit === 'HKD' && source === 'promotion')
    .reduce((sum, bucket) => sum + bucket.balance, 0n);
  const { state, endsAt } = lifeCycleAt(line.validUntil, context.clock.now(), lifeCycle);
  const day = endsAt === null ? '' : dayWords(hongKongDay(endsAt), language);
  const life = state === 'active' ? 'validUntil' : state === 'quarantine' ? 'locked' : state;
  return [
    say('balance', language, { balance: hkdWords(total) }),
    ...(bonus > 0n ? [say('bonus', language, { bonus: hkdWords(bonus) })] : []),
    ...(held > 0n ? [say('reserved', language, { reserved: hkdWords(held) })] : []),
    ...(life === 'recycled' ? [] : [say(life, language, { day })]),
    ...packLines(balance, caller),
  ];
}

/** Buckets of one unit, zones and end are one to a person; what ends first stands first. */
function packLines({ buckets }: AccountBalance, { language }: Caller): string[] {
  const packs = buckets.filter(
    ({ unit, balance }) => unit !== 'HKD' && unit !== 'CNY' && balance > 0n,
  );
  const groups = Map.groupBy(
    packs,
    ({ unit, zones, expiresAt }) => `${unit} ${zones} ${expiresAt}`,
  );
  const told = [...groups.values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    const { unit, zones, expiresAt } = first;
    const left = others.reduce((sum, { balance }) => sum + balance, first.balance);
    return [{ unit, zones, endsAt: expiresAt ?? Number.MAX_SAFE_INTEGER, left }];
  });
  if (told.length === 0) return [say('noPacks', language)];
  return told
    .sort((one, other) => one.endsAt - other.endsAt)
    .map(({ unit, zones, endsAt, left }) =>
      say('packLeft', language, {
        zones: zonesWords(zones, language),
        left: leftWords(unit, left, language),
        day: endsAt === Number.MAX_SAFE_INTEGER ? '-' : dayWords(hongKongDay(endsAt), language),
      }),
    );
}
