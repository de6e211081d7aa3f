import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';

interface FileToSend {
  readonly name: string;
  readonly content: Buffer;
  readonly mediaType: string;
}

/**
 * Answers with a file to keep and never to open where it is: what strangers have sent may hold
 * scripts. Names beyond ASCII are written as RFC 8187 says.
 */
export async function sendFile(
  reply: FastifyReply,
  { name, content, mediaType }: FileToSend,
): Promise<void> {
  const ascii = name.replaceAll(/[^\x20-\x7e]|["\\]/g, '_');
  const whole = encodeURIComponent(name).replaceAll(/['()*]/g, (sign) => {
    return `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
  });
  await reply
    .type(mediaType)
    .header('content-disposition', `attachment; filename="${ascii}"; filename*=UTF-8''${whole}`)
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'no-store')
    .send(content);
}

const tableTypes = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
} as const;

/**
 * Answers with a table of our own to keep, as it is read; its name, in ASCII, ends with its form.
 */
export async function sendTable(
  reply: FastifyReply,
  name: `${string}.${keyof typeof tableTypes}`,
  pieces: string | Iterable<string> | AsyncIterable<string>,
): Promise<void> {
  const form = name.endsWith('.csv') ? 'csv' : 'json';
  await reply
    .type(tableTypes[form])
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('cache-control', 'no-store')
    .send(typeof pieces === 'string' ? pieces : Readable.from(pieces));
}
