import { readFileSync } from 'node:fs';
import { broken, type Check, type Finding, look, ok } from '../check.ts';

/** Every visitor who follows an order holds a connection, and so does every session. */
const enough = 4_096;
const least = 256;

export const fileDescriptors: Check = {
  name: 'file-descriptors',
  look: () => judgeLimits(readFileSync('/proc/self/limits', 'utf8')),
};

/** `limits` as proc(5) writes them; Node has raised the soft limit to the hard one by then. */
export function judgeLimits(limits: string): Finding {
  const [, soft = ''] = /^Max open files\s+(\S+)/m.exec(limits) ?? [];
  const most = soft === 'unlimited' ? Number.POSITIVE_INFINITY : Number(soft);
  const found = `up to ${soft} open files and connections`;
  if (most >= enough) return ok(found);
  const advice = `raise it to ${enough} or more: "ulimit -n", or LimitNOFILE of a systemd unit`;
  return most < least ? broken(found, advice) : look(found, advice);
}
