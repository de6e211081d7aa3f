import type { Form } from '../protocol/form.ts';
import { invalid, missing } from '../protocol/refused.ts';
import type { Metadata } from '../records.ts';

/** Readers of parameters; each refuses in Stripe's words and names the parameter. */
export function readText(form: Form, name: string, param = name): string {
  const text = readOptionalText(form, name, param);
  if (text === undefined) throw missing(param);
  return text;
}

export function readOptionalText(form: Form, name: string, param = name): string | undefined {
  const value = form[name];
  if (value === undefined || value === '') return undefined;
  if (typeof value !== 'string') throw invalid(param, `Invalid string: ${param}`);
  if (value.length > 5_000) throw invalid(param, `Invalid string: ${param} is too long`);
  return value;
}

export function readInteger(form: Form, name: string, param = name): number {
  const value = readOptionalInteger(form, name, param);
  if (value === undefined) throw missing(param);
  return value;
}

export function readOptionalInteger(form: Form, name: string, param = name): number | undefined {
  const text = readOptionalText(form, name, param);
  if (text === undefined) return undefined;
  if (!/^-?\d{1,12}$/.test(text)) {
    throw invalid(param, `Invalid integer: ${text}`, 'parameter_invalid_integer');
  }
  return Number(text);
}

export function readFlag(form: Form, name: string): boolean {
  const text = readOptionalText(form, name);
  if (text === undefined || text === 'false') return false;
  if (text === 'true') return true;
  throw invalid(name, `Invalid boolean: ${text}`);
}

export function readForm(form: Form, name: string, param = name): Form {
  const value = form[name] ?? {};
  if (typeof value === 'string' || Array.isArray(value)) throw invalid(param, 'Invalid object');
  return value;
}

const mostKeys = 50;

export function readMetadata(form: Form, param = 'metadata'): Metadata {
  const entries = Object.entries(readForm(form, 'metadata', param));
  if (entries.length > mostKeys) throw invalid(param, `Metadata can have up to ${mostKeys} keys.`);
  for (const [key, value] of entries) {
    const isText = typeof value === 'string' && value.length <= 500 && key.length <= 40;
    if (!isText)
      throw invalid(`${param}[${key}]`, 'Metadata values can have up to 500 characters.');
  }
  return Object.fromEntries(entries.map(([key, value]) => [key, String(value)]));
}

/** Refuses what this simulator would otherwise pass over in silence. */
export function refuseOthers(form: Form, known: readonly string[]): void {
  const stranger = Object.keys(form).find((name) => !known.includes(name));
  if (stranger === undefined) return;
  throw invalid(stranger, `Received unknown parameter: ${stranger}`, 'parameter_unknown');
}

const leastHkd = 400;
const mostAmount = 99_999_999;

/** An amount that Stripe charges: for HKD four dollars or more. */
export function checkAmount(amount: number, currency: string, param: string): void {
  if (amount < 1) {
    throw invalid(
      param,
      'This value must be greater than or equal to 1.',
      'parameter_invalid_integer',
    );
  }
  if (amount > mostAmount) {
    throw invalid(param, 'Amount must be no more than HK$999,999.99', 'amount_too_large');
  }
  if (currency === 'hkd' && amount < leastHkd) {
    throw invalid(param, 'Amount must be at least $4.00 hkd', 'amount_too_small');
  }
}

export function readCurrency(form: Form, param = 'currency'): string {
  const currency = readText(form, 'currency', param).toLowerCase();
  if (!['hkd', 'cny', 'usd'].includes(currency)) {
    throw invalid(param, `Invalid currency: ${currency}.`);
  }
  return currency;
}
