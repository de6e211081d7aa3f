import { text } from 'node:stream/consumers';
import process from 'node:process';
import { saveMacKey } from '#acquirers';
import { EnvironmentProblem } from '../settings.ts';
import { inSealingContext } from './place.ts';
import { tell } from './tell.ts';

/** The key comes by standard input: a word of a command is seen by everybody on the machine. */
export async function keepMacKey(code: string, isJson: boolean): Promise<void> {
  if (!/^[a-z][a-z0-9_]{0,19}$/.test(code)) {
    throw new EnvironmentProblem(`"${code}" is no acquirer's code, such as harbour`);
  }
  const key = (await text(process.stdin)).trim();
  if (!/^(?:[0-9a-f]{2}){16,64}$/i.test(key)) {
    throw new EnvironmentProblem('a MAC key is 16 to 64 octets in hexadecimal digits');
  }
  await inSealingContext(async (context) => {
    await saveMacKey(context, code, key);
    const octets = key.length / 2;
    const said = `the key of ${code} is sealed (${octets} octets); restart the role atm to use it`;
    tell(isJson, { acquirer: code, octets }, said);
  });
}
