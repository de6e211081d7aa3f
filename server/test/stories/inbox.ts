import { setTimeout as delay } from 'node:timers/promises';
import { startSandboxProgram } from '#test/sandbox-program';

/** The phones' text messages, as a program of its own. */
export interface Inbox {
  readonly address: string;
  readonly token: string;
  /** Waits for the nth one-time code that is sent to a number. */
  codeFor(number: string, nth: number): Promise<string>;
  stop(): Promise<void>;
}

const tries = 400;

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
    async codeFor(number, nth) {
      for (let tried = 0; tried < tries; tried += 1) {
        const code = (await read(number)).at(-nth);
        if (code !== undefined) return code;
        await delay(25);
      }
      throw new Error(`no code came to ${number}`);
    },
  };
}
