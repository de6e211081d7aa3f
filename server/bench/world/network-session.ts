import type { PhoneNumber } from '#base';

/** A data session as the network function that runs it knows it. */
export interface NetworkSession {
  readonly number: PhoneNumber;
  readonly chargingId: number;
  /** Which connection it goes by. */
  readonly client: number;
  readonly path: string;
  /** Of the next request. */
  sequence: number;
  isBusy: boolean;
}

const network = { mcc: '454', mnc: '12' };
const userLocationinfo = {
  nrLocation: {
    tai: { plmnId: network, tac: '000001' },
    ncgi: { plmnId: network, nrCellId: '000000010' },
  },
};

/** A ChargingDataRequest as free5GC's SMF builds it, some 1.4 kB; without units it is the first. */
export function bodyOf(
  { number, chargingId, sequence }: Pick<NetworkSession, 'number' | 'chargingId' | 'sequence'>,
  units: number,
): string {
  const at = new Date().toISOString();
  const trigger = { triggerType: 'QUOTA_THRESHOLD', triggerCategory: 'IMMEDIATE_REPORT' };
  const container = {
    localSequenceNumber: sequence,
    quotaManagementIndicator: 'ONLINE_CHARGING',
    triggers: [trigger],
    triggerTimestamp: at,
    totalVolume: units,
    uplinkVolume: Math.floor(units / 10),
    downlinkVolume: units - Math.floor(units / 10),
    pDUContainerInformation: {
      timeofFirstUsage: at,
      timeofLastUsage: at,
      userLocationInformation: userLocationinfo,
    },
  };
  return JSON.stringify({
    chargingId,
    nfConsumerIdentification: {
      nFName: '1f1e5a4e-0000-4000-8000-000000000001',
      nFPLMNID: network,
      nodeFunctionality: 'SMF',
    },
    invocationTimeStamp: at,
    invocationSequenceNumber: sequence,
    notifyUri: `http://127.0.0.1:9/notify/${chargingId}`,
    triggers: units > 0 ? [trigger] : [],
    multipleUnitUsage: [
      { ratingGroup: 1, requestedUnit: {}, usedUnitContainer: units > 0 ? [container] : [] },
    ],
    pDUSessionChargingInformation: {
      chargingId,
      userInformation: { servedGPSI: `msisdn-${number.slice(1)}` },
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
}
