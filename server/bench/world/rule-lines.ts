import { type PhoneNumber, uuidOf } from '#base';
import { autoTopupSettings, ruleConsent, setRule } from '#auto-topups';
import { planOf, readCatalog } from '#catalog';
import { credit } from '#ledger';
import { askForMandate, type MandateId, offeredConsent } from '#mandates';
import type { Context } from '#platform/context';
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

const belowMinor = 2_000n;
/** One text message above the level. */
const balanceMinor = 2_000n;
const atOnce = 50;

/** Lines whose rule is on and whose money is at its level: the next use falls below it. */
export async function makeRuleLines(
  context: Context,
  url: string,
  connector: string,
  count: number,
): Promise<readonly RuleLine[]> {
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
          connector,
          language: 'zh-Hant',
          consentVersion,
          returnUrl: 'http://127.0.0.1:9/',
          notifyBaseUrl: 'http://127.0.0.1:9/',
        }),
      ),
    );
    await sign(context, url, mandates);
    await Promise.all(some.map((one, at) => turnOn(context, one, mandates.slice(at, at + 1))));
  }
  return made;
}

/** As if each payer had agreed at their wallet. */
async function sign(context: Context, url: string, mandates: readonly MandateId[]): Promise<void> {
  const sealed = context.secrets.seal('token', 'mandates.mandate.sealed_token');
  await withHastyClient(url, (client) =>
    client.query(
      `update mandates.mandate set state = 'active', sealed_token = $2, signed_at = opened_at,
         ends_at = null, ask_at = null
       where id = any ($1::uuid[])`,
      [mandates.map(uuidOf), sealed],
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
    seen: {
      version: 'none',
      intervalMinutes: context.settings().get(autoTopupSettings.intervalMinutes),
    },
    wish: usualWish(mandates, { belowMinor }),
  });
}
