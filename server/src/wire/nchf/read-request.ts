import type { PhoneNumber } from '#base';
import {
  type ChargingInformation,
  readChargingId,
  readChargingInformation,
} from './charging-information.ts';
import { Fields, greatestUint32 } from './fields.ts';
import { numberOfIdentity } from './party.ts';
import type { ChargingRequest, Served } from './request.ts';
import { joinGroups, mostGroups, readUnitUsage } from './unit-usage.ts';

const mostTriggers = 100;
const longestUri = 2_048;

/**
 * Reads a ChargingDataRequest of TS 32.291 (V18.4.0) that has been parsed as JSON already.
 *
 * @throws WrongRequest, with the first place that is wrong
 */
export function readChargingRequest(body: unknown): ChargingRequest {
  const request = Fields.of(body);
  const at = request.needed('invocationTimeStamp', request.time('invocationTimeStamp'));
  const information = readChargingInformation(request);
  const groups = request
    .list('multipleUnitUsage', mostGroups)
    .map((usage) => readUnitUsage(usage, information.service, at));
  return {
    served: readServed(request, information),
    chargingId: readChargingId(request, 'chargingId') ?? information.chargingId,
    consumer: readConsumer(request),
    at,
    sequence: request.needed(
      'invocationSequenceNumber',
      request.whole('invocationSequenceNumber', greatestUint32),
    ),
    isRetransmission: request.flag('retransmissionIndicator'),
    event: readEvent(request),
    notifyUri: readNotifyUri(request),
    direction: information.direction,
    ownNumber: ownNumberOf(request, information),
    party: information.party,
    isEmergency: information.isEmergency,
    zone: information.zone,
    triggers: request
      .list('triggers', mostTriggers)
      .flatMap((trigger) => trigger.text('triggerType') ?? []),
    groups: joinGroups(groups),
    pduSession: information.pduSession,
  };
}

const ofSim = /^imsi-(\d{5,15})$/;

/** A SIM says exactly who it is; a number only where nothing else is known. */
function readServed(request: Fields, { identities = [] }: ChargingInformation): Served | undefined {
  const said = [request.text('subscriberIdentifier'), ...identities];
  const imsi = said.map((identity) => ofSim.exec(identity ?? '')?.[1]).find(Boolean);
  if (imsi !== undefined) return { imsi };
  const number = said.map(numberOfIdentity).find(Boolean);
  return number && { number };
}

/** A SIM may have several numbers, and one of them may rest. */
function ownNumberOf(
  request: Fields,
  { identities = [], ownParty }: ChargingInformation,
): PhoneNumber | undefined {
  const said = [...identities, request.text('subscriberIdentifier')];
  const number = said.map(numberOfIdentity).find(Boolean);
  return number ?? (isNumber(ownParty) ? ownParty : undefined);
}

function isNumber(party: string | undefined): party is PhoneNumber {
  return party?.startsWith('+') ?? false;
}

function readConsumer(request: Fields): string {
  const consumer = request.needed(
    'nfConsumerIdentification',
    request.inner('nfConsumerIdentification'),
  );
  const role = consumer.needed('nodeFunctionality', consumer.text('nodeFunctionality'));
  return (
    consumer.text('nFName') ?? consumer.text('nFFqdn') ?? consumer.text('nFIPv4Address') ?? role
  );
}

function readEvent(request: Fields): ChargingRequest['event'] {
  const type = request.text('oneTimeEventType');
  if (!request.flag('oneTimeEvent')) return undefined;
  return type === 'IEC' ? 'before' : 'after';
}

/** We shall call it, so it must be an address that can be called. */
function readNotifyUri(request: Fields): string | undefined {
  const uri = request.text('notifyUri', longestUri);
  if (uri === undefined || (URL.canParse(uri) && /^https?:/i.test(uri))) return uri;
  return request.wrong('notifyUri', 'not an address of HTTP');
}
