import { createHmac, timingSafeEqual } from 'node:crypto';
import { type InstantMs, minuteMs } from '#base';

/** As the official client has it: older ones are shown again by somebody. */
const toleranceMs = 5 * minuteMs;

/**
 * Checks `Stripe-Signature: t=SECONDS,v1=HEX[,v1=HEX]` over the bytes as they came. While a secret
 * is rolled there is one `v1` for each; one that fits is enough. Says what is wrong, or undefined.
 */
export function signatureProblem(
  secrets: readonly string[],
  header: string | undefined,
  body: Buffer,
  nowMs: InstantMs,
): string | undefined {
  const parts = (header ?? '').split(',').map((part) => part.trim().split('='));
  const valuesOf = (name: string): string[] =>
    parts.flatMap(([key, value]) => (key === name && value !== undefined ? [value] : []));
  const [seconds = ''] = valuesOf('t');
  const signatures = valuesOf('v1').filter((text) => /^[0-9a-f]{64}$/.test(text));
  if (!/^\d{1,12}$/.test(seconds) || signatures.length === 0) return 'no signature';
  if (Math.abs(nowMs - Number(seconds) * 1_000) > toleranceMs) return 'signed at another time';
  const isSigned = secrets.some((secret) => {
    const made = createHmac('sha256', secret).update(`${seconds}.`).update(body).digest();
    return signatures.some((text) => timingSafeEqual(Buffer.from(text, 'hex'), made));
  });
  return isSigned ? undefined : 'the signature does not fit';
}
