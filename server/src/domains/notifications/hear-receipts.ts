import type { Context } from '#platform/context';
import { isReceipt, readReceipt } from '#wire/smpp';
import { recordReport } from './record-report.ts';
import type { SmppLink } from './senders/smpp/smpp-link.ts';
import { gatewayOf, nameInReceipt } from './senders/smpp/smpp-place.ts';

/**
 * Records what the centre reports of messages. A receipt is acknowledged once it is kept; when our
 * database is away the centre keeps it and comes again.
 */
export function hearReceipts(context: Context, link: SmppLink): void {
  link.hear(async (message) => {
    if (!isReceipt(message)) return false;
    const { messageId, state, error } = readReceipt(message);
    const { userMessageReference: mark } = message.optional;
    if (state === 'underway') return true;
    if (messageId === '' && mark === undefined) {
      context.log.warn('a receipt for no message', { source: message.source.digits });
      return true;
    }
    await recordReport(context, {
      gateway: gatewayOf(link.place),
      gatewayId: messageId === '' ? undefined : nameInReceipt(link.place, messageId),
      marked: mark === undefined ? undefined : { to: `+${message.source.digits}`, mark },
      report: state,
      error: error === '' ? 'not delivered' : `error ${error}`,
    });
    context.metrics.count('lowu_receipts_total', { state });
    return true;
  });
}
