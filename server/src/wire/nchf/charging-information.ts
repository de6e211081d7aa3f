import type { Zone } from '#base';
import { type Fields, greatestUint32 } from './fields.ts';
import { numberOfIdentity, partyOf } from './party.ts';
import { readLocation, readNetwork, readVisitedNetwork } from './place.ts';
import type { ChargingRequest, Direction, Service } from './request.ts';

/** What the block that belongs to a service says of the session. */
export interface ChargingInformation {
  readonly service?: Service;
  /** Who is served, as the block writes it: a SUPI, a GPSI. */
  readonly identities?: readonly (string | undefined)[];
  readonly chargingId?: string | undefined;
  readonly direction: Direction;
  readonly party?: string | undefined;
  /** The served end of a call, as it dials or is dialled. */
  readonly ownParty?: string | undefined;
  readonly isEmergency: boolean;
  readonly zone?: Zone | undefined;
  readonly pduSession?: ChargingRequest['pduSession'];
}

const silent: ChargingInformation = { direction: 'out', isEmergency: false };
const mostParties = 100;
const roles = ['originator', 'recipient'] as const;

/** Reads the first block there is: a call or a message also runs inside a PDU session. */
export function readChargingInformation(request: Fields): ChargingInformation {
  const call = request.inner('iMSChargingInformation');
  if (call) return readCall(call);
  if (request.inner('mMTelChargingInformation')) return { ...silent, service: 'voice' };
  const message = request.inner('sMSChargingInformation');
  if (message) return readMessage(message);
  const session = request.inner('pDUSessionChargingInformation');
  return session ? readPduSession(session) : silent;
}

function readPduSession(block: Fields): ChargingInformation {
  const session = block.inner('pduSessionInformation');
  const id = session?.whole('pduSessionID', 255);
  const dnn = session?.text('dnnId');
  const serving = session?.inner('servingNetworkFunctionID');
  const servingFunction = serving?.inner('servingNetworkFunctionInformation');
  return {
    ...silent,
    service: 'data',
    identities: [block.inner('userInformation')?.text('servedGPSI')],
    chargingId: readChargingId(block, 'chargingId') ?? block.text('sMFchargingId'),
    // Where the user is goes before who serves him: a home network serves a roamer too.
    zone:
      readLocation(block, 'userLocationinfo') ??
      (session && readNetwork(session, 'servingCNPlmnId')) ??
      (servingFunction && readNetwork(servingFunction, 'nFPLMNID')),
    pduSession: id === undefined || dnn === undefined ? undefined : { id, dnn },
  };
}

export function readChargingId(from: Fields, name: string): string | undefined {
  return from.whole(name, greatestUint32)?.toString();
}

function readMessage(block: Fields): ChargingInformation {
  const direction = block.text('sMMessageType')?.startsWith('DELIVER') ? 'in' : 'out';
  const sender = block.inner('originatorInfo');
  const [receiver] = block.list('recipientInfo', mostParties);
  const [own, other] = direction === 'out' ? [sender, receiver] : [receiver, sender];
  const [role, otherRole] = direction === 'out' ? roles : roles.toReversed();
  return {
    ...silent,
    service: 'sms',
    direction,
    identities: [own?.text(`${role}SUPI`), own?.text(`${role}GPSI`)],
    party: readMessageParty(other, otherRole),
    zone: readLocation(block, 'userLocationinfo'),
  };
}

function readMessageParty(from: Fields | undefined, role = ''): string | undefined {
  const address = from?.inner(`${role}OtherAddress`);
  const data = address?.text('sMaddressData');
  const isNumber = address?.text('sMaddressType') === 'MSISDN';
  return (
    numberOfIdentity(from?.text(`${role}GPSI`)) ??
    partyOf(isNumber && data !== undefined && /^\d/.test(data) ? `+${data}` : data)
  );
}

function readCall(block: Fields): ChargingInformation {
  const direction = block.text('roleOfNode') === 'TERMINATING' ? 'in' : 'out';
  const calling = block.texts('callingPartyAddresses', mostParties);
  const called =
    block.text('calledPartyAddress') ?? block.texts('requestedPartyAddress', mostParties)[0];
  return {
    service: 'voice',
    direction,
    identities: [block.inner('userInformation')?.text('servedGPSI')],
    chargingId: block.text('imsChargingIdentifier'),
    party: partyOf(direction === 'out' ? called : calling[0]),
    ownParty: partyOf(direction === 'out' ? calling[0] : called),
    isEmergency: block.flag('imsEmergencyIndication'),
    zone:
      readLocation(block, 'userLocationInfo') ??
      readVisitedNetwork(block, 'imsVisitedNetworkIdentifier'),
  };
}
