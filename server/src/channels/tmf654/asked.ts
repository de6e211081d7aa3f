import type { FastifyRequest } from 'fastify';
import type { Asked } from '#balance-actions';
import type { PartnerVisit } from '#partners';
import { refuse } from './refusals.ts';

interface Said {
  readonly externalId?: string;
}

const shape = /^[\x21-\x7e]{1,255}$/;

/**
 * Who asks, and under which key: that of the header (a string in quotes, by the IETF's draft; bare
 * ones are taken too), or the body's own id. Refuses with `tmf_key_invalid`.
 */
export function askedBy(request: FastifyRequest, { client }: PartnerVisit, body: Said): Asked {
  const header = request.headers['idempotency-key'];
  const key = header === undefined ? body.externalId : String(header).replace(/^"(.*)"$/, '$1');
  if (header !== undefined && !shape.test(key ?? '')) throw refuse.tmf_key_invalid();
  return { client, key: key ?? null, text: canonical(body) };
}

/** The same for the same content, in whatever order its parts come. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const parts = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${parts.map(([name, part]) => `${JSON.stringify(name)}:${canonical(part)}`).join(',')}}`;
}
