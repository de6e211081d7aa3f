import { assert, type Currency, majorOf, minorOf } from '#base';
import { crcOf } from './crc.ts';
import { type DataObject, decodeObjects, encodeObjects, valueOf } from './data-objects.ts';

/** Whom the money goes to, by one of the names that FPS knows an account by. */
export type Payee =
  /** Seven digits of a business, or nine. */
  | { readonly fpsId: string }
  /** `+852-91234567`, at the bank with this clearing code. */
  | { readonly mobile: string; readonly clearingCode: string }
  | { readonly email: string; readonly clearingCode: string };

/** A code that asks a payer's bank for a transfer by the Faster Payment System. */
export interface FpsCode {
  readonly payee: Payee;
  readonly currency: Currency;
  /** Minor units; undefined leaves the amount to the payer. */
  readonly amountMinor: bigint | undefined;
  /** Whether the payer may change the amount that is given. */
  readonly isAmountEditable: boolean;
  /** Shown once and for one payment (dynamic), or printed and used again (static). */
  readonly isForOnePayment: boolean;
  /** At most 25 letters and digits. The payer's bank passes it on to ours, if it does. */
  readonly reference: string | undefined;
  /** At most 25 characters of ASCII. */
  readonly merchantName: string;
  readonly city: string;
}

/**
 * ISO 4217 numbers. EMVCo 4.7.4 writes them into object 53.
 */
const currencyNumbers: Readonly<Record<Currency, string>> = { HKD: '344', CNY: '156' };

/** In lower case: banks compare it letter by letter. */
const fpsDomain = 'hk.com.hkicl';
const fpsTemplate = '26';

const mostAmountCharacters = 13;

/**
 * Prints a code for FPS: the payee-presented QR code specification of HKICL on top of EMVCo's for
 * merchant-presented codes. The comments name the data objects. What is too long is a fault.
 */
export function encodeFpsCode(code: FpsCode): string {
  const { amountMinor, reference } = code;
  const amount = amountMinor === undefined ? undefined : majorOf(amountMinor);
  assert(
    (amount ?? '1').length <= mostAmountCharacters,
    `an amount too long for a code: ${amount}`,
  );
  assert((amountMinor ?? 1n) > 0n, 'a code for an amount of nothing');
  const objects: DataObject[] = [
    // Payload format indicator, first of all (EMVCo 4.7.1).
    { id: '00', value: '01' },
    // Point of initiation: 11 is static, 12 dynamic.
    { id: '01', value: code.isForOnePayment ? '12' : '11' },
    { id: fpsTemplate, value: accountOf(code) },
    // Merchant category: not applicable.
    { id: '52', value: '0000' },
    { id: '53', value: currencyNumbers[code.currency] },
    ...(amount === undefined ? [] : [{ id: '54', value: amount }]),
    { id: '58', value: 'HK' },
    { id: '59', value: code.merchantName },
    { id: '60', value: code.city },
    // Additional data; 05 is the reference label (EMVCo 4.8.1).
    ...(reference === undefined
      ? []
      : [{ id: '62', value: encodeObjects([{ id: '05', value: reference }]) }]),
  ];
  // The CRC covers everything before it, its own id and length included (EMVCo 4.7.3).
  const text = `${encodeObjects(objects)}6304`;
  return text + crcOf(text);
}

/** Template 26: the domain, then one name of the account, then whether the amount may change. */
function accountOf({ payee, isAmountEditable, amountMinor }: FpsCode): string {
  return encodeObjects([
    { id: '00', value: fpsDomain },
    ...('clearingCode' in payee ? [{ id: '01', value: payee.clearingCode }] : []),
    ...('fpsId' in payee ? [{ id: '02', value: payee.fpsId }] : []),
    ...('mobile' in payee ? [{ id: '03', value: payee.mobile }] : []),
    ...('email' in payee ? [{ id: '04', value: payee.email.toUpperCase() }] : []),
    ...(isAmountEditable && amountMinor !== undefined ? [{ id: '06', value: '1' }] : []),
  ]);
}

/**
 * Reads a code back. Undefined where it is none of FPS, is damaged, or says something that a bank
 * must not guess about.
 */
export function decodeFpsCode(text: string): FpsCode | undefined {
  const sum = text.slice(-4);
  if (text.slice(-8, -4) !== '6304' || crcOf(text.slice(0, -4)) !== sum) return undefined;
  const objects = decodeObjects(text.slice(0, -8));
  const account = objects && decodeObjects(valueOf(objects, fpsTemplate) ?? '');
  if (!objects || !account || valueOf(account, '00') !== fpsDomain) return undefined;
  const payee = payeeIn(account);
  const currency = currencyIn(valueOf(objects, '53'));
  const initiation = valueOf(objects, '01') ?? '11';
  const written = valueOf(objects, '54');
  const amountMinor = written === undefined ? undefined : minorOf(written);
  const isAmountWrong = written !== undefined && (amountMinor === undefined || amountMinor <= 0n);
  const more = decodeObjects(valueOf(objects, '62') ?? '');
  if (valueOf(objects, '00') !== '01' || !['11', '12'].includes(initiation)) return undefined;
  if (!payee || !currency || isAmountWrong || !more) return undefined;
  return {
    payee,
    currency,
    amountMinor,
    isAmountEditable: amountMinor !== undefined && valueOf(account, '06') === '1',
    isForOnePayment: initiation === '12',
    reference: valueOf(more, '05'),
    merchantName: valueOf(objects, '59') ?? '',
    city: valueOf(objects, '60') ?? '',
  };
}

function payeeIn(account: readonly DataObject[]): Payee | undefined {
  const clearingCode = valueOf(account, '01');
  const [fpsId, mobile, email] = ['02', '03', '04'].map((id) => valueOf(account, id));
  if (fpsId !== undefined) return { fpsId };
  if (clearingCode === undefined) return undefined;
  if (mobile !== undefined) return { mobile, clearingCode };
  return email === undefined ? undefined : { email, clearingCode };
}

function currencyIn(number: string | undefined): Currency | undefined {
  return (Object.keys(currencyNumbers) as Currency[]).find(
    (currency) => currencyNumbers[currency] === number,
  );
}
