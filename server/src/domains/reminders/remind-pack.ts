import { dayMs, type HongKongDay, hongKongDay, type Language, type Unit, type Words } from '#base';
import { type Allowance, type Service, versionNumbered } from '#catalog';
import { type PackRanLow, unitsText } from '#charging';
import { type AccountBalance, readBalance } from '#ledger';
import { nameOfTerm, readTerms, type Term } from '#packs';
import type { Context } from '#platform/context';
import { accountOf } from '#subscribers';
import { hkd, type Reminder, type Said } from './reminder.ts';
import { tellOnce } from './tell-once.ts';

/** Told once so much of what a pack came with is used. */
const nearlyPercent = 80;

/** Longer than any pack or period: a bucket runs low once. */
const onceMs = 400 * dayMs;

/** Tells owners that a pack is nearly used up, and that it is, with what happens then. */
export async function remindPack(context: Context, low: readonly PackRanLow[]): Promise<void> {
  const reminders: Reminder[] = [];
  for (const pack of low) {
    const said = await saidOf(context, pack);
    if (!said) continue;
    const { line, at, bucket } = pack;
    reminders.push({
      line,
      group: 'packs',
      about: `${aboutPack(bucket)} ${said.kind}`,
      at,
      restsUntil: at + onceMs,
      said,
      isUrgent: false,
      replaces: `${aboutPack(bucket)} `,
    });
  }
  await tellOnce(context, reminders);
}

function aboutPack(bucket: bigint): string {
  return `pack ${bucket}`;
}

async function saidOf(context: Context, pack: PackRanLow): Promise<Said | undefined> {
  const [terms, balance] = await Promise.all([
    readTerms(context, pack.line),
    readBalance(context, accountOf(pack.line)),
  ]);
  const term = terms.find(({ id }) => pack.cause.startsWith(id));
  // Units that nobody bought as a pack have no name to tell them by.
  if (!term) return undefined;
  const catalog = await versionNumbered(context, term.catalogVersion);
  const name = nameOfTerm(term, catalog);
  const day = hongKongDay(pack.expiresAt ?? term.endsAt);
  if (pack.left <= 0n) return saidEmpty(pack, balance, name, day);
  const sold = [...catalog.packs, ...catalog.plans.flatMap((plan) => periodOf(plan) ?? [])];
  const includes = sold.find(({ code }) => code === term.code)?.includes ?? [];
  const granted = isRolled(pack, term) ? 0n : amountOf(includes, pack);
  const most = (granted * BigInt(100 - nearlyPercent)) / 100n;
  if (pack.before <= most || pack.left > most) return undefined;
  const left = leftWords(pack.left, pack.unit);
  return { kind: 'pack_nearly_used', parameters: { name, percent: nearlyPercent, left, day } };
}

function periodOf({
  code,
  period,
}: {
  code: string;
  period: { includes: readonly Allowance[] } | null;
}) {
  return period && { code, includes: period.includes };
}

/** What was left of the term before came with nothing: it has no share that could be used. */
function isRolled({ cause }: PackRanLow, { id }: Term): boolean {
  return cause !== id;
}

function amountOf(includes: readonly Allowance[], pack: PackRanLow): bigint {
  const own = includes.find(
    ({ unit, zones, eligibility }) =>
      unit === pack.unit && zones === pack.zones && eligibility === pack.eligibility,
  );
  return own?.amount ?? 0n;
}

/** Where other units pay on, nothing changes for anybody, and nothing is told. */
function saidEmpty(
  pack: PackRanLow,
  { buckets, units }: AccountBalance,
  name: Words,
  day: HongKongDay,
): Said | undefined {
  const paysOn = buckets.some(
    ({ number, unit, zones, eligibility, balance }) =>
      number !== pack.bucket &&
      unit === pack.unit &&
      eligibility === pack.eligibility &&
      (zones & pack.zones) !== 0 &&
      balance > 0n,
  );
  if (paysOn) return undefined;
  if (pack.blocks) return { kind: 'pack_stopped', parameters: { name, day } };
  const money = units.find(({ unit }) => unit === 'HKD')?.total ?? 0n;
  return { kind: 'pack_used_up', parameters: { name, balance: hkd(money) } };
}

const services: Partial<Record<Unit, Service>> = { BYTE: 'data', SECOND: 'voice', MESSAGE: 'sms' };

function leftWords(left: bigint, unit: Unit): Words {
  const inLanguage = (language: Language) => unitsText(left, services[unit] ?? 'data', language);
  return {
    'zh-Hant': inLanguage('zh-Hant'),
    'zh-Hans': inLanguage('zh-Hans'),
    en: inLanguage('en'),
  };
}
