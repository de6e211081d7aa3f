/** The body of a ChargingNotifyRequest: ask again for these groups, or end the session. */
export function writeNotify(why: 'reauthorise' | 'abort', ratingGroups: readonly number[]): string {
  if (why === 'abort') return JSON.stringify({ notificationType: 'ABORT_CHARGING' });
  return JSON.stringify({
    notificationType: 'REAUTHORIZATION',
    reauthorizationDetails: ratingGroups.map((ratingGroup) => ({ ratingGroup })),
  });
}
