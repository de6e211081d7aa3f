import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { present } from '#base';
import { configureConnector, referenceOf } from '#payments';
import type { Context } from '#platform/context';
import { writePace } from '#platform/clock';
import { type SandboxProgram, startSandboxProgram } from '#test/sandbox-program';
import { type Known, readKnown, readRules } from './befalling.ts';
import { openings } from './openings.ts';
import { type Code, codes, type Fields, type Shop } from './shop.ts';

/** A fault that was ordered for a payment by our number of it there. */
export interface Strike {
  readonly program: string;
  readonly fault: string;
  readonly outTradeNo: string;
  readonly times: number;
}

export interface Shops {
  readonly of: Readonly<Record<Code, Shop>>;
  setClock(atMs: number): void;
  /** From now on a provider's clock goes wrong by so much, and all others go right. */
  skew(program: Program, byMs: number): void;
  /** What we have entered for a method. */
  settingsOf(code: Code): Fields;
  /** Enters something else. */
  configure(code: Code, change: Fields): Promise<void>;
  noticesUrlOf(code: Code): string;
  /** What each can break, and how often each fault has struck since it was asked last. */
  readonly known: Known;
  takeStrikes(): Promise<readonly Strike[]>;
  stop(): Promise<void>;
}

export const programs = ['alipay', 'antom', 'wechat', 'stripe', 'bank'] as const;
export type Program = (typeof programs)[number];

/** Starts every sandbox on one clock, and opens a shop of ours at each. */
export async function openShops(
  context: Context,
  atMs: number,
  noticesUrl: string,
): Promise<Shops> {
  const home = mkdtempSync(path.join(tmpdir(), 'lowu-methods-'));
  const { fileOf, setClock, skew } = openClocks(home);
  setClock(atMs);
  const started = await Promise.all(
    programs.map((name) => {
      return startSandboxProgram(name, { home: path.join(home, name), clock: fileOf(name) });
    }),
  );
  const at = (name: Program): SandboxProgram['address'] =>
    started[programs.indexOf(name)]?.address ?? '';
  const of: Record<Code, Shop> = {
    alipay_cn: shopAt(at('alipay')),
    alipay_cycle: shopAt(at('alipay')),
    alipay_hk: shopAt(at('antom')),
    antom_cn: shopAt(at('antom')),
    wechat_cn: shopAt(at('wechat'), (id) => id.slice(4)),
    wechat_hk: shopAt(at('wechat'), (id) => id.slice(4)),
    wechat_global: shopAt(at('wechat'), (id) => id.slice(4)),
    stripe: shopAt(at('stripe')),
    fps_qr: shopAt(at('bank'), referenceOf),
  };
  const noticesUrlOf = (code: Code): string => `${noticesUrl}/${code}`;
  const entered = new Map<Code, { readonly provider: string; readonly settings: Fields }>();
  const enteredFor = (code: Code) => present(entered.get(code), code);
  const enter = async (code: Code): Promise<void> => {
    const priority = codes.indexOf(code) + 1;
    await configureConnector(context, { code, isEnabled: true, priority, ...enteredFor(code) });
  };
  for (const code of codes) {
    entered.set(code, await openings[code](of[code], noticesUrlOf(code)));
    await enter(code);
  }
  return {
    of,
    setClock,
    skew(program, byMs) {
      skew(program, byMs);
      setClock(context.clock.now());
    },
    settingsOf: (code) => enteredFor(code).settings,
    async configure(code, change) {
      const { provider, settings } = enteredFor(code);
      entered.set(code, { provider, settings: { ...settings, ...change } });
      await enter(code);
    },
    noticesUrlOf,
    known: await readKnown(of),
    takeStrikes: async () =>
      (await Promise.all(programs.map((name) => take(name, at(name))))).flat(),
    async stop() {
      await Promise.all(started.map((program) => program.stop()));
      rmSync(home, { recursive: true });
    },
  };
}

/** One for each program, of which one may go wrong. */
function openClocks(home: string) {
  const fileOf = (name: Program): string => path.join(home, `clock-${name}.json`);
  let skewed: { readonly program: Program; readonly byMs: number } = { program: 'bank', byMs: 0 };
  return {
    fileOf,
    setClock(nowMs: number): void {
      for (const name of programs) {
        const virtualMs = nowMs + (name === skewed.program ? skewed.byMs : 0);
        writePace(fileOf(name), { realMs: 0, virtualMs, rate: 0 });
      }
    },
    skew(program: Program, byMs: number): void {
      skewed = { program, byMs };
    },
  };
}

/** Its rules are forgotten afterwards, so that it need not look through all of them each time. */
async function take(program: Program, address: string): Promise<Strike[]> {
  const rules = await readRules(shopAt(address));
  await fetch(`${address}/sandbox/faults`, { method: 'DELETE' });
  return rules.map(({ match, fault, fired }) => ({
    program,
    fault: fault.name,
    outTradeNo: match.outTradeNo ?? '',
    times: fired,
  }));
}

export function shopAt(address: string, numberOf: Shop['numberOf'] = (id) => id): Shop {
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
