import { type Answer, json, Problem, type Reply, text } from '../../kit/answers.ts';
import { answerCall } from '../../kit/faults/answer-call.ts';
import type { Incoming, Route } from '../../kit/server.ts';
import { dayOf } from '../books/day.ts';
import { printCamt } from '../statements/print-camt.ts';
import { printCsv } from '../statements/print-csv.ts';
import { reportOf, statementOf } from '../statements/statement-of.ts';
import type { World } from '../world.ts';
import { type CheckedRequest, checkRequest } from './check-request.ts';
import { answerText, sign } from './signing.ts';

interface Method {
  name: string;
  path: string;
  run(world: World, request: CheckedRequest, incoming: Incoming): Reply;
}

const methods: readonly Method[] = [
  {
    // What was booked under one reference, today or before.
    name: 'entries',
    path: '/v1/accounts/:account/entries',
    run(world, { account }, { query }) {
      const reference = query.get('reference') ?? '';
      if (reference === '') throw new Problem(400, 'The reference is missing.');
      const entries = world.books
        .ofAccount(account.number)
        .filter((entry) => entry.reference === reference)
        .map((entry) => ({ ...entry, currency: account.currency }));
      return xml(printCamt('052', { ...reportOf(world, account), entries, count: entries.length }));
    },
  },
  {
    // Of today, so far.
    name: 'report',
    path: '/v1/accounts/:account/report',
    run: (world, { account }) => xml(printCamt('052', reportOf(world, account))),
  },
  {
    // Of a day that is over; there from one o'clock in the morning.
    name: 'statement',
    path: '/v1/accounts/:account/statements/:day',
    run(world, { account }, { params, query }) {
      const day = params['day'] ?? '';
      const statement = /^\d{4}-\d\d-\d\d$/.test(day)
        ? statementOf(world, account, day)
        : undefined;
      if (statement === undefined) return json(404, { code: 'NO_STATEMENT', day });
      if (query.get('format') === 'csv') return text(200, printCsv(statement), 'text/csv');
      return xml(printCamt('053', statement));
    },
  },
];

function xml(body: string): Reply {
  return text(200, body, 'application/xml');
}

/** What a business' own programs ask the bank. Requests and answers are signed with a secret. */
export function apiRoutes(world: World): Route[] {
  return methods.map((method) => ({
    method: 'GET',
    path: method.path,
    answer: (incoming) => answer(world, method, incoming),
  }));
}

async function answer(world: World, method: Method, incoming: Incoming): Promise<Answer> {
  const request = checkRequest(world, incoming);
  const reference = incoming.query.get('reference') ?? dayOf(world.clock.now());
  const facts = { appId: request.account.clientId, outTradeNo: reference, method: method.name };
  const [fault] = world.faults.take('call', facts);
  return answerCall(fault, {
    perform() {
      const reply = performed(world, method, request, incoming);
      return (spoilt) => signed(request, reply, spoilt === 'bad-answer-signature');
    },
    excuse: () => signed(request, json(503, { code: 'SYSTEM_BUSY' }), false),
    beforeAnswer: async () => undefined,
  });
}

function performed(
  world: World,
  method: Method,
  request: CheckedRequest,
  incoming: Incoming,
): Reply {
  try {
    return method.run(world, request, incoming);
  } catch (error) {
    if (error instanceof Problem) return json(error.status, { code: error.message });
    throw error;
  }
}

function signed({ account, nonce }: CheckedRequest, reply: Reply, isSpoilt: boolean): Reply {
  const secret = account.secrets.at(-1) ?? '';
  const signature = sign(secret, answerText(nonce, reply.status, reply.body));
  const given = isSpoilt
    ? signature.replace(/.$/, (last) => (last === '0' ? '1' : '0'))
    : signature;
  return { ...reply, headers: { ...reply.headers, 'x-signature': given } };
}
