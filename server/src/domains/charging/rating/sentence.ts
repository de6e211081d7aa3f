import { groupedMajorOf, type Language, majorOf } from '#base';
import type { Service } from '#catalog';
import type { Explanation } from './explanation.ts';
import {
  type Clause,
  clauses,
  destinationNames,
  moneyNames,
  perNames,
  unitNames,
  zoneNames,
} from './sentence-words.ts';

/**
 * An explanation as a person reads it: what was used, how it was counted, who paid for it, and what
 * cap or rounding did. Everywhere the same words: on a screen, in a file, and when staff answers.
 * An estimate says what it would cost, since nothing was charged.
 */
export function sentenceOf(
  explanation: Explanation,
  language: Language,
  total: 'total' | 'estimate' = 'total',
): string {
  const values = valuesOf(explanation, language);
  const money = explanation.money
    .map(({ kind, amountMinor }) =>
      fill(moneyNames[kind][language], { amount: dollars(amountMinor) }),
    )
    .join('');
  const said = clausesOf(explanation).map((clause) => fill(clauses[clause][language], values));
  const space = language === 'en' ? ' ' : '';
  const [use = '', counted = '', ...why] = said;
  const sum =
    fill(clauses[total][language], values) + money + fill(clauses.version[language], values);
  return [use + counted, ...why, sum].join(space);
}

/** First what was used and how it was counted, then each thing that made the price. */
function clausesOf(explanation: Explanation): Clause[] {
  const { kind, countedUnits, packs, moneyUnits, connectMinor, cap, fairUse } = explanation;
  const { broughtOver, carriedOn, priceMinor, waived } = explanation;
  const use: Clause =
    kind.direction === null ? 'data' : `${kind.service as 'voice' | 'sms'}_${kind.direction}`;
  const isFree =
    priceMinor === 0n || (cap?.isReached === true && waived > 0n && explanation.amountMinor === 0n);
  // What a pack pays for is as fast as the pack is.
  const isSlow = moneyUnits > 0n && fairUse?.isOver === true && fairUse.kbps !== null;
  const told: [Clause, boolean][] = [
    ['packs', packs.length > 0],
    ['free', moneyUnits > 0n && isFree],
    ['priced', moneyUnits > 0n && !isFree && explanation.time === null],
    ['priced_at', moneyUnits > 0n && !isFree && explanation.time !== null],
    // Nobody pays the fee of a call that begins after the cap.
    ['connect', connectMinor > 0n && !(isFree && explanation.amountMinor === 0n)],
    ['brought', countedUnits > 0n && broughtOver > 0n],
    ['carried', countedUnits > 0n && carriedOn > 0n],
    ['capped', cap?.isReached === true],
    ['spared', cap?.isReached === true && !isFree && sparedBy(explanation) > 0n],
    ['slow', isSlow && fairUse.afterBytes > 0n],
    ['slowly', isSlow && fairUse.afterBytes === 0n],
    ['closed', fairUse?.isOver === true && fairUse.kbps === null],
  ];
  return [use, countedOf(explanation), ...told.filter(([, isTold]) => isTold).map(([one]) => one)];
}

/** Whole minor units of this use that the cap of the day has left out. */
function sparedBy({ waived, per }: Explanation): bigint {
  return waived / per;
}

function countedOf({ usedUnits, countedUnits, firstUnits, thenUnits }: Explanation): Clause {
  if (countedUnits === 0n) return 'covered';
  if (countedUnits === usedUnits) return 'exact';
  return firstUnits === thenUnits ? 'counted' : 'counted_first';
}

function valuesOf(explanation: Explanation, language: Language): Record<string, string> {
  const { kind, per, packs, fairUse, time } = explanation;
  const { service, zone, to } = kind;
  const units = (count: bigint): string => unitsText(count, service, language);
  const fraction = (parts: bigint): string => fractionOf(parts, per);
  const inPacks = packs.reduce((sum, share) => sum + share.units, 0n);
  return {
    zone: zoneNames[zone][language],
    to: to === null ? '' : destinationNames[to][language],
    used: units(explanation.usedUnits),
    counted: units(explanation.countedUnits),
    first: units(explanation.firstUnits),
    step: units(explanation.thenUnits),
    packUnits: units(inPacks),
    units: units(explanation.moneyUnits),
    price: dollars(explanation.priceMinor),
    per: perText(per, service, language),
    time: time === null ? '' : (time.name?.[language] ?? time.code),
    connect: dollars(explanation.connectMinor),
    brought: fraction(explanation.broughtOver),
    carried: fraction(explanation.carriedOn),
    cap: dollars(explanation.cap?.mostMinor ?? 0n),
    spared: dollars(sparedBy(explanation)),
    fair: units(fairUse?.afterBytes ?? 0n),
    kbps: `${fairUse?.kbps ?? ''}`,
    amount: dollars(explanation.amountMinor),
    version: `${explanation.version}`,
  };
}

function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}

function dollars(amountMinor: bigint): string {
  return `HK$${groupedMajorOf(amountMinor)}`;
}

/** A part of a cent in dollars, to a hundredth of a cent, rounded down: `HK$0.0046`. */
function fractionOf(parts: bigint, per: bigint): string {
  return `HK$0.00${((parts * 100n) / per).toString().padStart(2, '0')}`;
}

const kilobyte = 1_024n;
const megabyte = 1_024n * kilobyte;
const gigabyte = 1_024n * megabyte;

/** `3 min 20 s`, `2 messages`, `1.46 MB`: bytes to two places, rounded down. */
export function unitsText(units: bigint, service: Service, language: Language): string {
  const names = unitNames[language];
  if (service === 'sms') return `${units}${units === 1n ? names.message : names.messages}`;
  if (service === 'data') return bytesText(units);
  const minutes = units / 60n;
  const seconds = units % 60n;
  const parts = [
    ...(minutes > 0n ? [`${minutes}${names.minute}`] : []),
    ...(seconds > 0n || minutes === 0n ? [`${seconds}${names.second}`] : []),
  ];
  return parts.join(language === 'en' ? ' ' : '');
}

function bytesText(bytes: bigint): string {
  if (bytes >= gigabyte) return `${places(bytes, gigabyte)} GB`;
  if (bytes >= megabyte) return `${places(bytes, megabyte)} MB`;
  return bytes >= kilobyte ? `${places(bytes, kilobyte)} KB` : `${bytes} B`;
}

function places(bytes: bigint, size: bigint): string {
  return majorOf((bytes * 100n) / size).replace(/\.00$/, '');
}

function perText(per: bigint, service: Service, language: Language): string {
  if (service === 'data') return per === megabyte ? 'MB' : bytesText(per);
  const isOne = per === (service === 'voice' ? 60n : 1n);
  return isOne ? perNames[service][language] : unitsText(per, service, language);
}
