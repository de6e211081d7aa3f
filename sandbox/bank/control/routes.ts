import { randomBytes } from 'node:crypto';
import { type Answer, json, Problem } from '../../kit/answers.ts';
import { faultRoutes } from '../../kit/faults/fault-routes.ts';
import {
  parseObject,
  readOptionalNumber,
  readOptionalText,
  readText,
  refuseUnknown,
} from '../../kit/fields.ts';
import type { Incoming, Route } from '../../kit/server.ts';
import { parseYuan } from '../../kit/yuan.ts';
import { payer } from '../app/routes.ts';
import { type Account, parseAccount } from '../accounts.ts';
import type { Entry } from '../books/books.ts';
import { payCode } from '../books/pay-code.ts';
import { CodeRefused, scanCode } from '../codes/emv-code.ts';
import { errorNames, type StatementErrors } from '../statements/statement-errors.ts';
import type { World } from '../world.ts';

/** `/sandbox/…`: what no customer of the bank has, for tests and the demo. */
export function controlRoutes(world: World): Route[] {
  return [
    ...faultRoutes(world.faults),
    post('accounts', ({ body }) => register(world, body)),
    post('scan', ({ body }) => scan(world, body)),
    post('payouts', ({ body }) => payOut(world, body)),
    post('transfers', ({ body }) => transfer(world, body)),
    post('entries/:id/reverse', ({ params }) => reverse(world, params['id'] ?? '')),
    post('accounts/:account/rotate-secret', ({ params }) => rotate(world, params)),
    post('statement-errors', ({ body }) => setErrors(world, body)),
    {
      method: 'GET',
      path: '/sandbox/entries',
      answer: ({ query }) => {
        const reference = query.get('reference');
        const all = world.accounts.list().flatMap(({ number }) => world.books.ofAccount(number));
        const found = all.filter((entry) => reference === null || entry.reference === reference);
        return json(200, { entries: found });
      },
    },
  ];
}

function post(path: string, answer: (incoming: Incoming) => Answer): Route {
  return { method: 'POST', path: `/sandbox/${path}`, answer };
}

function register(world: World, body: string): Answer {
  const account = parseAccount(parseObject(body));
  world.accounts.register(account);
  return json(201, { number: account.number, fpsId: account.fpsId });
}

/** `{code, amount?, reference?: "dropped", name?, account?}`: pays a code as a person would. */
function scan(world: World, body: string): Answer {
  const object = parseObject(body);
  refuseUnknown(object, ['code', 'amount', 'reference', 'name', 'account']);
  const amount = readOptionalText(object, 'amount', 16);
  try {
    const entry = payCode(world, {
      code: scanCode(readText(object, 'code', 600)),
      cents: amount === undefined ? undefined : amountIn(amount),
      isReferenceKept: readOptionalText(object, 'reference', 8) !== 'dropped',
      payer: {
        name: readOptionalText(object, 'name', 70) ?? payer.name,
        account: readOptionalText(object, 'account', 34) ?? payer.account,
      },
    });
    return json(201, entry);
  } catch (error) {
    if (error instanceof CodeRefused) throw new Problem(400, error.message);
    throw error;
  }
}

/** `{account, from, reference, amount, instructed?, currency?, rate?}`: a provider settles. */
function payOut(world: World, body: string): Answer {
  const object = parseObject(body);
  const known = ['account', 'from', 'reference', 'amount', 'instructed', 'currency', 'rate'];
  refuseUnknown(object, known);
  const account = accountIn(world, object);
  const instructed = readOptionalText(object, 'instructed', 16);
  const from = readText(object, 'from', 70);
  return booked(world, {
    account: account.number,
    cents: amountIn(readText(object, 'amount', 16)),
    kind: 'payout-in',
    reference: readText(object, 'reference', 35),
    details: `SETTLEMENT ${from}`,
    party: from,
    partyAccount: '012-000000-001',
    instructed:
      instructed === undefined
        ? null
        : {
            cents: amountIn(instructed),
            currency: readText(object, 'currency', 3),
            rate: readOptionalText(object, 'rate', 16) ?? '',
          },
    reverses: null,
  });
}

/** `{account, to, toAccount, amount, reference}`: finance sends money by e-banking. */
function transfer(world: World, body: string): Answer {
  const object = parseObject(body);
  refuseUnknown(object, ['account', 'to', 'toAccount', 'amount', 'reference']);
  return booked(world, {
    account: accountIn(world, object).number,
    cents: -amountIn(readText(object, 'amount', 16)),
    kind: 'transfer-out',
    reference: readText(object, 'reference', 35),
    details: 'FPS DEBIT',
    party: readText(object, 'to', 70),
    partyAccount: readText(object, 'toAccount', 34),
    instructed: null,
    reverses: null,
  });
}

function reverse(world: World, id: string): Answer {
  const entry = world.books.find(id);
  if (entry === undefined) throw new Problem(404, `There is no entry ${id}.`);
  const { account, reference, details, party, partyAccount } = entry;
  return booked(world, {
    account,
    reference,
    details,
    party,
    partyAccount,
    cents: -entry.cents,
    kind: 'reversal',
    instructed: null,
    reverses: id,
  });
}

function booked(world: World, entry: Omit<Entry, 'id' | 'bookedMs'>): Answer {
  return json(201, world.books.book(entry));
}

function accountIn(world: World, object: Record<string, unknown>): Account {
  const account = world.accounts.find(readText(object, 'account', 34));
  if (account === undefined) throw new Problem(404, 'There is no such account.');
  return account;
}

function amountIn(text: string): number {
  const cents = parseYuan(text);
  if (cents === undefined || cents === 0) throw new Problem(400, `${text} is no amount.`);
  return cents;
}

/** From now on answers are signed with another secret; requests may be by either. */
function rotate(world: World, params: Record<string, string>): Answer {
  const account = world.accounts.find(params['account'] ?? '');
  if (account === undefined) throw new Problem(404, 'There is no such account.');
  const secret = randomBytes(32).toString('hex');
  const secrets = [...account.secrets, secret].slice(-2);
  world.accounts.register({ ...account, secrets });
  return json(200, { secrets });
}

function setErrors(world: World, body: string): Answer {
  const object = parseObject(body);
  refuseUnknown(object, ['seed', ...errorNames]);
  const numbers = errorNames.map((name) => [name, readOptionalNumber(object, name, 0, 1_000) ?? 0]);
  const seed = readOptionalNumber(object, 'seed', 0, Number.MAX_SAFE_INTEGER) ?? 0;
  const errors = { seed, ...Object.fromEntries(numbers) } as StatementErrors;
  world.errors.set(errors);
  return json(200, errors);
}
