import { assert, type Currency, type Money } from '#base';
import type {
  Promoted,
  ReceiptClosing,
  ReceiptContent,
  ReceiptSubject,
  ReceiptTerm,
  ReceiptUnits,
  ReturnWay,
  SubjectId,
} from './receipt.ts';

/**
 * The stored form of a subject. It has a version, because receipts are printed for as long as a law
 * says: what reads it must know every form that was ever written.
 */
export type WrittenSubject = { readonly version: 1 } & Omit<
  ReceiptSubject,
  'about' | 'place' | 'promotions'
> &
  // Left out where there are none: most receipts have neither.
  Partial<Pick<ReceiptSubject, 'place'>> & {
    readonly promotions?: readonly Written<Promoted>[];
  };

export function writtenSubject(subject: ReceiptSubject): WrittenSubject {
  const { reference, line, maskedNumber, plan, channel, method, rate } = subject;
  const { place, promotions } = subject;
  return {
    version: 1,
    reference,
    line,
    maskedNumber,
    plan,
    channel,
    method,
    rate,
    ...(place !== null && { place }),
    ...(promotions.length > 0 && { promotions: promotions.map(writtenPromoted) }),
  };
}

export function subjectOf(about: SubjectId, stored: WrittenSubject): ReceiptSubject {
  const { version, place = null, promotions = [], ...subject } = stored;
  assert(version === 1, `a receipt of an unknown version: ${version as number}`);
  const read = promotions.map((one) => ({ ...one, amount: moneyOf(one.amount) }));
  return { about, ...subject, place, promotions: read };
}

function writtenPromoted({ kind, name, amount }: Promoted): Written<Promoted> {
  return { kind, name, amount: writtenMoney(amount) };
}

/** `12050 HKD`: digits as text, since JSON's numbers are floats. */
type WrittenMoney = `${string} ${Currency}`;

type Written<Content> = {
  readonly [Name in keyof Content]: Content[Name] extends Money
    ? WrittenMoney
    : Content[Name] extends Money | null
      ? WrittenMoney | null
      : Content[Name];
};

type WrittenUnits = Omit<ReceiptUnits, 'amount'> & { readonly amount: string };
type WrittenClosing = {
  readonly ways: readonly Written<ReturnWay>[];
  readonly lapsed: WrittenMoney;
};
type WrittenTerm = Omit<ReceiptTerm, 'units'> & { readonly units: readonly WrittenUnits[] };

/**
 * The stored form of what one receipt says, with a version of its own. Its kind and what it is
 * about are columns beside it. What most receipts do not have is left out of theirs.
 */
export type WrittenContent = { readonly version: 1 } & Omit<
  Written<ReceiptContent>,
  'kind' | 'about' | 'term' | 'correction' | 'closing'
> & {
    readonly term?: WrittenTerm;
    readonly correction?: NonNullable<ReceiptContent['correction']>;
    readonly closing?: WrittenClosing;
  };

export function writtenContent(content: ReceiptContent): WrittenContent {
  const { term, correction, closing } = content;
  return {
    version: 1,
    providerReference: content.providerReference,
    paid: writtenMoney(content.paid),
    fee: writtenMoney(content.fee),
    value: writtenMoney(content.value),
    bonus: writtenMoney(content.bonus),
    bonusExpiresAt: content.bonusExpiresAt,
    repaid: content.repaid && writtenMoney(content.repaid),
    balanceBefore: content.balanceBefore && writtenMoney(content.balanceBefore),
    balanceAfter: content.balanceAfter && writtenMoney(content.balanceAfter),
    validUntilBefore: content.validUntilBefore,
    validUntilAfter: content.validUntilAfter,
    ...(term && { term: writtenTerm(term) }),
    ...(correction && { correction: writtenCorrection(correction) }),
    ...(closing && { closing: writtenClosing(closing) }),
  };
}

function writtenTerm({ name, startsAt, endsAt, units }: ReceiptTerm): WrittenTerm {
  const written = units.map(({ unit, amount, zones }) => ({
    unit,
    amount: amount.toString(),
    zones,
  }));
  return { name, startsAt, endsAt, units: written };
}

function writtenCorrection({ way, reason, expiresAt }: NonNullable<WrittenContent['correction']>) {
  return { way, reason, expiresAt };
}

function writtenClosing({ ways, lapsed }: ReceiptClosing): WrittenClosing {
  const written = ways.map(({ method, back }) => ({ method, back: writtenMoney(back) }));
  return { ways: written, lapsed: writtenMoney(lapsed) };
}

export function contentOf(
  { kind, about }: Pick<ReceiptContent, 'kind' | 'about'>,
  { version, term, correction, closing, ...stored }: WrittenContent,
): ReceiptContent {
  assert(version === 1, `a receipt of an unknown version: ${version as number}`);
  return {
    kind,
    about,
    ...stored,
    paid: moneyOf(stored.paid),
    fee: moneyOf(stored.fee),
    value: moneyOf(stored.value),
    bonus: moneyOf(stored.bonus),
    repaid: stored.repaid && moneyOf(stored.repaid),
    balanceBefore: stored.balanceBefore && moneyOf(stored.balanceBefore),
    balanceAfter: stored.balanceAfter && moneyOf(stored.balanceAfter),
    term: term ? termOf(term) : null,
    correction: correction ?? null,
    closing: closing ? closingOf(closing) : null,
  };
}

function termOf({ units, ...term }: WrittenTerm): ReceiptTerm {
  return { ...term, units: units.map((one) => ({ ...one, amount: BigInt(one.amount) })) };
}

function closingOf({ ways, lapsed }: WrittenClosing): ReceiptClosing {
  const read = ways.map(({ method, back }) => ({ method, back: moneyOf(back) }));
  return { ways: read, lapsed: moneyOf(lapsed) };
}

function writtenMoney({ amountMinor, currency }: Money): WrittenMoney {
  return `${amountMinor.toString()} ${currency}`;
}

function moneyOf(text: WrittenMoney): Money {
  const [amountMinor = '', currency] = text.split(' ');
  return { amountMinor: BigInt(amountMinor), currency: currency as Currency };
}
