import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { hkd, openTmf654World, type Program, type Told } from '#test/tmf654-world';

const file = 'TMF654_v4.0.0_swagger.json';
const place = 'https://specs.invalid/tmf654';

export function hasTmf654(folder: string): boolean {
  return existsSync(path.join(folder, file));
}

/** Collects what TM Forum's own document does not allow. */
class Judged {
  readonly wrong: string[] = [];
  valid = 0;
  readonly #ajv = new Ajv({ strict: false, logger: false });
  readonly #compiled = new Map<string, ValidateFunction>();

  constructor(folder: string) {
    addFormats.default(this.#ajv);
    const document = JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as object;
    this.#ajv.addSchema({ $id: place, ...document });
  }

  judge(definition: string, value: unknown): void {
    const validate =
      this.#compiled.get(definition) ??
      this.#ajv.compile({ $ref: `${place}#/definitions/${definition}` });
    this.#compiled.set(definition, validate);
    if (validate(value)) this.valid += 1;
    else {
      const [error] = validate.errors ?? [];
      const text = JSON.stringify(value).slice(0, 300);
      this.wrong.push(`${definition}${error?.instancePath}: ${error?.message}: ${text}`);
    }
  }

  answer(definition: string, { status, body }: Told): void {
    if (status >= 400) return this.judge('Error', body);
    for (const one of [body].flat()) this.judge(definition, one);
  }
}

/**
 * Has a program do all that TMF654 knows at a real server, and judges what both sides say by the
 * definitions of TM Forum's document. Asking without an amount or a party, as the conformance kit
 * does, is left out: the document does not allow that of a client.
 */
export async function checkTmf654(
  folder: string,
  t: { after(work: () => Promise<void>): void },
): Promise<Pick<Judged, 'wrong' | 'valid'>> {
  const judged = new Judged(folder);
  const world = await openTmf654World(t, {
    balance_transfers_on: true,
    webhook_loopback_allowed: true,
  });
  const house = await world.house();
  const [one, other] = [await world.someone(), await world.someone()];
  const usual = {
    amount: hkd(50),
    usageType: 'monetary',
    bucket: { id: one.bucket },
    partyAccount: { id: `acc_${one.bucket.slice(4, 36)}` },
  };
  const { partyAccount: _, ...withoutParty } = usual;
  const transfer = {
    ...withoutParty,
    reason: 'A gift',
    channel: { id: 'hotline' },
    logicalResource: [{ id: one.number }],
    receiverLogicalResource: { id: other.number },
    receiverBucket: { id: other.bucket },
    receiverBucketUsageType: 'monetary',
  };
  const recurring = { ...usual, isAutoTopup: true, recurringPeriod: 'monthly', numberOfPeriods: 2 };
  await walk(judged, house, 'TopupBalance', [usual, recurring, { ...usual, amount: hkd(9_999) }]);
  await walk(judged, house, 'AdjustBalance', [withoutParty, { ...withoutParty, amount: hkd(900) }]);
  await walk(judged, house, 'TransferBalance', [transfer, { ...transfer, amount: hkd(299) }]);
  await walk(judged, house, 'ReserveBalance', [usual]);
  for (const resource of ['Bucket', 'AccumulatedBalance', 'BalanceActionHistory']) {
    const path = `/${resource.replace(/^./, (letter) => letter.toLowerCase())}`;
    const all = await house.list(path);
    for (const told of all) judged.judge(resource, told);
    judged.answer(resource, await house.get(`${path}/${String(all[0]?.['id'])}`));
    judged.answer(resource, await house.get(`${path}/nothing`));
  }
  const listener = { callback: 'http://127.0.0.1:9/listener', query: '' };
  judged.judge('EventSubscriptionInput', listener);
  judged.answer('EventSubscription', await house.post('/hub', listener));
  return judged;
}

async function walk(
  judged: Judged,
  house: Program,
  resource: string,
  bodies: readonly object[],
): Promise<void> {
  const path = `/${resource.replace(/^./, (letter) => letter.toLowerCase())}`;
  for (const [at, body] of bodies.entries()) {
    judged.judge(`${resource}_Create`, body);
    const made = await house.post(path, body, `${resource}-${at}`);
    judged.answer(resource, made);
    if (made.status !== 201) continue;
    const own = `${path}/${String(made.body['id'])}`;
    judged.answer(resource, await house.get(own));
    judged.answer(resource, await house.call('PATCH', own, { description: 'Looked at' }));
    const ended = await house.call('DELETE', own);
    if (ended.status !== 204) judged.answer(resource, ended);
  }
  for (const told of await house.list(path)) judged.judge(resource, told);
}
