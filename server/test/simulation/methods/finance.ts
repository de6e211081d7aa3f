import assert from 'node:assert/strict';
import { present } from '#base';
import {
  type Break,
  decideResolution,
  listBreaks,
  proposeResolution,
  waysOf,
} from '#reconciliation';
import { staffCaller } from '#test/finance';
import type { World } from './world.ts';

/** Two people of finance. */
export const [maker, checker] = [staffCaller('finance'), staffCaller('finance')];

/** In the way that is offered first; nobody decides about what they have proposed. */
export async function resolve({ context }: World, one: Break): Promise<void> {
  const way = present(waysOf(one)[0], 'a way');
  await proposeResolution(context, maker, { break: one.id, way, reason: 'as the bill has it' });
  const decided = { break: one.id, isApproved: true };
  await assert.rejects(decideResolution(context, maker, decided));
  await decideResolution(context, checker, decided);
}

export const isOfPayout = ({ fact }: Break): boolean => fact.startsWith('payout_');

/** Money that only a bill has told of is believed; gives how often, and what else was found. */
export async function believeBills(
  world: World,
): Promise<{ readonly believed: number; readonly others: readonly Break[] }> {
  const open = (await allBreaks(world)).filter(({ state }) => state === 'open');
  const untold = open.filter((one) => waysOf(one)[0] === 'apply_bill');
  for (const one of untold) await resolve(world, one);
  // Stripe alone pays nobody out here, and what others pay is looked at when it has come.
  const others = open.filter((one) => !untold.includes(one) && !isOfPayout(one));
  return { believed: untold.length, others };
}

/** Page by page: what nobody decides about stands in front of what a bill has told of. */
export async function allBreaks({ context }: World): Promise<Break[]> {
  const all: Break[] = [];
  for (;;) {
    const page = await listBreaks(context, checker, { after: all.at(-1)?.id });
    if (page.length === 0) return all;
    all.push(...page);
  }
}
