/** What has become of the money of one attempt, in minor units of its currency. */
export interface Becoming {
  readonly came: bigint;
  /** For which a line was credited: what leaves that again is another matter. */
  readonly kept: bigint;
  /** Has gone back, or is on its way. */
  readonly back: bigint;
  readonly takenByBank: bigint;
  /** Was to go back, and has not. */
  readonly failed: bigint;
}

/**
 * What a payer is still owed because refunds of money that nobody was credited for have failed.
 * Banks take first what was credited.
 */
export function owedToPayer({ came, kept, back, takenByBank, failed }: Becoming): bigint {
  const beyond = takenByBank > kept ? takenByBank - kept : 0n;
  const left = came - kept - back - beyond;
  if (left <= 0n) return 0n;
  return left < failed ? left : failed;
}
