import { hallRoutes } from '@lowu/contract/hall';
import type { Static } from 'typebox';
import { isoTime, maskPhoneNumber } from '#base';
import { readLogins } from '#identity';
import { registerNumber } from '#ops';
import type { Context } from '#platform/context';
import {
  activateSim,
  askSwap,
  hastenSwap,
  listSwaps,
  stopSwap,
  type Swap,
  type SwapId,
} from '#sims';
import { type LineId, readContacts } from '#subscribers';
import type { AddHallRoute } from './channel.ts';

type Presented = Static<(typeof hallRoutes)['askSwap']['answer']>;

async function present(context: Context, swaps: readonly Swap[]): Promise<Presented[]> {
  const lines = swaps.map(({ line }) => line);
  const [logins, contacts] = await Promise.all([readLogins(context), readContacts(context, lines)]);
  return swaps.map(({ id, line, imsi, reason, note, state, ...one }) => {
    const number = contacts.get(line)?.number;
    return {
      id,
      line,
      maskedNumber: number ? maskPhoneNumber(number) : '',
      imsi,
      reason,
      note,
      state,
      askedBy: logins.get(one.askedBy) ?? one.askedBy,
      askedAt: isoTime(one.askedAt),
      dueAt: isoTime(one.dueAt),
      endedBy: one.endedBy && (logins.get(one.endedBy) ?? one.endedBy),
    };
  });
}

/** What can be done for a line at a counter beside its money. */
export function addLines(add: AddHallRoute): void {
  add(hallRoutes.registerNumber, async ({ context }, { params, body, caller }) => {
    await registerNumber(context, caller, { line: params.line as LineId, ...body });
    return {};
  });
  add(hallRoutes.activateSim, async ({ context }, { params, body, caller }) => {
    await activateSim(context, caller, { line: params.line as LineId, ...body });
    return {};
  });
  add(hallRoutes.askSwap, async ({ context }, { params, body, caller }) => {
    const swap = await askSwap(context, caller, { line: params.line as LineId, ...body });
    const [asked] = await present(context, [swap]);
    return asked;
  });
  add(hallRoutes.listSwaps, async ({ context }, { caller }) => ({
    swaps: await present(context, await listSwaps(context, caller)),
  }));
  add(hallRoutes.hastenSwap, async ({ context }, { params, caller }) => {
    await hastenSwap(context, caller, params.swap as SwapId);
    return {};
  });
  add(hallRoutes.stopSwap, async ({ context }, { params, body, caller }) => {
    await stopSwap(context, caller, { swap: params.swap as SwapId, ...body });
    return {};
  });
}
