import { type InstantMs, isoTime, toNumber } from '#base';
import type { Service } from './request.ts';

/** TS 32.291, 6.1.6.3.9, without what it keeps only for older versions. */
export type ResultCode =
  | 'SUCCESS'
  | 'END_USER_SERVICE_DENIED'
  | 'QUOTA_MANAGEMENT_NOT_APPLICABLE'
  | 'QUOTA_LIMIT_REACHED'
  | 'END_USER_SERVICE_REJECTED'
  | 'RATING_FAILED';

/** What the network shall do once the last unit is used up. */
export type FinalUnit =
  | { readonly action: 'TERMINATE' }
  | { readonly action: 'REDIRECT'; readonly url: string }
  | { readonly action: 'RESTRICT_ACCESS'; readonly filterIds: readonly string[] };

export interface GrantedGroup {
  readonly ratingGroup: number;
  readonly service: Service;
  readonly result: ResultCode;
  /** Bytes, seconds or messages; undefined where the answer grants nothing. */
  readonly units: bigint | undefined;
  readonly validForSeconds: number | undefined;
  /** After so long without use the network gives the rest back. */
  readonly idleSeconds: number | undefined;
  /** How few are left when the network asks again. */
  readonly askAtUnits: bigint | undefined;
  /** The tariff changes inside the grant. */
  readonly switchesAt: InstantMs | undefined;
  readonly finalUnit: FinalUnit | undefined;
}

export interface ChargingAnswer {
  readonly at: InstantMs;
  readonly sequence: number;
  readonly groups: readonly GrantedGroup[];
  /** Slows the PDU session to so many kilobits a second, both ways. */
  readonly slowed: { readonly id: number; readonly dnn: string; readonly kbps: number } | undefined;
}

const grantedAs = { data: 'totalVolume', voice: 'time', sms: 'serviceSpecificUnits' } as const;
const thresholdAs = {
  data: 'volumeQuotaThreshold',
  voice: 'timeQuotaThreshold',
  sms: 'unitQuotaThreshold',
} as const;

/** A border is told at once: what is used behind it has another price. */
const sessionTriggers = ['PLMN_CHANGE', 'UE_TIMEZONE_CHANGE'].map(reportedAtOnce);

function reportedAtOnce(triggerType: string): object {
  return { triggerType, triggerCategory: 'IMMEDIATE_REPORT' };
}

/** The body of a ChargingDataResponse, for a session or a one-time event. */
export function writeChargingAnswer(answer: ChargingAnswer): string {
  const { slowed } = answer;
  return JSON.stringify({
    invocationTimeStamp: isoTime(answer.at),
    invocationSequenceNumber: answer.sequence,
    sessionFailover: 'FAILOVER_SUPPORTED',
    triggers: sessionTriggers,
    multipleUnitInformation: answer.groups.map(groupBody),
    // Nchf has no bit rate for a group of its own; the session's is the one field there is.
    pDUSessionChargingInformation: slowed && {
      pduSessionInformation: {
        pduSessionID: slowed.id,
        dnnId: slowed.dnn,
        authorizedSessionAMBR: {
          uplink: `${slowed.kbps} Kbps`,
          downlink: `${slowed.kbps} Kbps`,
        },
      },
    },
  });
}

function groupBody(group: GrantedGroup): object {
  const { ratingGroup, service, result, units, askAtUnits, switchesAt } = group;
  return {
    ratingGroup,
    resultCode: result,
    grantedUnit:
      units === undefined
        ? undefined
        : {
            [grantedAs[service]]: toNumber(units),
            tariffTimeChange: switchesAt === undefined ? undefined : isoTime(switchesAt),
          },
    validityTime: group.validForSeconds,
    quotaHoldingTime: group.idleSeconds,
    [thresholdAs[service]]: askAtUnits === undefined ? undefined : toNumber(askAtUnits),
    finalUnitIndication: group.finalUnit && finalUnitBody(group.finalUnit),
    triggers: units === undefined ? undefined : groupTriggers(group),
  };
}

function groupTriggers(group: GrantedGroup): object[] {
  const triggers = [reportedAtOnce('QUOTA_EXHAUSTED')];
  if (group.askAtUnits !== undefined) triggers.push(reportedAtOnce('QUOTA_THRESHOLD'));
  if (group.validForSeconds !== undefined) triggers.push(reportedAtOnce('VALIDITY_TIME'));
  if (group.idleSeconds !== undefined) triggers.push(reportedAtOnce('QHT'));
  if (group.switchesAt !== undefined) {
    // What was used before the change is closed in a container of its own and told with the next.
    triggers.push({ triggerType: 'TARIFF_TIME_CHANGE', triggerCategory: 'DEFERRED_REPORT' });
  }
  return triggers;
}

function finalUnitBody(final: FinalUnit): object {
  const { action } = final;
  if (action === 'REDIRECT') {
    const redirectServer = { redirectAddressType: 'URL', redirectServerAddress: final.url };
    return { finalUnitAction: action, redirectServer };
  }
  return action === 'RESTRICT_ACCESS'
    ? { finalUnitAction: action, filterIdList: final.filterIds }
    : { finalUnitAction: action };
}
