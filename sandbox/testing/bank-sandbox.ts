import { createHash, createHmac, randomUUID } from 'node:crypto';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type StartedProgram, startProgram } from './start-program.ts';

export interface BankSandbox {
  address: string;
  post(route: string, body?: object): Promise<{ status: number; body: Record<string, unknown> }>;
  /** Asks the interface, signed as a client must; the parts given win over the right ones. */
  ask(target: string, wrong?: Partial<SignedParts>): Promise<{ status: number; text: string }>;
  setClock(virtualMs: number): void;
  restart(): Promise<void>;
  close(): Promise<void>;
}

interface SignedParts {
  client: string;
  time: string;
  nonce: string;
  secret: string;
  /** What is signed, if that is not what is asked. */
  signedTarget: string;
}

export const account = '024-000001-001';
export const secret = 'a secret that the bank and its customer share';
/** 12:00 in Hong Kong. */
export const noonMs = Date.parse('2026-11-23T04:00:00Z');

/** Made by another library: HK$100.00 to the FPS ID 9999983 under the reference R1. */
export const code =
  '00020101021226270012hk.com.hkicl020799999835204000053033445406100.00' +
  '5802HK5902AB6002HK62060502R1630411D4';

/** The bank as its own process, with one account, at noon. */
export async function startBank(flags: readonly string[] = []): Promise<BankSandbox> {
  const home = mkdtempSync(join(tmpdir(), 'sandbox-bank-'));
  const clockFile = join(home, 'clock.json');
  const setClock = (virtualMs: number): void => {
    const reading = { realMs: Date.now(), virtualMs, rate: 0 };
    writeFileSync(`${clockFile}.new`, JSON.stringify(reading));
    renameSync(`${clockFile}.new`, clockFile);
  };
  let nowMs = noonMs;
  setClock(nowMs);
  const start = (port: number): Promise<StartedProgram> => {
    const own = ['--home', join(home, 'state'), '--clock', clockFile, '--port', String(port)];
    return startProgram('bank/main.ts', [...own, ...flags]);
  };
  let program = await start(0);
  const post: BankSandbox['post'] = async (route, body = {}) => {
    const init = { method: 'POST', body: JSON.stringify(body) };
    const response = await fetch(`${program.address}/sandbox/${route}`, init);
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  const owned = { number: account, owner: 'A SHOP', currency: 'HKD', fpsId: '9999983' };
  await post('accounts', { ...owned, clientId: 'shop', secrets: [secret] });
  return {
    address: program.address,
    post,
    ask: (target, wrong) => ask(program.address, target, nowMs, wrong),
    setClock(virtualMs) {
      nowMs = virtualMs;
      setClock(virtualMs);
    },
    async restart() {
      await program.kill();
      program = await start(program.port);
    },
    async close() {
      await program.stop();
      rmSync(home, { recursive: true });
    },
  };
}

async function ask(
  address: string,
  target: string,
  nowMs: number,
  wrong: Partial<SignedParts> = {},
): Promise<{ status: number; text: string }> {
  const parts = { client: 'shop', time: String(nowMs), nonce: randomUUID(), secret, ...wrong };
  const empty = createHash('sha256').update('').digest('hex');
  const signedTarget = wrong.signedTarget ?? target;
  const text = ['GET', signedTarget, parts.time, parts.nonce, empty].join('\n');
  const signature = createHmac('sha256', parts.secret).update(text).digest('hex');
  const { client, time, nonce } = parts;
  const named = `client="${client}", time="${time}", nonce="${nonce}"`;
  const authorization = `HMAC-SHA256 ${named}, signature="${signature}"`;
  const response = await fetch(`${address}${target}`, { headers: { authorization } });
  return { status: response.status, text: await response.text() };
}
