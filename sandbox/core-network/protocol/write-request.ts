import type { Container, Service, Session } from '../sessions/session.ts';
import { imsNetworkOf, locationIn, places } from './places.ts';

/** What one ChargingDataRequest says beyond what the session says already. */
export interface Saying {
  atMs: number;
  sequence: number;
  /** Why it is sent, as TS 32.291 names it: PLMN_CHANGE, QUOTA_EXHAUSTED, … */
  trigger: string | undefined;
  containers: readonly Container[];
  /** Undefined asks for nothing, `some` for as much as the other side likes. */
  wanted: number | 'some' | undefined;
  event?: 'IEC' | 'PEC';
}

const unitNames = { data: 'totalVolume', voice: 'time', sms: 'serviceSpecificUnits' } as const;
export const unitNameOf = (service: Service): string => unitNames[service];

const functions = { data: 'SMF', voice: 'IMS_Node', sms: 'SMSF' } as const;

/** Ids of network functions are UUIDs (TS 29.571); ours are the same in every run. */
const names = {
  data: '1f1e5a4e-0000-4000-8000-000000000001',
  voice: '1f1e5a4e-0000-4000-8000-000000000002',
  sms: '1f1e5a4e-0000-4000-8000-000000000003',
} as const;

/** The body of a ChargingDataRequest (TS 32.291, 6.1.6.2.1.1), as a value for JSON. */
export function writeRequest(
  session: Session,
  saying: Saying,
  notifyUri: string,
): Record<string, unknown> {
  const { service, ratingGroup, line } = session;
  const isAsking = saying.wanted !== undefined || saying.containers.length > 0;
  return {
    subscriberIdentifier: `imsi-${line.imsi}`,
    chargingId: session.chargingId,
    nfConsumerIdentification: {
      nFName: names[service],
      nFPLMNID: places['hong-kong'],
      nodeFunctionality: functions[service],
    },
    invocationTimeStamp: new Date(saying.atMs).toISOString(),
    invocationSequenceNumber: saying.sequence,
    ...(saying.event ? { oneTimeEvent: true, oneTimeEventType: saying.event } : { notifyUri }),
    ...(saying.trigger ? { triggers: [immediately(saying.trigger)] } : {}),
    multipleUnitUsage: isAsking ? [writeUsage(service, ratingGroup, saying)] : [],
    ...writeInformation(session, saying.atMs),
  };
}

function immediately(triggerType: string): object {
  return { triggerType, triggerCategory: 'IMMEDIATE_REPORT' };
}

function writeUsage(service: Service, ratingGroup: number, saying: Saying): object {
  const { wanted, containers } = saying;
  const amount = typeof wanted === 'number' ? { [unitNames[service]]: wanted } : {};
  return {
    ratingGroup,
    ...(wanted === undefined ? {} : { requestedUnit: amount }),
    usedUnitContainer: containers.map((container) => writeContainer(service, container)),
  };
}

function writeContainer(service: Service, container: Container): object {
  const { sequence, units, place, trigger, fromMs, closedMs } = container;
  const when = new Date(closedMs).toISOString();
  return {
    localSequenceNumber: sequence,
    quotaManagementIndicator: 'ONLINE_CHARGING',
    triggers: [immediately(trigger)],
    triggerTimestamp: when,
    ...writeUnits(service, units),
    // Only a PDU session's container can say where it was used; the others belong to the session.
    ...(service === 'data'
      ? {
          pDUContainerInformation: {
            timeofFirstUsage: new Date(fromMs).toISOString(),
            timeofLastUsage: when,
            userLocationInformation: locationIn(place),
          },
        }
      : {}),
  };
}

function writeUnits(service: Service, units: number): object {
  if (service !== 'data') return { [unitNames[service]]: units };
  const uplinkVolume = Math.floor(units / 10);
  return { totalVolume: units, uplinkVolume, downlinkVolume: units - uplinkVolume };
}

function writeInformation(session: Session, atMs: number): object {
  if (session.service === 'data') return writePduSession(session);
  return session.service === 'voice' ? writeCall(session) : writeMessage(session, atMs);
}

function writePduSession({ own, place, chargingId }: Session): object {
  return {
    pDUSessionChargingInformation: {
      chargingId,
      ...(own ? { userInformation: { servedGPSI: gpsiOf(own) } } : {}),
      userLocationinfo: locationIn(place),
      uetimeZone: '+08:00',
      pduSessionInformation: {
        networkSlicingInfo: { sNSSAI: { sst: 1 } },
        pduSessionID: 1 + (chargingId % 15),
        pduType: 'IPV4',
        dnnId: 'internet',
        ratType: 'NR',
        servingCNPlmnId: places[place],
      },
    },
  };
}

function writeCall({ line, own: number, place, direction, to, chargingId }: Session): object {
  const own = number ? `tel:${number}` : `sip:${line.imsi}@ims.example`;
  const other = `tel:${to ?? '+85221234567'}`;
  const isOut = direction === 'out';
  return {
    iMSChargingInformation: {
      iMSNodeFunctionality: 'AS',
      roleOfNode: isOut ? 'ORIGINATING' : 'TERMINATING',
      ...(number ? { userInformation: { servedGPSI: gpsiOf(number) } } : {}),
      callingPartyAddresses: [isOut ? own : other],
      calledPartyAddress: isOut ? other : own,
      imsChargingIdentifier: `icid-${chargingId}`,
      imsVisitedNetworkIdentifier: imsNetworkOf(place),
    },
  };
}

function writeMessage({ line, own: number, place, direction, to }: Session, atMs: number): object {
  const own = number ? gpsiOf(number) : undefined;
  const other = gpsiOf(to ?? '+85221234567');
  const isOut = direction === 'out';
  const supi = `imsi-${line.imsi}`;
  return {
    sMSChargingInformation: {
      originatorInfo: isOut
        ? { originatorSUPI: supi, originatorGPSI: own }
        : { originatorGPSI: other },
      recipientInfo: [
        isOut ? { recipientGPSI: other } : { recipientSUPI: supi, recipientGPSI: own },
      ],
      userLocationinfo: locationIn(place),
      sMMessageType: isOut ? 'SUBMISSION' : 'DELIVERY',
      numberofMessagesSent: 1,
      submissionTime: new Date(atMs).toISOString(),
    },
  };
}

function gpsiOf(number: string): string {
  return `msisdn-${number.replace(/^\+/, '')}`;
}
