/** What charges a payer, or becomes what does, as JSON has it: also with escapes in it. */
const tokens = /("(?:accessToken|refreshToken|authCode)"\s*:\s*)"(?:[^"\\]|\\.)*"/g;

/**
 * A notice as it may be kept: all of it, but for the tokens in it, which are kept sealed with their
 * mandate and nowhere else. Its event id is the digest of the bytes as they came.
 */
export function withoutTokens(body: Buffer): Buffer {
  const text = body.toString('utf8');
  const kept = text.replace(tokens, '$1"(sealed with its mandate)"');
  return kept === text ? body : Buffer.from(kept);
}
