import type { TestContext } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { addKiosk, findKiosk, type Kiosk, publicKeyText } from '#kiosks';
import { startSandboxProgram } from '#test/sandbox-program';
import { openTopupWorld, type TopupWorld } from '#test/topup-world';
import { serveDemo } from '#test/serve-demo';
import { demoKiosk } from '../../../src/demo-kiosk.ts';

/** The real server, a note acceptor and a printer of the sandbox, and a screen between them. */
export interface KioskWorld extends TopupWorld {
  readonly kiosk: Kiosk;
  readonly address: string;
  readonly parts: Parts;
  /** Ends the server, as a network does that is gone for good. */
  stopServer(): Promise<void>;
  visit(browser: Browser, look?: Look): Promise<Page>;
}

export interface Look {
  readonly width?: number;
  readonly height?: number;
  readonly hasWorker?: boolean;
}

/** What a person does at the machine beside touching its screen. */
export interface Parts {
  readonly address: string;
  insert(note: number): Promise<void>;
  act(action: string, fields?: Readonly<Record<string, string>>): Promise<void>;
  /** What was printed, newest first. */
  slips(): Promise<string[]>;
  notesInBox(): Promise<number>;
}

export async function openKioskWorld(
  t: TestContext,
  settings: Readonly<Record<string, unknown>> = {},
): Promise<KioskWorld> {
  const world = await openTopupWorld(t, settings);
  const { context } = world;
  const { key, name, code } = demoKiosk;
  const id = await context.db.transaction((tx) =>
    addKiosk(tx, { code, name, publicKey: publicKeyText(key) }),
  );
  const program = await startSandboxProgram('kiosk', {});
  t.after(() => program.stop());
  const server = await serveDemo(context, {
    demoKiosk: async () => ({ id, key, peripherals: program.address }),
  });
  let isStopped = false;
  const stopServer = async (): Promise<void> => {
    if (isStopped) return;
    isStopped = true;
    await server.stop();
  };
  t.after(stopServer);
  const kiosk = await findKiosk(context, id);
  if (!kiosk) throw new Error('no kiosk');
  const address = `http://localhost:${server.port}/kiosk`;
  return {
    ...world,
    kiosk,
    address,
    stopServer,
    parts: partsAt(program.address),
    async visit(browser, { width = 768, height = 1_024, hasWorker = false } = {}) {
      const person: BrowserContext = await browser.newContext({
        viewport: { width, height },
        reducedMotion: 'reduce',
        serviceWorkers: hasWorker ? 'allow' : 'block',
      });
      t.after(() => person.close());
      const page = await person.newPage();
      page.on('pageerror', (error) => t.diagnostic(String(error)));
      await page.goto(address);
      await page.getByRole('button', { name: '成為示範自助機' }).click();
      await page.getByRole('button', { name: 'English' }).waitFor();
      return page;
    },
  };
}

function partsAt(address: string): Parts {
  const post = async (path: string, fields: Readonly<Record<string, string>>): Promise<void> => {
    const body = new URLSearchParams(fields).toString();
    const answer = await fetch(`${address}/${path}`, { method: 'POST', body, redirect: 'manual' });
    if (answer.status !== 303) throw new Error(`${path}: ${answer.status}`);
  };
  const read = async (): Promise<string> => (await fetch(`${address}/?lang=en`)).text();
  return {
    address,
    insert: (note) => post('insert', { note: String(note) }),
    act: (action, fields = {}) => post(action, fields),
    async slips() {
      const text = await read();
      return [...text.matchAll(/<pre data-testid="slip">([^<]*)<\/pre>/g)].map(
        ([, slip = '']) => slip,
      );
    },
    async notesInBox() {
      return Number(/data-testid="box">(\d+)</.exec(await read())?.[1] ?? Number.NaN);
    },
  };
}

/** English, the number twice, and whose it is. */
export async function chooseNumber(page: Page, number: string): Promise<void> {
  await page.getByRole('button', { name: 'English' }).click();
  await type(page, number);
  await page.getByRole('button', { name: 'Yes, this is right' }).waitFor();
}

/** Types the number twice, the first time on the screen's own keys. */
export async function type(page: Page, number: string): Promise<void> {
  await page.getByRole('heading', { name: 'Which number?' }).waitFor();
  const keypad = page.getByRole('group', { name: 'Keypad' });
  for (const digit of number) {
    await keypad.getByRole('button', { name: digit, exact: true }).click();
  }
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('heading', { name: 'The same number again' }).waitFor();
  await page.locator('input').fill(number);
  await page.getByRole('button', { name: 'Next' }).click();
}

/** On from whose number it is to the first note. */
export async function goToNotes(page: Page, amount: string): Promise<void> {
  await page.getByRole('button', { name: 'Yes, this is right' }).click();
  await page.getByRole('button', { name: amount, exact: true }).click();
  await page.getByRole('button', { name: /^Notes/ }).click();
  await page.getByRole('button', { name: 'I understand, begin' }).click();
  await page.getByRole('heading', { name: 'Put the notes in, one by one' }).waitFor();
}
