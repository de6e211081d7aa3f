import { hallRoutes } from '@lowu/contract/hall';
import type { Static } from 'typebox';
import { isoTime, maskPhoneNumber } from '#base';
import {
  type Adjustment,
  type AdjustmentId,
  decideAdjustment,
  listAdjustments,
  proposeAdjustment,
} from '#adjustments';
import { readLogins } from '#identity';
import type { Context } from '#platform/context';
import { type LineId, readContacts } from '#subscribers';
import { hkd } from '#platform/http';
import type { AddHallRoute } from './channel.ts';

type Presented = Static<(typeof hallRoutes)['decideAdjustment']['answer']>;

async function present(context: Context, found: readonly Adjustment[]): Promise<Presented[]> {
  const [logins, contacts] = await Promise.all([
    readLogins(context),
    readContacts(
      context,
      found.map(({ line }) => line),
    ),
  ]);
  const loginOf = (staff: string): string => logins.get(staff) ?? staff;
  return found.map(({ id, line, reason, amountMinor, note, state, ...one }) => {
    const number = contacts.get(line)?.number;
    return {
      id,
      line,
      maskedNumber: number ? maskPhoneNumber(number) : '',
      reason,
      amount: hkd(amountMinor),
      note,
      state,
      proposedBy: loginOf(one.proposedBy),
      proposedAt: isoTime(one.proposedAt),
      decidedBy: one.decidedBy && loginOf(one.decidedBy),
    };
  });
}

async function presentOne(context: Context, adjustment: Adjustment): Promise<Presented> {
  const [presented] = await present(context, [adjustment]);
  return presented as Presented;
}

/** Corrections of a line's money, by two people. */
export function addAdjustments(add: AddHallRoute): void {
  add(hallRoutes.listAdjustments, async ({ context }, { caller }) => ({
    adjustments: await present(context, await listAdjustments(context, caller)),
  }));
  add(hallRoutes.proposeAdjustment, async ({ context }, { params, body, caller }) => {
    const { reason, note, amountMinor } = body;
    const line = params.line as LineId;
    const proposal = { line, reason, note, amountMinor: BigInt(amountMinor) };
    return presentOne(context, await proposeAdjustment(context, caller, proposal));
  });
  add(hallRoutes.decideAdjustment, async ({ context }, { params, body, caller }) => {
    const decision = { adjustment: params.adjustment as AdjustmentId, ...body };
    return presentOne(context, await decideAdjustment(context, caller, decision));
  });
}
