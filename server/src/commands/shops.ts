import { readFile } from 'node:fs/promises';
import { isId, isLanguage, languages } from '#base';
import {
  addOperator,
  addTill,
  changeReseller,
  changeTier,
  listTiers,
  type NewReseller,
  openReseller,
  renewPin,
  type ResellerId,
  type Tier,
} from '#resellers';
import { EnvironmentProblem } from '../settings.ts';
import { inKeptContext } from './place.ts';
import { tell } from './tell.ts';

export interface ShopOptions {
  readonly tier: string;
  readonly chain?: boolean;
  readonly under?: string;
  readonly sharesFloat?: boolean;
  readonly number?: string;
  readonly hours?: string;
  readonly language: string;
  readonly tills: string;
  readonly json?: boolean;
}

export async function addShop(name: string, options: ShopOptions): Promise<void> {
  const { tier, chain: isChain = false, under, sharesFloat, language, tills } = options;
  if (!isLanguage(language)) throw wrongLanguage();
  const parent = under === undefined ? {} : { parent: shopIn(under) };
  const number = options.number === undefined ? {} : { number: options.number };
  const hours = options.hours === undefined ? {} : { hours: hoursIn(options.hours) };
  await inKeptContext(async (context) => {
    const shop = await openReseller(context, undefined, {
      kind: isChain ? 'chain' : 'agent',
      name,
      tier,
      ...parent,
      ...number,
      ...hours,
      sharesFloat: sharesFloat ?? false,
      language,
      tills: tills.split(',').flatMap((one) => one.trim() || []),
    });
    tell(options.json ?? false, { shop }, shop);
  });
}

export type ShopChangeOptions = Partial<
  Pick<ShopOptions, 'tier' | 'number' | 'language' | 'json'> & { readonly name: string }
>;

export async function changeShop(shop: string, options: ShopChangeOptions): Promise<void> {
  const { name, tier, number, language } = options;
  if (language !== undefined && !isLanguage(language)) throw wrongLanguage();
  if ([name, tier, number, language].every((one) => one === undefined)) {
    throw new EnvironmentProblem('say --name, --tier, --number or --language');
  }
  const change = { reseller: shopIn(shop), name, tier, language };
  await inKeptContext(async (context) => {
    await changeReseller(context, undefined, { ...change, number: number === '' ? null : number });
    tell(options.json ?? false, { shop }, `${shop} is changed, from the next sale on`);
  });
}

export async function addShopTill(shop: string, label: string, isJson: boolean): Promise<void> {
  const reseller = shopIn(shop);
  await inKeptContext(async (context) => {
    const till = await addTill(context, undefined, { reseller, label });
    tell(isJson, { till }, `till ${till}`);
  });
}

export interface OperatorOptions {
  readonly supervisor?: boolean;
  readonly json?: boolean;
}

export async function addShopOperator(
  shop: string,
  login: string,
  name: string,
  { supervisor: isSupervisor = false, json = false }: OperatorOptions,
): Promise<void> {
  const reseller = shopIn(shop);
  await inKeptContext(async (context) => {
    const given = { reseller, login, name, isSupervisor };
    const made = await addOperator(context, undefined, given);
    tell(json, made, `operator  ${made.operator}\nPIN       ${made.pin}`);
  });
}

export async function renewShopPin(login: string, isJson: boolean): Promise<void> {
  await inKeptContext(async (context) => {
    const pin = await renewPin(context, undefined, login);
    tell(isJson, { pin }, `PIN  ${pin}`);
  });
}

export async function setShopTier(file: string, isJson: boolean): Promise<void> {
  const text = await readFile(file, 'utf8');
  const written = readJson(file, text);
  await inKeptContext(async (context) => {
    const { code } = await changeTier(context, written);
    tell(isJson, { tier: code }, `${code} is set, from the next sale on`);
  });
}

export async function showShopTiers(isJson: boolean): Promise<void> {
  await inKeptContext(async (context) => {
    const tiers = (await listTiers(context, undefined)).map(writtenOf);
    const text = tiers.map((tier) => JSON.stringify(tier, undefined, 2)).join('\n');
    tell(isJson, { tiers }, tiers.length > 0 ? text : 'there are no tiers yet');
  });
}

/** As `lowu shops tier` reads it. */
function writtenOf(tier: Tier) {
  return Object.fromEntries(
    Object.entries(tier).map(([field, value]): [string, unknown] => [
      field,
      typeof value === 'bigint' ? Number(value) : value,
    ]),
  );
}

function readJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new EnvironmentProblem(`${file} is no JSON`);
  }
}

/** `07:00-23:00`; a closing before the opening is after midnight. */
function hoursIn(text: string): NonNullable<NewReseller['hours']> {
  const [, ...parts] = /^([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)$/.exec(text) ?? [];
  const [opensHour, opensMinute, closesHour, closesMinute] = parts.map(Number);
  if (opensHour === undefined || opensMinute === undefined) throw wrongHours();
  if (closesHour === undefined || closesMinute === undefined) throw wrongHours();
  return { opensAt: opensHour * 60 + opensMinute, closesAt: closesHour * 60 + closesMinute };
}

function wrongLanguage(): EnvironmentProblem {
  return new EnvironmentProblem(`--language is one of ${languages.join(', ')}`);
}

function wrongHours(): EnvironmentProblem {
  return new EnvironmentProblem('--hours is such as 07:00-23:00, in Hong Kong');
}

function shopIn(text: string): ResellerId {
  if (isId('rsl', text)) return text;
  throw new EnvironmentProblem(`"${text}" is no shop: its id is such as rsl_…`);
}
