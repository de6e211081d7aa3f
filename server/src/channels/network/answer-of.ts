import type { InstantMs } from '#base';
import type { GroupAnswer, SessionAnswer } from '#charging';
import type { ChargingAnswer, ChargingRequest, FinalUnit, GrantedGroup, Service } from '#wire/nchf';
import { resultCodeOf } from './answers.ts';

export interface Terms {
  readonly nowMs: InstantMs;
  /** Where data is sent that has run out. */
  readonly topUpPage: string;
  readonly idleSeconds: number;
}

/** What the fields of a grant can hold: seconds are a Uint32, the others an exact JSON number. */
const mostUnits: Readonly<Record<Service, bigint>> = {
  voice: 4_294_967_295n,
  data: 9_007_199_254_740_991n,
  sms: 9_007_199_254_740_991n,
};

/** The decision of charging, as an answer to the request that asked for it. */
export function answerOf(
  request: ChargingRequest,
  { groups }: SessionAnswer,
  terms: Terms,
): ChargingAnswer {
  const services = new Map(
    request.groups.map(({ ratingGroup, service }) => [ratingGroup, service]),
  );
  return {
    at: terms.nowMs,
    sequence: request.sequence,
    groups: groups.map((group) => grantOf(group, services.get(group.ratingGroup) ?? 'data', terms)),
    slowed: slowedOf(request, groups),
  };
}

function grantOf(group: GroupAnswer, service: Service, terms: Terms): GrantedGroup {
  const { ratingGroup, result, units, thresholdUnits, switchesAt } = group;
  const isGranted = result === 'granted';
  const most = mostUnits[service];
  return {
    ratingGroup,
    service,
    result: resultCodeOf[result],
    units: isGranted ? (units < most ? units : most) : undefined,
    validForSeconds: isGranted && group.validForSeconds > 0 ? group.validForSeconds : undefined,
    idleSeconds: isGranted && service === 'data' ? terms.idleSeconds : undefined,
    askAtUnits: isGranted ? (thresholdUnits ?? undefined) : undefined,
    switchesAt: switchesAt ?? undefined,
    finalUnit: finalUnitOf(group, service, terms),
  };
}

/** Only data can be led to a page; what else has run out ends. */
function finalUnitOf(
  { result, whenUsedUp }: GroupAnswer,
  service: Service,
  { topUpPage }: Terms,
): FinalUnit | undefined {
  if (whenUsedUp === 'ask' || result === 'reported') return undefined;
  return whenUsedUp === 'redirect' && service === 'data'
    ? { action: 'REDIRECT', url: topUpPage }
    : { action: 'TERMINATE' };
}

/** A PDU session has one bit rate: the slowest of its groups. */
function slowedOf(
  { pduSession }: ChargingRequest,
  groups: readonly GroupAnswer[],
): ChargingAnswer['slowed'] {
  const rates = groups.flatMap(({ kbps }) => kbps ?? []);
  return pduSession && rates.length > 0 ? { ...pduSession, kbps: Math.min(...rates) } : undefined;
}
