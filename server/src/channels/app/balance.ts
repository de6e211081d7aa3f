import type { appRoutes } from '@lowu/contract/app';
import { readCatalog } from '#catalog';
import { readBalance } from '#ledger';
import { accountOf, type LineId, readOwnValidity } from '#subscribers';
import { topupSettings } from '#topups';
import type { AppCall, AppChannel } from './channel.ts';
import { presentLife, presentLots, presentMoneyOf } from './present-balance.ts';
import { refuse } from './refusals.ts';

/**
 * The one read that a screen repeats while somebody looks at it, so it asks for nothing else than
 * it shows, and all of it at once.
 */
export async function handleReadBalance(
  { context }: AppChannel,
  { params, who }: AppCall<(typeof appRoutes)['readBalance']>,
) {
  if (who.subscriber === null) throw refuse.sign_in_needed();
  const line = params.line as LineId;
  const reading = readBalance(context, accountOf(line));
  // Whose line it is decides first: of a line that is not there, no account is there either.
  reading.catch(() => undefined);
  const [validUntil, catalog] = await Promise.all([
    readOwnValidity(context, line, who.subscriber),
    readCatalog(context),
  ]);
  const balance = await reading;
  const lowBalanceMinor = BigInt(context.settings().get(topupSettings.lowBalanceMinor));
  return {
    line,
    ...presentLife(validUntil, context.clock.now(), catalog.lifeCycle),
    balance: presentMoneyOf(balance, lowBalanceMinor),
    lots: [...presentLots(balance)],
  };
}
