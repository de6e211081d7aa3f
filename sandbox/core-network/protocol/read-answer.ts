import { isRecord } from '../../kit/fields.ts';

/** What the other side said of one rating group, as it stands in the answer. */
export interface AnsweredGroup {
  ratingGroup: number;
  result: string;
  granted: Record<string, unknown> | undefined;
  /** In the unit of whichever threshold there is. */
  threshold: number | undefined;
  validitySeconds: number | undefined;
  holdingSeconds: number | undefined;
  switchesAtMs: number | undefined;
  final: FinalUnits | undefined;
}

export interface FinalUnits {
  action: string;
  redirectTo: string | undefined;
  filters: string[];
}

export interface ChargingAnswer {
  sequence: unknown;
  atMs: number;
  groups: AnsweredGroup[];
  /** Kilobits a second, where the session is to be slowed. */
  kbps: number | undefined;
}

/** Reads a ChargingDataResponse. What it cannot understand is undefined, for the checks to find. */
export function readAnswer(body: string): ChargingAnswer | undefined {
  const answer = parse(body);
  if (answer === undefined) return undefined;
  const groups = answer['multipleUnitInformation'];
  return {
    sequence: answer['invocationSequenceNumber'],
    atMs: timeOf(answer['invocationTimeStamp']) ?? Number.NaN,
    groups: Array.isArray(groups) ? groups.filter(isRecord).map(readGroup) : [],
    kbps: readRate(answer['pDUSessionChargingInformation']),
  };
}

function parse(body: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function readGroup(group: Record<string, unknown>): AnsweredGroup {
  const granted = isRecord(group['grantedUnit']) ? group['grantedUnit'] : undefined;
  const thresholds = ['volumeQuotaThreshold', 'timeQuotaThreshold', 'unitQuotaThreshold'];
  return {
    ratingGroup: numberOf(group['ratingGroup']) ?? Number.NaN,
    result: typeof group['resultCode'] === 'string' ? group['resultCode'] : '',
    granted,
    threshold: thresholds.map((name) => numberOf(group[name])).find((one) => one !== undefined),
    validitySeconds: numberOf(group['validityTime']),
    holdingSeconds: numberOf(group['quotaHoldingTime']),
    switchesAtMs: timeOf(granted?.['tariffTimeChange']),
    final: readFinal(group['finalUnitIndication']),
  };
}

function readFinal(value: unknown): FinalUnits | undefined {
  if (!isRecord(value)) return undefined;
  const server = value['redirectServer'];
  const filters = value['filterIdList'];
  return {
    action: String(value['finalUnitAction']),
    redirectTo: isRecord(server) ? String(server['redirectServerAddress']) : undefined,
    filters: Array.isArray(filters) ? filters.map(String) : [],
  };
}

function readRate(information: unknown): number | undefined {
  const session = isRecord(information) ? information['pduSessionInformation'] : undefined;
  const rate = isRecord(session) ? session['authorizedSessionAMBR'] : undefined;
  const downlink = isRecord(rate) ? rate['downlink'] : undefined;
  const kbps = /^(\d+) Kbps$/.exec(typeof downlink === 'string' ? downlink : '')?.[1];
  return kbps === undefined ? undefined : Number(kbps);
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

function timeOf(value: unknown): number | undefined {
  const atMs = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(atMs) ? undefined : atMs;
}
