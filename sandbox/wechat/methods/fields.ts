import { Refused } from '../protocol/refusal.ts';

type Fields = Record<string, unknown>;

/** Readers for the fields of a body. Each refuses with PARAM_ERROR and says where. */
export function paramError(field: string, value: unknown, issue: string): Refused {
  const detail = { field: `/${field}`, value, issue, location: 'body' } as const;
  return new Refused('PARAM_ERROR', `参数错误：${field} ${issue}`, detail);
}

export function readString(body: Fields, field: string, longest: number): string {
  const value = readOptionalString(body, field, longest);
  if (value === undefined) throw paramError(field, value, '为必填项');
  return value;
}

/** Lengths are counted in characters, as the documents do: a surrogate pair is one. */
function charactersIn(text: string): number {
  return Array.from(text).length;
}

export function readOptionalString(
  body: Fields,
  field: string,
  longest: number,
): string | undefined {
  const value = body[field];
  if (value === undefined) return undefined;
  if (typeof value !== 'string' || value === '' || charactersIn(value) > longest) {
    throw paramError(field, value, `长度须为1到${longest}个字符`);
  }
  return value;
}

export function readMatching(body: Fields, field: string, pattern: RegExp): string {
  const value = readString(body, field, 64);
  if (!pattern.test(value)) throw paramError(field, value, '格式不正确');
  return value;
}

/** Amounts are whole minor units: a text, a fraction or a float is none. */
export function readAmount(body: Fields, field: string): number {
  const value = body[field];
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 1 || value > 2 ** 31 - 1) {
    throw paramError(field, value, '须为正整数，单位为分');
  }
  return value;
}

export function readObject(body: Fields, field: string): Fields {
  const value = body[field];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw paramError(field, value, '须为对象');
  }
  return value as Fields;
}

export const orderNumber = /^[0-9A-Za-z_\-|*]{6,32}$/;
export const refundNumber = /^[0-9A-Za-z_\-|*@]{1,64}$/;
