import { type PhoneNumber, uuidOf } from '#base';
import { ruleConsent, setRule } from '#auto-topups';
import { planOf, readCatalog } from '#catalog';
import { credit } from '#ledger';
import { askForMandate, type MandateId, offeredConsent } from '#mandates';
import { configureConnector } from '#payments';
import type { Context } from '#platform/context';
import { newRsaPair } from '#test/rsa-pair';
import { usualWish } from '#test/usual-rule';
import {
  accountOf,
  createLine,
  createSubscriber,
  type LineId,
  type SubscriberId,
} from '#subscribers';
import { withHastyClient } from './copies.ts';

export interface RuleLine {
  readonly line: LineId;
  readonly number: PhoneNumber;
}

const wallet = 'alipay_hk';
const belowMinor = 2_000n;
/** One text message above the level. */
const balanceMinor = 2_000n;
const atOnce = 50;

/** A wallet that can be charged; nobody listens there, as nothing that follows is measured. */
async function connectWallet(context: Context): Promise<void> {
  const [ours, theirs] = [newRsaPair(), newRsaPair()];
  await configureConnector(context, {
    code: wallet,
    provider: 'antom',
    isEnabled: true,
    priority: 9,
    settings: {
      clientId: 'SANDBOX_5Y0000000000000M',
      wallet: 'ALIPAY_HK',
      merchantPrivateKey: ours.privatePem,
      antomPublicKeys: [theirs.publicPem],
      gateway: 'http://127.0.0.1:9',
      isProduction: false,
    },
  });
}

/** Lines whose rule is on and whose money is at its level: the next use falls below it. */
export async function makeRuleLines(
  context: Context,
  url: string,
  count: number,
): Promise<readonly RuleLine[]> {
  await connectWallet(context);
  const made: (RuleLine & { readonly owner: SubscriberId })[] = [];
  const plan = planOf(await readCatalog(context), 'commuter');
  await context.db.transaction(async (tx) => {
    for (let index = 0; index < count; index += 1) {
      const number: PhoneNumber = `+852${90_000_000 + index}`;
      const owner = createSubscriber(tx, { name: '陳大文', language: 'zh-Hant' });
      const numbers = [{ number, registration: 'registered' }] as const;
      const line = await createLine(tx, { subscriber: owner, plan, numbers, validDays: 30 });
      const amount = { unit: 'HKD', amount: balanceMinor } as const;
      credit(tx, accountOf(line), amount, 'bank', { code: 'starter', cause: line });
      made.push({ line, number, owner });
    }
  });
  const { version: consentVersion } = offeredConsent(context, 'zh-Hant').consent;
  for (let from = 0; from < made.length; from += atOnce) {
    const some = made.slice(from, from + atOnce);
    const mandates = await Promise.all(
      some.map(({ owner }) =>
        askForMandate(context, {
          owner,
          connector: wallet,
          language: 'zh-Hant',
          consentVersion,
          returnUrl: 'http://127.0.0.1:9/',
          notifyBaseUrl: 'http://127.0.0.1:9/',
        }),
      ),
    );
    await sign(url, mandates);
    await Promise.all(some.map((one, at) => turnOn(context, one, mandates.slice(at, at + 1))));
  }
  return made;
}

/** As if each payer had agreed at their wallet. */
async function sign(url: string, mandates: readonly MandateId[]): Promise<void> {
  await withHastyClient(url, (client) =>
    client.query(
      `update mandates.mandate set state = 'active', sealed_token = 'none', signed_at = opened_at,
         ends_at = null, ask_at = null
       where id = any ($1::uuid[])`,
      [mandates.map(uuidOf)],
    ),
  );
}

function turnOn(
  context: Context,
  { line, owner }: RuleLine & { readonly owner: SubscriberId },
  mandates: readonly MandateId[],
): Promise<void> {
  return setRule(context, {
    line,
    owner,
    language: 'zh-Hant',
    consentVersion: ruleConsent.version,
    sentence: 'bench',
    firstMinor: null,
    wish: usualWish(mandates, { belowMinor }),
  });
}
