import { randomBytes } from 'node:crypto';
import { present } from '#base';
import { openSender, type Sender } from '#notifications';
import { startSandboxProgram } from '../sandbox-programs.ts';
import { type SandboxProgramName, sandboxPortOf } from '../settings.ts';
import type { Place } from './place.ts';

/** Where the programs of the outside world are, and how messages reach its phone. */
export interface Sandbox {
  readonly alipay: string;
  readonly wechat: string;
  readonly antom: string;
  readonly stripe: string;
  readonly bank: string;
  readonly inbox: string;
  readonly coreNetwork: string;
  readonly sender: Sender;
}

/**
 * The outside world of the demo, on the ports beside the server's own. `stop` also ends what is
 * still starting, so that a start which fails meanwhile leaves nothing behind.
 */
export function startSandbox({ environment, home, log }: Place): {
  readonly ready: Promise<Sandbox>;
  stop(): Promise<void>;
} {
  const token = randomBytes(24).toString('base64url');
  const program = (name: SandboxProgramName, flags: readonly string[] = []) =>
    startSandboxProgram({
      name,
      port: sandboxPortOf(environment, name),
      flags,
      home: home.sandbox,
      clockFile: home.clock,
      log,
    });
  const programs = [
    program('alipay'),
    program('inbox', ['--token', token]),
    program('core-network'),
    program('wechat'),
    program('antom'),
    program('stripe'),
    program('bank'),
  ];
  const ready = Promise.all(programs).then((started): Sandbox => {
    const addressOf = (name: SandboxProgramName): string =>
      present(
        started.find((one) => one.name === name),
        name,
      ).address;
    const inbox = addressOf('inbox');
    return {
      alipay: addressOf('alipay'),
      wechat: addressOf('wechat'),
      antom: addressOf('antom'),
      stripe: addressOf('stripe'),
      bank: addressOf('bank'),
      inbox,
      coreNetwork: addressOf('core-network'),
      sender: openSender('sandbox_inbox', { url: inbox, token }),
    };
  });
  // Told to whoever waits for it, who may never come to it.
  ready.catch(() => undefined);
  const stop = async (): Promise<void> => {
    for (const program of await Promise.allSettled(programs)) {
      if (program.status === 'fulfilled') await program.value.stop();
    }
  };
  return { ready, stop };
}
