import { present } from '#base';
import { readSmppPlace, type SmppPlace } from '#notifications';
import { eventually } from '#test/eventually';
import { startSandboxProgram } from '#test/sandbox-program';

export interface CentreMessage {
  readonly id: string;
  readonly to: string;
  readonly from: string;
  readonly text: string;
}

/** The sandbox's SMS centre, as a program of its own. */
export interface SmsCentre {
  readonly address: string;
  readonly place: SmppPlace;
  messages(to?: string): Promise<CentreMessage[]>;
  /** Makes a call of its control interface. */
  tell(path: string, body?: object): Promise<CentreStatus>;
  status(): Promise<CentreStatus>;
  /** Waits for the nth message to a number, from the first on. */
  messageTo(number: string, nth: number): Promise<string>;
  stop(): Promise<void>;
}

export interface CentreStatus {
  readonly bound: number;
  readonly counts: Readonly<Record<string, number | undefined>>;
  /** How much of what it tells its clients none of them has taken yet. */
  readonly waiting: number;
  readonly dialogue?: { readonly state: string; readonly text: string } | null;
}

export async function startSmsCentre(
  flags: Readonly<Record<string, string>> = {},
): Promise<SmsCentre> {
  const started = await startSandboxProgram('sms-centre', { password: 'test', ...flags });
  const { address, smppPort, stop } = started;
  const place = readSmppPlace(`smpp://lowu:test@127.0.0.1:${smppPort}`);
  const read = async <Answer>(path: string): Promise<Answer> =>
    (await (await fetch(address + path)).json()) as Answer;
  const messages = async (to?: string): Promise<CentreMessage[]> => {
    const query = to === undefined ? '' : `?${new URLSearchParams({ to })}`;
    return (await read<{ messages: CentreMessage[] }>(`/messages${query}`)).messages;
  };
  return {
    address,
    place: present(place, 'the place of the centre'),
    messages,
    async tell(path, body) {
      const answer = await fetch(`${address}/sandbox/${path}`, {
        method: 'POST',
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      return (await answer.json()) as CentreStatus;
    },
    status: () => read('/sandbox/status'),
    messageTo: (number, nth) =>
      eventually(
        `message ${nth} came to ${number}`,
        async () => (await messages(number)).at(-nth)?.text,
      ),
    stop,
  };
}
