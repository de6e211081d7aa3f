import { homeCountryOf, type Zone } from '#base';
import { destinationOf } from '#catalog';
import type { SaidGroup, SaidStep, SaidUse } from '#charging';
import type { ChargingRequest, Service, UnitUsage } from '#wire/nchf';

/** What a request tells of a session, in the words of charging. */
export function stepOf(request: ChargingRequest): SaidStep {
  const { consumer, sequence, isRetransmission, notifyUri = null, ownNumber } = request;
  const groups = request.groups.map((group) => groupOf(request, group));
  const home = ownNumber && homeCountryOf(ownNumber);
  return { consumer, sequence, isRepeated: isRetransmission, notifyUri, home, groups };
}

function groupOf(
  request: ChargingRequest,
  { ratingGroup, service, wanted, used }: UnitUsage,
): SaidGroup {
  return {
    ratingGroup,
    use: useOf(request, service, request.zone),
    wanted: wanted ?? null,
    used: used.map(({ zone, fromMs = null, ...report }) => ({
      ...report,
      fromMs,
      use: useOf(request, service, zone),
    })),
  };
}

function useOf(
  { direction, party, zone: place = 'HK' }: ChargingRequest,
  service: Service,
  zone: Zone | undefined,
): SaidUse {
  const said = { service, zone: zone ?? null };
  if (service === 'data') return { ...said, direction: null, to: null };
  const to = direction === 'out' ? destinationOf(party, zone ?? place) : null;
  return { ...said, direction, to };
}
