import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { booksHold } from '#test/book-truth';
import { openPartnerWorld } from '#test/partner-world';
import { commandsOn, printedBy } from '#test/printed-commands';

const world = await openPartnerWorld({ after });

test('the commands for partners sell a top-up and add an endpoint as printed', async () => {
  await world.person(['+85251234567']);
  const [first = '', ...others] = commandsOn('partners.md');
  assert.deepEqual(others, []);
  const [addEndpoint = ''] = commandsOn('webhooks.md');
  // Only the address of the server is another than in the demo.
  const printed = 'AT=http://localhost:8080\n';
  assert.ok(first.startsWith(printed));
  const commands = [first.slice(printed.length), addEndpoint].join('\necho\n');
  const partner = await world.partner();
  const told = (await printedBy(commands, world.base, partner)).trim();
  const [looked, sold, added] = told.replaceAll('}{', '}\n{').split('\n');
  assert.match(String(looked), /"number":"\+85251234567"/);
  const { reference, state } = JSON.parse(String(sold)) as Record<string, string>;
  assert.deepEqual([reference, state], ['order-000123', 'credited']);
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
