import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { type ConsoleOperation, consolePaths } from '@lowu/contract/console/paths';
import type { Role } from '#identity';
import { type Sender, sendDueMessages } from '#notifications';
import { type ConsoleWorld, cookiesOf, openConsoleWorld } from '#test/console-world';
import { textTable } from '#test/text-table';

type Who = 'nobody' | 'subscriber' | Role;

/** Who gets what status from each operation; whatever is not allowed here is refused. */
const expected = textTable<'operation' | Who>(`
  operation         | nobody | subscriber | support | clerk | finance | operator | auditor
  readStaffSession  | 200    | 200        | 200     | 200   | 200     | 200      | 200
  findLine          | 401    | 401        | 200     | 200   | 200     | 403      | 200
  readLine          | 401    | 401        | 200     | 200   | 200     | 403      | 200
  listLineTopups    | 401    | 401        | 200     | 200   | 200     | 403      | 200
  listLineTransfers | 401    | 401        | 200     | 200   | 200     | 403      | 200
  listLineMessages  | 401    | 401        | 200     | 200   | 200     | 403      | 200
  readLineRule      | 401    | 401        | 200     | 200   | 200     | 403      | 200
  explainTopup      | 401    | 401        | 200     | 200   | 200     | 403      | 200
  readPayments      | 401    | 401        | 200     | 200   | 200     | 403      | 200
  listStaffMandates | 401    | 401        | 200     | 200   | 200     | 403      | 200
  proposeRefund     | 401    | 401        | 409     | 409   | 403     | 403      | 403
  answerRefund      | 401    | 401        | 403     | 403   | 409     | 403      | 403
  listReviews       | 401    | 401        | 200     | 200   | 200     | 403      | 200
  proposeReview     | 401    | 401        | 409     | 409   | 403     | 403      | 403
  answerReview      | 401    | 401        | 403     | 403   | 409     | 403      | 403
  listReconciliationDays  | 401 | 401     | 403     | 403   | 200     | 403      | 200
  readReconciliationDay   | 401 | 401     | 403     | 403   | 404     | 403      | 404
  exportReconciliationDay | 401 | 401     | 403     | 403   | 404     | 403      | 404
  listBreaks        | 401    | 401        | 403     | 403   | 200     | 403      | 200
  readBreak         | 401    | 401        | 403     | 403   | 404     | 403      | 404
  proposeResolution | 401    | 401        | 403     | 403   | 404     | 403      | 403
  decideResolution  | 401    | 401        | 403     | 403   | 404     | 403      | 403
  readBanking       | 401    | 401        | 403     | 403   | 200     | 403      | 200
  readCredit        | 401    | 401        | 403     | 403   | 404     | 403      | 404
  proposeCredit     | 401    | 401        | 403     | 403   | 404     | 403      | 403
  decideCredit      | 401    | 401        | 403     | 403   | 404     | 403      | 403
  markTransferSent  | 401    | 401        | 403     | 403   | 404     | 403      | 403
  listClosings      | 401    | 401        | 200     | 200   | 200     | 403      | 200
  decideClosing     | 401    | 401        | 403     | 403   | 404     | 403      | 403
  readMessages      | 401    | 401        | 200     | 200   | 200     | 200      | 200
  readTrail         | 401    | 401        | 403     | 403   | 200     | 403      | 200
  readMachinery     | 401    | 401        | 403     | 403   | 403     | 200      | 200
  signInStaff       | 401    | 401        | 401     | 401   | 401     | 401      | 401
  signOutStaff      | 401    | 401        | 200     | 200   | 200     | 200      | 200
`);

const number = '+85251234567';

/** What is sent where the operation wants something; the order's money is not held. */
const bodies: Partial<Record<ConsoleOperation, () => object>> = {
  signInStaff: () => ({ login: `nobody-${randomUUID()}`, password: 'wrong', code: '000000' }),
  proposeReview: () => ({ decision: 'credit', reason: 'a slip of the wallet' }),
  answerReview: () => ({ isApproved: true }),
  proposeRefund: () => ({ amountMinor: 10_000_000, spentRule: 'refuse', reason: 'asked for' }),
  answerRefund: () => ({ isApproved: true }),
  proposeResolution: () => ({ way: 'accept', reason: 'it is right so' }),
  decideResolution: () => ({ isApproved: true }),
  proposeCredit: () => ({ way: 'to_order', attempt: null, reason: 'nobody knows the payer' }),
  decideCredit: () => ({ isApproved: true }),
  decideClosing: () => ({ isApproved: true }),
};

/** The cookies and the token of a person who has signed in to the app. */
async function subscriberOf(world: ConsoleWorld): Promise<Record<string, string>> {
  const first = await world.call('/api/app/session');
  const headers = (answer: typeof first, cookie: string) => ({
    cookie,
    'x-csrf-token': String(answer.body['csrfToken']),
  });
  const device = headers(first, cookiesOf(first));
  await world.call('/api/app/session/codes', { method: 'POST', headers: device, body: { number } });
  const texts: string[] = [];
  const sender: Sender = {
    async send(_http, { text }) {
      texts.push(text);
      return { outcome: 'delivered' };
    },
  };
  await sendDueMessages(world.context, { sms: sender });
  const code = /\d{6}/.exec(texts.join(' '))?.[0] ?? '';
  const body = { number, code };
  const answer = await world.call('/api/app/session', { method: 'POST', headers: device, body });
  assert.equal(answer.body['isSignedIn'], true);
  return headers(answer, `${device.cookie}; ${cookiesOf(answer)}`);
}

async function statusOf(
  world: ConsoleWorld,
  operation: ConsoleOperation,
  { line, topup }: { line: string; topup: string },
  headers: Record<string, string>,
): Promise<number> {
  const [method, template] = consolePaths[operation];
  const path = template
    .replace('{line}', line)
    .replace('{topup}', topup)
    .replace('{connector}/{day}', 'alipay_cn/2026-11-01')
    .replace('{refund}', `rfd_${line.slice(4)}`)
    .replace('{break}', `brk_${line.slice(4)}`)
    .replace('{entry}', `ent_${line.slice(4)}`)
    .replace('{transfer}', `btr_${line.slice(4)}`)
    .replace('{closing}', `cls_${line.slice(4)}`);
  const query = operation === 'findLine' ? `?number=${encodeURIComponent(number)}` : '';
  const given = bodies[operation]?.();
  const body = given ? { body: given } : {};
  return (await world.call(path + query, { method, headers, ...body })).status;
}

test('each operation is for whom the permissions name, and for nobody else', async (t) => {
  const world = await openConsoleWorld(t);
  const { line, subscriber } = await world.person([number]);
  const { id: topup } = await world.order(number, 5_000n, subscriber);
  const people: Record<Who, Record<string, string>> = {
    nobody: {},
    subscriber: await subscriberOf(world),
    support: await world.signedIn('support'),
    clerk: await world.signedIn('clerk'),
    finance: await world.signedIn('finance'),
    operator: await world.signedIn('operator'),
    auditor: await world.signedIn('auditor'),
  };
  assert.deepEqual(
    expected.map(({ operation }) => operation).sort(),
    Object.keys(consolePaths).sort(),
  );
  for (const { operation, ...of } of expected) {
    for (const [who, status] of Object.entries(of) as [Who, string][]) {
      const seen = await statusOf(
        world,
        operation as ConsoleOperation,
        { line, topup },
        people[who],
      );
      assert.equal(String(seen), status, `${operation} by ${who}`);
    }
  }
});
