import { present } from '#base';
import { readSmppPlace, type SmppPlace } from '#notifications';
import { eventually } from '#test/eventually';
import { startSandboxProgram } from '#test/sandbox-program';

/** The phones' text messages, as a program of its own. */
export interface Inbox {
  readonly address: string;
  /** As which system the centre is bound. */
  readonly smpp: SmppPlace;
  /** Waits for the nth one-time code that is sent to a number. */
  codeFor(number: string, nth: number): Promise<string>;
  stop(): Promise<void>;
}

export async function startInbox(clockFile: string): Promise<Inbox> {
  const flags = { password: 'story', clock: clockFile };
  const { address, smppPort, stop } = await startSandboxProgram('sms-centre', flags);
  const smpp = readSmppPlace(`smpp://lowu:story@127.0.0.1:${smppPort}`);
  const read = async (number: string): Promise<string[]> => {
    const answer = await fetch(`${address}/messages?${new URLSearchParams({ to: number })}`);
    const { messages } = (await answer.json()) as { messages: { text: string }[] };
    return messages.flatMap(({ text }) => /\d{6}/.exec(text)?.[0] ?? []);
  };
  return {
    address,
    smpp: present(smpp, 'the place of the centre'),
    stop,
    codeFor: (number, nth) =>
      eventually(`code ${nth} came to ${number}`, async () => (await read(number)).at(-nth)),
  };
}
