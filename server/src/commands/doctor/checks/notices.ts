import { isoTime, minuteMs } from '#base';
import { readPaymentTroubles } from '#payments';
import { broken, ofContent, ok } from '../check.ts';

/** A notice is applied at once, or by a sweep within seconds. */
const longMs = minuteMs;

export const notices = ofContent('notices', async (context) => {
  const { notices: waiting } = await readPaymentTroubles(context, longMs);
  return waiting.count === 0n
    ? ok('every one that came is applied')
    : broken(
        `${waiting.count} are stored and not applied, since ${isoTime(waiting.oldestAt ?? 0)}`,
        'start a process with the role jobs, and see its log for what keeps it',
      );
});
