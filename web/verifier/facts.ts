import type { Facts } from './check.ts';
import { codeWords, methodWords } from './codes.ts';
import { filled, type Language, wordsIn } from './words.ts';

const signs: Readonly<Record<string, string>> = { HKD: 'HK$', CNY: '¥' };

/** `9200 CNY` → `¥92.00`. As text it is exact. */
export function moneyOf(amount: string): string {
  const [, minus = '', minor = '', currency = ''] = /^(-?)(\d+) (\w+)$/.exec(amount) ?? [];
  const digits = minor.padStart(3, '0');
  const whole = digits.slice(0, -2).replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
  return `${minus && '−'}${signs[currency] ?? `${currency} `}${whole}.${digits.slice(-2)}`;
}

/** As Hong Kong's clocks showed it: eight hours ahead, all the year. */
function hongKong(atMs: number, length: number): string {
  return new Date(atMs + 28_800_000).toISOString().slice(0, length).replace('T', ' ');
}

function fromTo(before: string | null | undefined, after: string): string {
  return before && before !== after ? `${before} → ${after}` : after;
}

/** To the minute. */
export function instantText(atMs: number): string {
  return hongKong(atMs, 16);
}

function promotionRows(
  { kind, about: { promotions = [] } }: Facts['sealed'],
  title: string,
  language: Language,
): [string, string][] {
  if (kind === 'refund' || kind === 'taken_back' || kind === 'put_back') return [];
  return promotions.map(({ kind: gives, name, amount }) => {
    return [title, `${name[language]}: ${gives === 'discount' ? '−' : ''}${moneyOf(amount)}`];
  });
}

/** Null of nothing. */
function some(amount: string): string | null {
  return amount.startsWith('0 ') ? null : moneyOf(amount);
}

/** How the money of a closed line goes back, and what of it does not. */
function closingRows({ says: { closing, fee } }: Facts['sealed'], language: Language) {
  const { rows } = wordsIn[language];
  return closing
    ? [
        ...closing.ways.map(({ method, back }): [string, string] => {
          return [methodWords(method, language), moneyOf(back)];
        }),
        [rows.closingFee, some(fee)] as [string, string | null],
        [rows.lapsed, some(closing.lapsed)] as [string, string | null],
      ]
    : [];
}

function saidOf({ is, isProven }: NonNullable<Facts['kept']>) {
  return is !== 'same' && isProven ? 'proven' : is;
}

/** All that is proved, as names and values. */
export function rowsOf(
  { sealed, own, index, size, witnessed, witnesses, kept }: Facts,
  language: Language,
): [string, string][] {
  const { rows, until, placeOf, seenBy, kept: keptWords } = wordsIn[language];
  const seen = { count: String(witnessed.length), all: String(witnesses) };
  const names = witnessed.map(({ name, atMs }) => `${name} (${instantText(atMs)})`);
  const { says, about, kind, code, issuedAtMs } = sealed;
  const isRefund = kind === 'refund' || kind === 'voucher_undone';
  const isOfVoucher = kind.startsWith('voucher');
  const { term, correction, closing } = says;
  // Of what leaves a line or comes to it again, money is paid by nobody.
  const isMoved = kind === 'taken_back' || kind === 'put_back';
  const isPaid = about.method !== null && !isMoved;
  const bonus = some(says.bonus);
  const bonusDay = says.bonusExpiresAt === null ? null : hongKong(says.bonusExpiresAt, 10);
  const balance = own?.balanceAfter;
  const rowsWithGaps: [string, string | false | null | undefined][] = [
    [rows.code, code.replace(/^(.{4})(.{4})(.{4})$/, '$1-$2-$3')],
    [rows.number, about.maskedNumber],
    [rows.plan, about.plan?.name[language]],
    [rows.bought, term?.name[language]],
    [rows.period, term && `${hongKong(term.startsAt, 10)} – ${hongKong(term.endsAt, 10)}`],
    [rows.reason, correction && codeWords(correction.reason, language)],
    [
      closing ? rows.refunded : rows[correction?.way ?? 'value'],
      term || (isRefund && says.value.startsWith('0 ')) ? null : moneyOf(says.value),
    ],
    [rows.bonus, bonus && bonusDay ? filled(until, { amount: bonus, day: bonusDay }) : bonus],
    ...closingRows(sealed, language),
    ...promotionRows(sealed, rows.promotion, language),
    [rows.repaid, own?.repaid && moneyOf(own.repaid)],
    [
      rows.balance,
      balance && fromTo(own.balanceBefore && moneyOf(own.balanceBefore), moneyOf(balance)),
    ],
    [rows.validUntil, says.validUntilAfter && fromTo(own?.validUntilBefore, says.validUntilAfter)],
    [isRefund ? rows.refunded : rows.paid, isPaid && moneyOf(says.paid)],
    [rows.fee, isPaid && !isRefund && moneyOf(says.fee)],
    [rows.rate, about.rate?.text],
    [rows.method, about.method && methodWords(about.method, language)],
    [isOfVoucher ? rows.serial : rows.provider, says.providerReference],
    [rows.channel, codeWords(about.channel, language)],
    [rows.shop, about.place],
    [rows.reference, about.reference],
    [rows.issued, instantText(issuedAtMs)],
    [rows.place, filled(placeOf, { index: String(index + 1), size: String(size) })],
    [rows.kept, kept && filled(keptWords[saidOf(kept)], { size: String(kept.size) })],
    [rows.witnesses, witnesses > 0 ? [filled(seenBy, seen), ...names].join('\n') : null],
  ];
  return rowsWithGaps.filter((row): row is [string, string] => Boolean(row[1]));
}
