import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { problem } from '@lowu/contract/shapes';
import { listedRefusals } from '#channels/partner';
import type { TSchema } from 'typebox';
import { Compile, type Validator } from 'typebox/compile';
import type { Operation } from './contracts.ts';
import type { Garbage } from './requests.ts';
import type { Received } from './send.ts';

const page = readFileSync(new URL('../../../docs/refusals.md', import.meta.url), 'utf8');
const codes = new Set([...page.matchAll(/^\| `(\w+)` \|/gm)].map((match) => match[1]));

const validators = new Map<TSchema, Validator>();

function fits(schema: TSchema, value: unknown): boolean {
  const validator = validators.get(schema) ?? Compile(schema);
  validators.set(schema, validator);
  return validator.Check(value);
}

/** Holds an answer to what was promised to whoever sent the request, whatever the request was. */
export function judge(operation: Operation, sent: Garbage, received: Received): void {
  const { status } = received;
  const said = `${status} to ${sent.method} ${sent.path} by ${sent.who}: ${received.body}`;
  assert.ok(status >= 200 && status < 500, said);
  assert.equal(received.headers['x-content-type-options'], 'nosniff', said);
  assert.ok(received.headers['x-request-id'], said);
  if (sent.method === 'HEAD') return;
  const isOauth = operation.refusal && typeOf(received).startsWith('application/json');
  if (status >= 400 && isOauth) judgeRefusal(operation, received, said);
  else if (status >= 400) judgeProblem(sent, received, said);
  else if (sent.method === operation.method) judgeAnswer(operation, received, said);
}

function typeOf({ headers }: Received): string {
  return headers['content-type'] ?? '';
}

/** By another standard than RFC 9457, as the contract says. */
function judgeRefusal({ refusal }: Operation, { body, headers }: Received, said: string): void {
  assert.equal(headers['cache-control'], 'no-store', said);
  assert.ok(refusal && fits(refusal, JSON.parse(body)), said);
}

function judgeAnswer(operation: Operation, { status, body, headers }: Received, said: string) {
  const isAccepted = status === 202 && operation.accepted !== undefined;
  if (!isAccepted) assert.equal(status, operation.status ?? 200, said);
  if (status === 204) return;
  assert.equal(headers['cache-control'], 'no-store', said);
  if (operation.mediaType !== undefined) {
    const charset = operation.mediaType.startsWith('text/') ? '; charset=utf-8' : '';
    assert.equal(headers['content-type'], `${operation.mediaType}${charset}`, said);
    assert.ok(fits(operation.answer, body), said);
    return;
  }
  const text = operation.isStream ? /^data: (.*)$/m.exec(body)?.[1] : body;
  const shape = (isAccepted && operation.accepted) || operation.answer;
  assert.ok(fits(shape, JSON.parse(text ?? '')), said);
}

interface Problem {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly errors?: readonly { readonly what: string }[];
}

const chinese = /\p{Script=Han}/u;

function judgeProblem(sent: Garbage, { status, headers, body }: Received, said: string): void {
  assert.match(headers['content-type'] ?? '', /^application\/problem\+json; charset=utf-8$/, said);
  const told: unknown = JSON.parse(body);
  assert.ok(fits(problem, told), said);
  const { status: repeated, code, detail, errors = [] } = told as Problem;
  assert.equal(repeated, status, said);
  assert.ok(codes.has(code), `${code} is not in docs/refusals.md; ${said}`);
  assert.ok(!/\{\w+\}/.test(detail), `a place in the sentence is not filled in; ${said}`);
  const language = headers['content-language'];
  // What is turned away before any channel is reached is told to programs, in English.
  if (language === undefined) return;
  if (sent.path.startsWith('/api/partner/v1')) {
    assert.ok(code in listedRefusals, `${code} is not in the list for partners; ${said}`);
  }
  const asked = sent.headers['x-language'];
  if (asked !== undefined) assert.equal(language, asked, said);
  for (const sentence of [detail, ...errors.map(({ what }) => what)]) {
    const isMeant = chinese.test(sentence) || /^[^a-z]*(?:true|false)/.test(sentence);
    assert.equal(language === 'en' ? !chinese.test(sentence) : isMeant, true, said);
  }
}
