import { createHmac } from 'node:crypto';

/**
 * `Stripe-Signature: t=SECONDS,v1=HEX[,v1=HEX]`: HMAC-SHA256 over `SECONDS.BODY`, one for each
 * secret that is good at the time.
 */
export function signatureOf(body: string, atMs: number, secrets: readonly string[]): string {
  const seconds = Math.floor(atMs / 1_000);
  const made = secrets.map((secret) => {
    const hmac = createHmac('sha256', secret).update(`${seconds}.${body}`);
    return `v1=${hmac.digest('hex')}`;
  });
  return [`t=${seconds}`, ...made].join();
}
