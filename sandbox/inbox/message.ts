import { Problem } from '../kit/answers.ts';
import { parseObject, readOptionalNumber, readText, refuseUnknown } from '../kit/fields.ts';

export interface Message {
  id: string;
  /** E.164. */
  to: string;
  from: string;
  text: string;
  /** ISO 8601 in UTC. */
  at: string;
}

const latestMs = 8.64e15;

/** Reads one message. `at` is ISO 8601 or milliseconds since 1970; without it, it is now. */
export function parseMessage(body: string, nowMs: number): Message {
  const object = parseObject(body);
  refuseUnknown(object, ['id', 'to', 'from', 'text', 'at']);
  const to = readText(object, 'to', 16);
  if (!/^\+[1-9]\d{6,14}$/.test(to)) {
    throw new Problem(400, 'The field to must be a number in E.164, like +85291234567.');
  }
  return {
    id: readText(object, 'id', 128),
    to,
    from: readText(object, 'from', 32),
    text: readText(object, 'text', 2_000),
    at: readTime(object, nowMs),
  };
}

function readTime(object: Record<string, unknown>, nowMs: number): string {
  if (typeof object['at'] !== 'string') {
    return new Date(readOptionalNumber(object, 'at', 0, latestMs) ?? nowMs).toISOString();
  }
  const parsed = new Date(object['at']);
  if (Number.isNaN(parsed.getTime())) {
    throw new Problem(400, 'The field at must be a time in ISO 8601.');
  }
  return parsed.toISOString();
}
