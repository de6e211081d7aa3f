import type { PhoneNumber } from '#base';

/** A data session as the network function that runs it knows it. */
export interface NetworkSession {
  readonly number: PhoneNumber;
  readonly chargingId: number;
  readonly path: string;
  /** Of the next request. */
  readonly sequence: number;
}

type Said = Pick<NetworkSession, 'number' | 'chargingId' | 'sequence'>;

const network = { mcc: '454', mnc: '12' };
const userLocationinfo = {
  nrLocation: {
    tai: { plmnId: network, tac: '000001' },
    ncgi: { plmnId: network, nrCellId: '000000010' },
  },
};
const trigger = { triggerType: 'QUOTA_THRESHOLD', triggerCategory: 'IMMEDIATE_REPORT' };

/** A gap in a body that is made once: it costs the load generator's core to write 1.4 kB anew. */
const gap = (name: string): string => `@${name}@`;
const gaps = /"@(\w+)@"/;

const container = {
  localSequenceNumber: gap('sequence'),
  quotaManagementIndicator: 'ONLINE_CHARGING',
  triggers: [trigger],
  triggerTimestamp: gap('at'),
  totalVolume: gap('units'),
  uplinkVolume: gap('uplink'),
  downlinkVolume: gap('downlink'),
  pDUContainerInformation: {
    timeofFirstUsage: gap('at'),
    timeofLastUsage: gap('at'),
    userLocationInformation: userLocationinfo,
  },
};

/** As free5GC's SMF builds it. */
const draftOf = (triggers: readonly object[], containers: readonly object[]) => ({
  chargingId: gap('chargingId'),
  nfConsumerIdentification: {
    nFName: '1f1e5a4e-0000-4000-8000-000000000001',
    nFPLMNID: network,
    nodeFunctionality: 'SMF',
  },
  invocationTimeStamp: gap('at'),
  invocationSequenceNumber: gap('sequence'),
  notifyUri: gap('notifyUri'),
  triggers,
  multipleUnitUsage: [{ ratingGroup: 1, requestedUnit: {}, usedUnitContainer: containers }],
  pDUSessionChargingInformation: {
    chargingId: gap('chargingId'),
    userInformation: { servedGPSI: gap('identity') },
    userLocationinfo,
    uetimeZone: '+08:00',
    pduSessionInformation: {
      networkSlicingInfo: { sNSSAI: { sst: 1 } },
      pduSessionID: 5,
      pduType: 'IPV4',
      dnnId: 'internet',
      ratType: 'NR',
      servingCNPlmnId: network,
    },
  },
});

const first = JSON.stringify(draftOf([], [])).split(gaps);
const further = JSON.stringify(draftOf([trigger], [container])).split(gaps);

/** A ChargingDataRequest of some 1.4 kB; without units it is the first of its session. */
export function bodyOf({ number, chargingId, sequence }: Said, units: number): string {
  const uplink = Math.floor(units / 10);
  const values: Readonly<Record<string, string | number>> = {
    at: `"${new Date().toISOString()}"`,
    chargingId,
    sequence,
    units,
    uplink,
    downlink: units - uplink,
    notifyUri: `"http://127.0.0.1:9/notify/${chargingId}"`,
    identity: `"msisdn-${number.slice(1)}"`,
  };
  let body = '';
  for (const [at, part] of (units > 0 ? further : first).entries()) {
    body += at % 2 === 0 ? part : values[part];
  }
  return body;
}
