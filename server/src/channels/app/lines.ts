import type { appRoutes } from '@lowu/contract/app';
import { readCatalog } from '#catalog';
import { readProfile } from '#charging';
import { readLoan } from '#emergency-credits';
import { readBalance } from '#ledger';
import { includedUnits, nextCharge, readTerms } from '#packs';
import { accountOf, type Line, readLines } from '#subscribers';
import { findOpenTopup, topupSettings } from '#topups';
import type { AppCall, AppChannel } from './channel.ts';
import { presentLine } from './present-line.ts';
import { refuse } from './refusals.ts';

export async function handleListLines(
  channel: AppChannel,
  { who }: AppCall<(typeof appRoutes)['listLines']>,
) {
  const { subscriber } = who;
  if (subscriber === null) throw refuse.sign_in_needed();
  const lines = await readLines(channel.context, subscriber);
  return { lines: await Promise.all(lines.map((line) => presentOne(channel, line))) };
}

async function presentOne({ context }: AppChannel, line: Line) {
  const nowMs = context.clock.now();
  const reading = readBalance(context, accountOf(line.id));
  const [balance, catalog, openTopup, terms, loan, profile] = await Promise.all([
    reading,
    readCatalog(context),
    findOpenTopup(context, line.id, line.subscriber),
    readTerms(context, line.id),
    readLoan(context, line, reading),
    readProfile(context, line.id),
  ]);
  const isExpired = line.validUntil !== null && line.validUntil < nowMs;
  const lowBalanceMinor = BigInt(context.settings().get(topupSettings.lowBalanceMinor));
  return presentLine({
    line,
    balance,
    catalog,
    openTopup,
    included: includedUnits(terms, catalog),
    // Of a line that has expired nothing is taken.
    nextCharge: isExpired
      ? null
      : nextCharge(terms, catalog, line.plan, { nowMs, settings: context.settings() }),
    loan,
    zone: profile.zone,
    lowBalanceMinor,
    nowMs,
  });
}
