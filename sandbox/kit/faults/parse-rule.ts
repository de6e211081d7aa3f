import { Problem } from '../answers.ts';
import {
  isRecord,
  parseObject,
  readOptionalNumber,
  readOptionalText,
  readText,
  refuseUnknown,
} from '../fields.ts';
import type { Chaos } from './chaos.ts';
import type { FaultTable } from './fault.ts';
import type { Rule } from './fault-book.ts';

const longestMs = 30 * 24 * 3_600_000;

/** `{match?: {appId?, outTradeNo?, method?, nth?}, fault, count?, ms?, deliveries?}` */
export function parseRule(
  table: FaultTable,
  body: string,
): Pick<Rule, 'match' | 'fault' | 'count'> {
  const object = parseObject(body);
  refuseUnknown(object, ['match', 'fault', 'count', 'ms', 'deliveries']);
  const name = readText(object, 'fault', 64);
  const { ms } = kindOf(table, name);
  return {
    match: readMatch(object['match']),
    fault: {
      name,
      ms: readOptionalNumber(object, 'ms', 0, longestMs) ?? ms,
      deliveries: readOptionalNumber(object, 'deliveries', 1, 100) ?? null,
    },
    count: readOptionalNumber(object, 'count', 1, 1_000_000) ?? 1,
  };
}

/** `{seed, rate, faults?}`; a rate of 0 ends the chaos. */
export function parseChaos(table: FaultTable, body: string): Chaos | undefined {
  const object = parseObject(body);
  refuseUnknown(object, ['seed', 'rate', 'faults']);
  const seed = readOptionalNumber(object, 'seed', 0, Number.MAX_SAFE_INTEGER);
  const rate = readOptionalNumber(object, 'rate', 0, 1);
  if (rate === 0) return undefined;
  if (seed === undefined || rate === undefined) throw new Problem(400, 'seed and rate are needed.');
  const { faults } = object;
  if (faults === undefined) return { seed, rate };
  if (!Array.isArray(faults)) throw new Problem(400, 'The field faults must be a list.');
  for (const name of faults) kindOf(table, String(name));
  return { seed, rate, faults: faults.map(String) };
}

function kindOf(table: FaultTable, name: string): FaultTable[string] {
  const kind = Object.hasOwn(table, name) ? table[name] : undefined;
  if (kind !== undefined) return kind;
  throw new Problem(400, `Unknown fault ${name}. Known: ${Object.keys(table).join(', ')}.`);
}

function readMatch(value: unknown): Rule['match'] {
  if (value === undefined) return {};
  if (!isRecord(value)) throw new Problem(400, 'The field match must be an object.');
  refuseUnknown(value, ['appId', 'outTradeNo', 'method', 'nth']);
  const match: Rule['match'] = {};
  for (const name of ['appId', 'outTradeNo', 'method'] as const) {
    const text = readOptionalText(value, name, 64);
    if (text !== undefined) match[name] = text;
  }
  const nth = readOptionalNumber(value, 'nth', 1, 1_000_000);
  return nth === undefined ? match : { ...match, nth };
}
