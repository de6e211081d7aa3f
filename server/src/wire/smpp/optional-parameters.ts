import { OctetReader, OctetWriter, OutOfOctets } from './octets.ts';

/** Tags, SMPP 3.4, 5.3.2. Others are passed over, as 3.3 demands. */
const tags = {
  receiptedMessageId: 0x001e,
  userMessageReference: 0x0204,
  sarReference: 0x020c,
  sarTotal: 0x020e,
  sarIndex: 0x020f,
  interfaceVersion: 0x0210,
  messagePayload: 0x0424,
  messageState: 0x0427,
  ussdOperation: 0x0501,
  ussdSession: 0x1383,
} as const;

/** `its_session_info`: a dialogue's number, which of its turns, and whether it is the last. */
export interface UssdSession {
  /** 0 to 255. */
  readonly session: number;
  /** 0 to 127. */
  readonly turn: number;
  readonly isEnd: boolean;
}

export interface OptionalParameters {
  readonly receiptedMessageId?: string;
  /** Of who sends a message; a receipt for it may have it, too (5.3.2.17). */
  readonly userMessageReference?: number;
  readonly sarReference?: number;
  readonly sarTotal?: number;
  readonly sarIndex?: number;
  readonly interfaceVersion?: number;
  /** A message that is too long for `short_message`, or is sent here anyway. */
  readonly messagePayload?: Buffer;
  readonly messageState?: number;
  readonly ussdOperation?: number;
  readonly ussdSession?: UssdSession;
}

/** `ussd_service_op`, SMPP 3.4, 5.3.2.44: who asks and who tells. */
export const ussdOperations = {
  /** A person dialled. */
  beginning: 1,
  /** We ask, and the dialogue goes on; `request` in the network's words. */
  ask: 2,
  /** A person answered what we had asked. */
  answer: 18,
  /** We tell something last, which ends what a person began. */
  end: 17,
} as const;

type Tag = keyof typeof tags;
const numberSizes = {
  userMessageReference: 2,
  sarReference: 2,
  sarTotal: 1,
  sarIndex: 1,
  interfaceVersion: 1,
  messageState: 1,
  ussdOperation: 1,
} as const;
type NumberTag = keyof typeof numberSizes;

const tagNames: ReadonlyMap<number, Tag> = new Map(
  (Object.keys(tags) as Tag[]).map((name) => [tags[name], name]),
);

export function writeOptional(writer: OctetWriter, given: OptionalParameters): void {
  const write = (tag: Tag, value: Buffer): void => {
    writer.number(tags[tag], 2).number(value.length, 2).octets(value);
  };
  for (const name of Object.keys(numberSizes) as NumberTag[]) {
    const value = given[name];
    if (value !== undefined) {
      write(name, new OctetWriter().number(value, numberSizes[name]).end());
    }
  }
  const { receiptedMessageId, ussdSession, messagePayload } = given;
  if (receiptedMessageId !== undefined) {
    write('receiptedMessageId', new OctetWriter().text(receiptedMessageId, 65).end());
  }
  if (ussdSession) {
    const { session, turn, isEnd } = ussdSession;
    write('ussdSession', Buffer.from([session, (turn << 1) | (isEnd ? 1 : 0)]));
  }
  if (messagePayload) write('messagePayload', messagePayload);
}

/** Reads to the end of the PDU. Of a repeated parameter the last counts. */
export function readOptional(reader: OctetReader): OptionalParameters {
  let read: OptionalParameters = {};
  while (reader.left > 0) {
    const tag = tagNames.get(reader.number(2));
    const value = reader.octets(reader.number(2));
    if (tag !== undefined) read = { ...read, [tag]: valueOf(tag, value) };
  }
  return read;
}

function valueOf(tag: Tag, value: Buffer): Buffer | string | number | UssdSession {
  switch (tag) {
    case 'messagePayload':
      return value;
    case 'receiptedMessageId':
      // Some centres leave out the zero at its end.
      return value.toString('latin1').replace(/\0[^]*$/, '');
    case 'ussdSession': {
      const reader = readerOf(value, 2);
      const session = reader.number(1);
      const turns = reader.number(1);
      return { session, turn: turns >> 1, isEnd: (turns & 1) === 1 };
    }
    default:
      return readerOf(value, numberSizes[tag]).number(numberSizes[tag]);
  }
}

function readerOf(value: Buffer, size: number): OctetReader {
  if (value.length !== size) throw new OutOfOctets(`a parameter of ${value.length} octets`);
  return new OctetReader(value);
}
