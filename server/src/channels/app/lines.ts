import type { appRoutes } from '@lowu/contract/app';
import { dayMs } from '#base';
import { readCatalog } from '#catalog';
import { readProfile } from '#charging';
import { readLoan } from '#emergency-credits';
import { readBalance } from '#ledger';
import { includedUnits, nextCharge, readTerms } from '#packs';
import { accountOf, type Line, readLines } from '#subscribers';
import { isPaymentOpen, listTopupsOfLine, topupSettings } from '#topups';
import type { AppCall, AppChannel } from './channel.ts';
import { presentLine } from './present-line.ts';
import { refuse } from './refusals.ts';

/** An order that nobody can settle for a month is with staff by then. */
const openOrdersMs = 31 * dayMs;
const mostOrders = 50;

export async function handleListLines(
  channel: AppChannel,
  { who }: AppCall<(typeof appRoutes)['listLines']>,
) {
  if (who.subscriber === null) throw refuse.sign_in_needed();
  const lines = await readLines(channel.context, who.subscriber);
  return {
    lines: await Promise.all(lines.map((line) => presentOne(channel, line, who.subscriber))),
  };
}

async function presentOne({ context }: AppChannel, line: Line, reader: string | null) {
  const nowMs = context.clock.now();
  const [balance, catalog, recent, terms, loan, profile] = await Promise.all([
    readBalance(context, accountOf(line.id)),
    readCatalog(context),
    listTopupsOfLine(context, line.id, nowMs - openOrdersMs, mostOrders),
    readTerms(context, line.id),
    readLoan(context, line),
    readProfile(context, line.id),
  ]);
  const lowBalanceMinor = BigInt(context.settings().get(topupSettings.lowBalanceMinor));
  const openTopup = recent.find((topup) => topup.maker === reader && isPaymentOpen(topup.state));
  return presentLine({
    line,
    balance,
    catalog,
    openTopup,
    included: includedUnits(terms, catalog),
    nextCharge: nextCharge(terms, catalog, line.plan, nowMs),
    loan,
    zone: profile.zone,
    lowBalanceMinor,
    nowMs,
  });
}
