/**
 * Ours beside the document's: what the balance of any line comes to, whoever has brought it there.
 */
export const lineEventTypes = [
  'BucketThresholdEvent',
  'BucketExpiryWarningEvent',
  'BucketExpiredEvent',
] as const;
export type LineEventType = (typeof lineEventTypes)[number];

export function isOfLines(type: string): boolean {
  return lineEventTypes.some((one) => one === type);
}
