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
