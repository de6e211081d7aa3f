import { Problem } from './answers.ts';

/** Readers for the JSON of a control call. Each throws a Problem that names the field. */
export function parseObject(body: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    throw new Problem(400, 'The body is not JSON.');
  }
  if (!isRecord(value)) throw new Problem(400, 'The body is not a JSON object.');
  return value;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A misspelt field would otherwise be ignored, and its writer would wait for an effect. */
export function refuseUnknown(object: Record<string, unknown>, known: readonly string[]): void {
  const stranger = Object.keys(object).find((name) => !known.includes(name));
  if (stranger !== undefined) {
    throw new Problem(400, `Unknown field ${stranger}. Known: ${known.join(', ')}.`);
  }
}

export function readText(object: Record<string, unknown>, name: string, longest: number): string {
  const value = readOptionalText(object, name, longest);
  if (value === undefined) throw new Problem(400, `The field ${name} is missing.`);
  return value;
}

export function readOptionalText(
  object: Record<string, unknown>,
  name: string,
  longest: number,
): string | undefined {
  const value = object[name];
  if (value === undefined) return undefined;
  if (typeof value !== 'string' || value === '' || value.length > longest) {
    throw new Problem(400, `The field ${name} must be a text of 1 to ${longest} characters.`);
  }
  return value;
}

export function readOptionalNumber(
  object: Record<string, unknown>,
  name: string,
  smallest: number,
  largest: number,
): number | undefined {
  const value = object[name];
  if (value === undefined) return undefined;
  if (typeof value !== 'number' || !(value >= smallest && value <= largest)) {
    throw new Problem(400, `The field ${name} must be a number from ${smallest} to ${largest}.`);
  }
  return value;
}
