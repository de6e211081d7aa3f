import { createHash, createHmac, randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { dayMs, hourMs } from '#base';
import { writePace } from '#platform/clock';
import { startSandboxProgram } from '#test/sandbox-program';
import { openXmlJudge } from './xsd.ts';

const schemaName = 'camt.053.001.08.xsd';

export function hasCamt(folder: string): boolean {
  return existsSync(path.join(folder, schemaName));
}

/** What ISO's own schema finds wrong with the statement of the sandbox's bank. */
export async function checkCamt(folder: string): Promise<string[]> {
  const judge = openXmlJudge(readFileSync(path.join(folder, schemaName), 'utf8'));
  return judge(await recordStatement());
}

const number = '024-001234-001';
const secret = 'a secret that was agreed with the bank';
const noonMs = Date.parse('2026-11-23T04:00:00Z');

/** The day of an account on which all happened that the bank knows, as its statement tells it. */
export async function recordStatement(): Promise<string> {
  const home = mkdtempSync(path.join(tmpdir(), 'lowu-camt-'));
  const clock = path.join(home, 'clock.json');
  const setTime = (virtualMs: number): void => writePace(clock, { realMs: 0, virtualMs, rate: 0 });
  setTime(noonMs);
  const bank = await startSandboxProgram('bank', { home: path.join(home, 'state'), clock });
  const post = async (route: string, body: object = {}): Promise<Record<string, unknown>> => {
    const init = { method: 'POST', body: JSON.stringify(body) };
    const response = await fetch(`${bank.address}/sandbox/${route}`, init);
    if (!response.ok) throw new Error(`${route}: ${await response.text()}`);
    return (await response.json()) as Record<string, unknown>;
  };
  try {
    const account = { number, owner: 'LOWU & SONS <HK>', currency: 'HKD', fpsId: '1669932' };
    await post('accounts', { ...account, clientId: 'lowu', secrets: [secret] });
    const paid = { account: number, from: 'ALIPAY', reference: 'B1', amount: '9950.00' };
    const foreign = { instructed: '9200.00', currency: 'CNY', rate: '1.0815' };
    const { id } = await post('payouts', { ...paid, ...foreign });
    const to = { to: '陳大文', toAccount: '388-765432-001', amount: '1.00', reference: 'T1' };
    await post('transfers', { account: number, ...to });
    await post(`entries/${String(id)}/reverse`);
    setTime(noonMs + dayMs - 6 * hourMs);
    return await ask(bank.address, `/v1/accounts/${number}/statements/2026-11-23`);
  } finally {
    await bank.stop();
    rmSync(home, { recursive: true });
  }
}

async function ask(address: string, target: string): Promise<string> {
  const [time, nonce] = [String(noonMs + dayMs - 6 * hourMs), randomUUID()];
  const empty = createHash('sha256').update('').digest('hex');
  const text = ['GET', target, time, nonce, empty].join('\n');
  const signature = createHmac('sha256', secret).update(text).digest('hex');
  const named = `client="lowu", time="${time}", nonce="${nonce}"`;
  const authorization = `HMAC-SHA256 ${named}, signature="${signature}"`;
  const response = await fetch(`${address}${target}`, { headers: { authorization } });
  if (!response.ok) throw new Error(`${target}: ${response.status}`);
  return response.text();
}
