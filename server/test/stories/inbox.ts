import { eventually } from '#test/eventually';
import { startSandboxProgram } from '#test/sandbox-program';

/** The phones' text messages, as a program of its own. */
export interface Inbox {
  readonly address: string;
  readonly token: string;
  /** Waits for the nth one-time code that is sent to a number. */
  codeFor(number: string, nth: number): Promise<string>;
  stop(): Promise<void>;
}

export async function startInbox(clockFile: string): Promise<Inbox> {
  const token = 'the-inbox-of-the-story';
  const { address, stop } = await startSandboxProgram('inbox', { token, clock: clockFile });
  const read = async (number: string): Promise<string[]> => {
    const answer = await fetch(`${address}/messages?${new URLSearchParams({ to: number })}`);
    const { messages } = (await answer.json()) as { messages: { text: string }[] };
    return messages.flatMap(({ text }) => /\d{6}/.exec(text)?.[0] ?? []);
  };
  return {
    address,
    token,
    stop,
    codeFor: (number, nth) =>
      eventually(`code ${nth} came to ${number}`, async () => (await read(number)).at(-nth)),
  };
}
