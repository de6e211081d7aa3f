import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { configureConnector, referenceOf } from '#payments';
import type { Context } from '#platform/context';
import { writePace } from '#platform/clock';
import { type SandboxProgram, startSandboxProgram } from '#test/sandbox-program';
import { openings } from './openings.ts';
import { type Code, codes, type Fields, type Shop } from './shop.ts';

export interface Shops {
  readonly of: Readonly<Record<Code, Shop>>;
  setClock(atMs: number): void;
  stop(): Promise<void>;
}

const programs = ['alipay', 'antom', 'wechat', 'stripe', 'bank'] as const;
type Program = (typeof programs)[number];

/** Starts every sandbox on one clock, and opens a shop of ours at each. */
export async function openShops(
  context: Context,
  atMs: number,
  noticesUrl: string,
): Promise<Shops> {
  const home = mkdtempSync(path.join(tmpdir(), 'lowu-methods-'));
  const clock = path.join(home, 'clock.json');
  const setClock = (virtualMs: number): void => writePace(clock, { realMs: 0, virtualMs, rate: 0 });
  setClock(atMs);
  const started = await Promise.all(
    programs.map((name) => startSandboxProgram(name, { home: path.join(home, name), clock })),
  );
  const at = (name: Program): SandboxProgram['address'] =>
    started[programs.indexOf(name)]?.address ?? '';
  const of: Record<Code, Shop> = {
    alipay_cn: shopAt(at('alipay'), (id) => id),
    alipay_cycle: shopAt(at('alipay'), (id) => id),
    alipay_hk: shopAt(at('antom'), (id) => id),
    antom_cn: shopAt(at('antom'), (id) => id),
    wechat_cn: shopAt(at('wechat'), (id) => id.slice(4)),
    wechat_hk: shopAt(at('wechat'), (id) => id.slice(4)),
    wechat_global: shopAt(at('wechat'), (id) => id.slice(4)),
    stripe: shopAt(at('stripe'), (id) => id),
    fps_qr: shopAt(at('bank'), referenceOf),
  };
  let priority = 0;
  for (const code of codes) {
    priority += 1;
    const given = await openings[code](of[code], `${noticesUrl}/${code}`);
    await configureConnector(context, { code, isEnabled: true, priority, ...given });
  }
  return {
    of,
    setClock,
    async stop() {
      await Promise.all(started.map((program) => program.stop()));
      rmSync(home, { recursive: true });
    },
  };
}

function shopAt(address: string, numberOf: Shop['numberOf']): Shop {
  const send = async (method: string, route: string, body?: object): Promise<Fields> => {
    const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
    const response = await fetch(`${address}/sandbox/${route}`, init);
    return { ...((await response.json()) as Fields), isOk: response.ok };
  };
  return {
    address,
    numberOf,
    get: (route) => send('GET', route),
    post: (route, body) => send('POST', route, body),
  };
}
