import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { booksHold } from '#test/book-truth';
import { openPartnerWorld } from '#test/partner-world';
import { commandsOn, printedBy } from '#test/printed-commands';

const world = await openPartnerWorld({ after });

/** What the guide has a shell do once it has keys; how it comes by them is a story of its own. */
function guideWithKeys(): string {
  const blocks = commandsOn('partners.md');
  const lines = blocks.join('\n');
  const keys = blocks.find((block) => block.includes('api() {')) ?? '';
  const [field = ''] = /^field\(\) .*$/m.exec(lines) ?? [];
  const [token = ''] = /^TOKEN=[^]*?^api\(\) \{[^]*?^\}$/m.exec(keys) ?? [];
  const [sell = ''] = /^api \/numbers[^]*?^api \/references.*$/m.exec(lines) ?? [];
  return [field, token, sell.replaceAll(/$/gm, '; echo')].join('\n');
}

test('the commands for partners sell a top-up and add an endpoint as printed', async () => {
  await world.person(['+85259000000']);
  const [addEndpoint = ''] = commandsOn('webhooks.md');
  const commands = [guideWithKeys(), addEndpoint].join('\n');
  const partner = await world.partner();
  const told = (await printedBy(commands, world.base, partner)).trim();
  const lines = told.split(/\n+/);
  const statuses = lines.filter((line) => line.startsWith('HTTP '));
  assert.deepEqual(statuses, ['HTTP 200', 'HTTP 201', 'HTTP 200'], 'each says how it is answered');
  const [looked, sold, read, added] = lines.filter((line) => !line.startsWith('HTTP '));
  assert.match(String(looked), /"number":"\+85259000000"/);
  const { reference, state } = JSON.parse(String(sold)) as Record<string, string>;
  assert.deepEqual([reference, state], ['order-1', 'credited']);
  assert.deepEqual(JSON.parse(String(read)), JSON.parse(String(sold)));
  assert.match(String(added), /"secret":"whsec_/);
  await booksHold(world.context);
});

const long = 'x'.repeat(300);
const nowhere: [string, string, number, string][] = [
  ['GET', '/nowhere', 404, 'route_unknown'],
  ['GET', `/topups/${long}`, 404, 'route_unknown'],
  ['POST', `/orders/${long}/confirm?a=1`, 404, 'route_unknown'],
  ['GET', '/topups/%', 404, 'route_unknown'],
  ['PUT', '/topups', 405, 'operation_method_unknown'],
  ['DELETE', `/topups/${'x'.repeat(20)}`, 405, 'operation_method_unknown'],
];

test('what leads nowhere says who can change it, and what there is', async () => {
  for (const [method, path, expected, code] of nowhere) {
    const asked = { method, headers: { 'accept-language': 'en' } };
    const { status, body, headers } = await world.call(`/api/partner/v1${path}`, asked);
    const { party } = body;
    assert.deepEqual([status, body['code'], party], [expected, code, 'request'], path);
    assert.match(String(body['detail']), status === 404 ? /\/reference/ : /takes [A-Z, ]+\./);
    if (status === 405) assert.match(String(headers.get('allow')), /^[A-Z]+(, [A-Z]+)*$/);
  }
});

test('days and pages that no table knows are no faults of ours', async () => {
  const headers = await world.signedIn(await world.partner());
  const read = (path: string) => world.call(`/api/partner/v1${path}`, { headers });
  for (const day of ['0001-01-01', '0000-02-29', '2026-02-30']) {
    const { status, body } = await read(`/statements/${day}`);
    assert.deepEqual([status, body['code']], [400, 'request_invalid'], day);
  }
  const beyond = await read(`/topups?cursor=999999999999999-${'0'.repeat(32)}`);
  assert.deepEqual([beyond.status, beyond.body['topups']], [200, []]);
});
