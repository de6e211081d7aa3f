import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { Round } from '../../benchmark.ts';
import type { NetworkOrder, NetworkReport, NetworkRound } from './order.ts';

const program = path.join(import.meta.dirname, 'main.ts');

/** A core network in a process of its own, with its sessions; it ends with ours. */
export interface NetworkLoad {
  round(round: NetworkRound): Promise<Round>;
}

export async function openNetworkLoad(order: NetworkOrder): Promise<NetworkLoad> {
  const child = fork(program, { serialization: 'advanced' });
  await ask(child, order);
  // Between the rounds it must not keep the benchmark alive.
  child.unref();
  child.channel?.unref();
  return {
    async round(given) {
      child.channel?.ref();
      const report = await ask(child, given).finally(() => child.channel?.unref());
      if (!report) throw new Error('the core network reported nothing');
      return { ...report, done: report.latenciesMs.length };
    },
  };
}

async function ask(
  child: ChildProcess,
  message: NetworkOrder | NetworkRound,
): Promise<NetworkReport | undefined> {
  const told = once(child, 'message') as Promise<[{ report?: NetworkReport; error?: string }]>;
  const ended = Promise.withResolvers<never>();
  const fail = (): void => ended.reject(new Error('the core network ended by itself'));
  child.once('exit', fail);
  child.send(message);
  try {
    const [{ report, error }] = await Promise.race([told, ended.promise]);
    if (error !== undefined) throw new Error(`the core network: ${error}`);
    return report;
  } finally {
    child.off('exit', fail);
  }
}
