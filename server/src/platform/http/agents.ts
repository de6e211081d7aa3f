import http from 'node:http';
import https from 'node:https';
import type { SecureContextOptions } from 'node:tls';
import { type Guard, guardedLookup } from './guarded-lookup.ts';

const mostSocketsPerHost = 64;
/** Less than servers allow an idle connection, so that one we write to is rarely being closed. */
const idleMs = 4_000;

const kept = {
  keepAlive: true,
  maxSockets: mostSocketsPerHost,
  timeout: idleMs,
  scheduling: 'lifo',
} as const;

/** What keeps connections, by how they may be opened. */
export interface Agents {
  under(guard: Guard | undefined): { readonly plain: http.Agent; readonly encrypted: https.Agent };
  close(): void;
}

/**
 * Connections are not shared between guards: one that was opened under none leads anywhere.
 * `nameServers` are who is asked under a guard; the system's unless given.
 */
export function openAgents(
  trust: Pick<SecureContextOptions, 'minVersion' | 'ca'>,
  nameServers?: readonly string[],
): Agents {
  const made = (more: http.AgentOptions) => ({
    plain: new http.Agent({ ...kept, ...more }),
    encrypted: new https.Agent({ ...kept, ...trust, ...more }),
  });
  const guardedBy = (guard: Guard) => made({ lookup: guardedLookup(guard, nameServers) });
  const free = made({});
  const guarded = guardedBy({ mayBeLoopback: false });
  const guardedOrOwn = guardedBy({ mayBeLoopback: true });
  return {
    under: (guard) => (guard ? (guard.mayBeLoopback ? guardedOrOwn : guarded) : free),
    close() {
      for (const { plain, encrypted } of [free, guarded, guardedOrOwn]) {
        plain.destroy();
        encrypted.destroy();
      }
    },
  };
}
