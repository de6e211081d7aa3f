import type { OptionalParameters } from './optional-parameters.ts';

/** A number or name with its type of number and numbering plan, SMPP 3.4, 5.2.5 and 5.2.6. */
export interface Address {
  readonly ton: number;
  readonly npi: number;
  /** At most 20 octets of ASCII. */
  readonly digits: string;
}

/** What `submit_sm` and `deliver_sm` share: all of their fields (SMPP 3.4, 4.4.1 and 4.6.1). */
export interface ShortMessage {
  readonly serviceType: string;
  readonly source: Address;
  readonly destination: Address;
  readonly esmClass: number;
  readonly protocolId: number;
  readonly priority: number;
  /** Empty for at once, else 16 characters (7.1.1). */
  readonly scheduledFor: string;
  /** Empty for as long as the centre likes. */
  readonly validity: string;
  readonly registeredDelivery: number;
  readonly replaceIfPresent: number;
  readonly dataCoding: number;
  readonly defaultMessage: number;
  /** At most 254 octets. */
  readonly content: Buffer;
  readonly optional: OptionalParameters;
}

interface Bodies {
  readonly generic_nack: object;
  readonly unbind: object;
  readonly unbind_resp: object;
  readonly enquire_link: object;
  readonly enquire_link_resp: object;
  readonly submit_sm: ShortMessage;
  readonly deliver_sm: ShortMessage;
  /** Of a refusal it is often absent, and then empty here. */
  readonly submit_sm_resp: { readonly messageId: string };
  readonly deliver_sm_resp: { readonly messageId: string };
  readonly bind_transceiver: {
    readonly systemId: string;
    readonly password: string;
    readonly systemType: string;
    readonly interfaceVersion: number;
    readonly range: Address;
  };
  readonly bind_transceiver_resp: {
    readonly systemId: string;
    readonly optional: OptionalParameters;
  };
}

interface Header<Command extends keyof Bodies> {
  readonly command: Command;
  /** 0 in whatever is no answer. */
  readonly status: number;
  /** 1 to 0x7fffffff; the answer repeats it. */
  readonly sequence: number;
}

/** One PDU of those that a transceiver of SMPP 3.4 needs. */
export type Pdu = {
  readonly [Command in keyof Bodies]: Header<Command> & Bodies[Command];
}[keyof Bodies];

export type PduOf<Command extends keyof Bodies> = Extract<Pdu, { readonly command: Command }>;
