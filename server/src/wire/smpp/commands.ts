/**
 * Command ids, SMPP 3.4, 5.1.2.1. The answer to a command has its id with the highest bit set.
 */
export const commandIds = {
  generic_nack: 0x8000_0000,
  submit_sm: 0x0000_0004,
  submit_sm_resp: 0x8000_0004,
  deliver_sm: 0x0000_0005,
  deliver_sm_resp: 0x8000_0005,
  unbind: 0x0000_0006,
  unbind_resp: 0x8000_0006,
  bind_transceiver: 0x0000_0009,
  bind_transceiver_resp: 0x8000_0009,
  enquire_link: 0x0000_0015,
  enquire_link_resp: 0x8000_0015,
} as const;

export type CommandName = keyof typeof commandIds;

export const commandNames: ReadonlyMap<number, CommandName> = new Map(
  (Object.keys(commandIds) as CommandName[]).map((name) => [commandIds[name], name]),
);

/** Those command statuses that something here depends on, SMPP 3.4, 5.1.3. */
export const statuses = {
  ok: 0x00,
  invalidMessageLength: 0x01,
  invalidCommandLength: 0x02,
  invalidCommand: 0x03,
  wrongBindState: 0x04,
  alreadyBound: 0x05,
  systemError: 0x08,
  invalidSource: 0x0a,
  invalidDestination: 0x0b,
  bindFailed: 0x0d,
  invalidPassword: 0x0e,
  invalidSystemId: 0x0f,
  queueFull: 0x14,
  submitFailed: 0x45,
  throttled: 0x58,
  /** Receiver: try again later. */
  temporaryAppError: 0x64,
  invalidOptionalLength: 0xc2,
} as const;
