import { generateKeyPairSync, sign } from 'node:crypto';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Receiver, startReceiver } from './receiver.ts';
import { type StartedProgram, startProgram } from './start-program.ts';

type Fields = Record<string, unknown>;

export interface AntomSandbox {
  address: string;
  clientId: string;
  /** Bare base64 of the key that Antom signs with. */
  antomPublicKey: string;
  receiver: Receiver;
  /** Calls a method of the gateway as the merchant; `changes` spoil the headers. */
  call(method: string, body: Fields | string, changes?: Record<string, string>): Promise<Fields>;
  control(method: 'GET' | 'POST', path: string, body?: Fields): Promise<Fields>;
  fault(fault: string, match: Fields, more?: Fields): Promise<void>;
  setClock(virtualMs: number): void;
  restart(): Promise<void>;
  close(): Promise<void>;
}

const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
const publicKey = pair.publicKey.export({ format: 'pem', type: 'spki' }).toString();
const clientId = 'SANDBOX_5Y0000000000000T';
export const thanks = '{"result":{"resultCode":"SUCCESS","resultStatus":"S","resultMessage":""}}';

/** The simulator as its own process, with a merchant and an address for its notices. */
export async function startAntom(flags: readonly string[] = []): Promise<AntomSandbox> {
  const home = mkdtempSync(join(tmpdir(), 'sandbox-antom-'));
  const clockFile = join(home, 'clock.json');
  const start = (port: number): Promise<StartedProgram> => {
    const own = ['--home', join(home, 'state'), '--clock', clockFile, '--port', String(port)];
    return startProgram('antom/main.ts', [...own, ...flags]);
  };
  let program = await start(0);
  const receiver = await startReceiver(({ raw }) => numberIn(raw));
  receiver.answerWith(200, thanks);
  const { address } = program;
  const control: AntomSandbox['control'] = async (method, path, body) => {
    const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
    const response = await fetch(`${address}/sandbox/${path}`, init);
    return { status: response.status, ...((await response.json()) as Fields) };
  };
  const registered = await control('POST', 'merchants', {
    clientId,
    publicKey,
    notifyUrl: receiver.url,
  });
  return {
    address,
    clientId,
    antomPublicKey: String(registered['antomPublicKey']),
    receiver,
    call: (method, body, changes) => callAs(address, method, body, changes),
    control,
    async fault(fault, match, more = {}) {
      const added = await control('POST', 'faults', { fault, match, ...more });
      if (added['status'] !== 201) throw new Error(JSON.stringify(added));
    },
    setClock(virtualMs) {
      writeFileSync(`${clockFile}.new`, JSON.stringify({ realMs: Date.now(), virtualMs, rate: 1 }));
      renameSync(`${clockFile}.new`, clockFile);
    },
    async restart() {
      await program.kill();
      program = await start(program.port);
    },
    async close() {
      await program.stop();
      await receiver.close();
      rmSync(home, { recursive: true });
    },
  };
}

/** What a notice is about: the payment, as the refund's metadata says it too, or the agreement. */
function numberIn(raw: string): string | undefined {
  const said = JSON.parse(raw) as Fields;
  const number = said['paymentRequestId'] ?? said['authState'] ?? said['metadata'];
  return number === undefined ? undefined : String(number);
}

async function callAs(
  address: string,
  method: string,
  body: Fields | string,
  changes: Record<string, string> = {},
): Promise<Fields> {
  const target = `/ams/api/v1/${method}`;
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const time = new Date().toISOString();
  const signed = `POST ${target}\n${clientId}.${time}.${text}`;
  const signature = sign('sha256', Buffer.from(signed), pair.privateKey).toString('base64');
  const response = await fetch(`${address}${target}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json; charset=UTF-8',
      'client-id': clientId,
      'request-time': time,
      signature: `algorithm=RSA256, keyVersion=1, signature=${encodeURIComponent(signature)}`,
      ...changes,
    },
    body: text,
  });
  return (await response.json()) as Fields;
}

export function codeOf(answer: Fields): unknown {
  return (answer['result'] as Fields)['resultCode'];
}

let lastNumber = 0;

export function newNumber(): string {
  lastNumber += 1;
  return `pay_${process.pid}_${lastNumber}`;
}

/** The words of a good payment. */
export function paymentOf({ receiver }: AntomSandbox, paymentRequestId = newNumber()) {
  const paymentAmount = { currency: 'HKD', value: '5000' };
  return {
    productCode: 'CASHIER_PAYMENT',
    paymentRequestId,
    paymentAmount,
    paymentMethod: { paymentMethodType: 'ALIPAY_HK' },
    order: { referenceOrderId: 'o1', orderDescription: '增值', orderAmount: paymentAmount },
    paymentNotifyUrl: receiver.url,
    paymentRedirectUrl: 'https://shop.example/back',
    settlementStrategy: { settlementCurrency: 'HKD' },
    env: { terminalType: 'WAP' },
  };
}

/**
 * A token by which the wallet may be charged without its owner, whose shop calls it `authState`.
 */
export async function agreedToken(sandbox: AntomSandbox, authState = newNumber()): Promise<string> {
  await sandbox.call('authorizations/consult', {
    customerBelongsTo: 'ALIPAY_HK',
    scopes: ['AGREEMENT_PAY'],
    authState,
    authRedirectUrl: 'https://shop.example/agreed',
    terminalType: 'WAP',
  });
  const { authCode } = await sandbox.control('POST', `authorizations/${authState}/agree`);
  const given = await sandbox.call('authorizations/applyToken', {
    grantType: 'AUTHORIZATION_CODE',
    customerBelongsTo: 'ALIPAY_HK',
    authCode,
  });
  return String(given['accessToken']);
}

export function chargeOf(sandbox: AntomSandbox, token: string, paymentRequestId = newNumber()) {
  const { env: _env, paymentRedirectUrl: _url, ...rest } = paymentOf(sandbox, paymentRequestId);
  const paymentMethod = { paymentMethodType: 'ALIPAY_HK', paymentMethodId: token };
  return { ...rest, productCode: 'AGREEMENT_PAYMENT', paymentMethod };
}
