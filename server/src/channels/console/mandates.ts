import type { consoleRoutes } from '@lowu/contract/console';
import { isoTime } from '#base';
import { usedNow } from '#mandates';
import { listStaffMandates } from '#ops';
import { instantOrNull, presentMoney } from '#platform/http';
import type { ConsoleChannel, StaffCall } from './channel.ts';

export async function handleMandates(
  { context }: ConsoleChannel,
  { caller }: StaffCall<(typeof consoleRoutes)['listStaffMandates']>,
) {
  const mandates = await listStaffMandates(context, caller);
  return {
    mandates: mandates.map((mandate) => ({
      id: mandate.id,
      owner: mandate.owner,
      connector: mandate.connector,
      state: mandate.state,
      label: mandate.label,
      used: presentMoney({
        amountMinor: usedNow(mandate, context.clock.now()).minor,
        currency: mandate.terms.currency,
      }),
      mostInPeriod: presentMoney({
        amountMinor: mandate.limits.mostInPeriodMinor,
        currency: mandate.terms.currency,
      }),
      lastDecline: mandate.lastDecline,
      declines: mandate.declines,
      restsUntil: instantOrNull(mandate.restsUntil),
      isBusy: mandate.openAttempt !== null,
      openedAt: isoTime(mandate.openedAt),
      endedBy: mandate.endedBy,
    })),
  };
}
