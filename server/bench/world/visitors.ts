import { openDevice, requestCode, signIn } from '#identity';
import { type Sender, sendDueMessages } from '#notifications';
import type { Context } from '#platform/context';
import type { LineId } from '#subscribers';
import type { BenchLine } from './lines.ts';

const language = 'zh-Hant';

/** Somebody who is signed in: their line, and the cookies that they hold. */
export interface Visitor {
  readonly line: LineId;
  readonly cookie: string;
}

/** One in so many lines has its person sign in. */
const linesPerVisitor = 100;

/** Signs people in, each on a device of their own. */
export async function signSomeIn(
  context: Context,
  lines: readonly BenchLine[],
): Promise<readonly Visitor[]> {
  const people = lines.filter((_, index) => index % linesPerVisitor === 0);
  const devices = await Promise.all(
    people.map((person, index) => askForCode(context, person, addressOf(index))),
  );
  const codes = new Map<string, string>();
  const phone: Sender = {
    async send(_, { to, text }) {
      codes.set(to, /\d{6}/.exec(text)?.[0] ?? '');
      return { outcome: 'delivered' };
    },
  };
  await sendDueMessages(context, { sms: phone });
  return Promise.all(
    devices.map(async ({ visit: { device }, token, number, ip, line }) => {
      const code = codes.get(number) ?? '';
      const session = await signIn(context, { number, code, device, ip });
      return { line, cookie: `lowu-device=${token}; lowu-session=${session.token}` };
    }),
  );
}

/**
 * Each comes from a network of their own: those who share one wait for its limit's row in turns.
 */
function addressOf(index: number): string {
  return `10.${Math.floor(index / 256)}.${index % 256}.1`;
}

async function askForCode(context: Context, person: BenchLine, ip: string) {
  const { subscriber, number, line } = person;
  const preferences = { language, isCareMode: false } as const;
  const { visit, token } = await openDevice(context, { preferences, ip });
  const { device } = visit;
  await requestCode(context, { number, subscriber, device, language, ip });
  return { visit, token, number, ip, line };
}
