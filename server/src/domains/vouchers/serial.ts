import { checkDigitOf } from '#base';

/** A voucher by its place: the number of its batch, and its own within it, from 1. */
export interface Serial {
  readonly batch: number;
  readonly number: number;
}

const form = /^(\d{6})(\d{7})\d$/;

/** Fourteen digits: six of the batch, seven of the voucher, and one that checks them. No secret. */
export function serialText({ batch, number }: Serial): string {
  const digits = `${String(batch).padStart(6, '0')}${String(number).padStart(7, '0')}`;
  return digits + checkDigitOf(digits);
}

/** Undefined where it was mistyped. */
export function readSerial(typed: string): Serial | undefined {
  const text = typed.normalize('NFKC').replace(/[\s-]/g, '');
  const [, batch, number] = form.exec(text) ?? [];
  if (batch === undefined || number === undefined) return undefined;
  const serial = { batch: Number(batch), number: Number(number) };
  return serialText(serial) === text ? serial : undefined;
}
