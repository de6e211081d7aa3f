import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { groupPhoneNumber, type PhoneNumber, refusals } from '#base';
import { type LogFields, masked, openLog } from './index.ts';

const number = fc
  .tuple(fc.constantFrom('+8525', '+8529', '+86138', '+8536'), fc.stringMatching(/^\d{7}$/))
  .map(([prefix, rest]): PhoneNumber => `+${prefix.slice(1)}${rest}`);

function lineOf(fields: LogFields, message = 'something happened'): string {
  const lines: string[] = [];
  openLog('debug', (line) => lines.push(line)).info(message, fields);
  assert.equal(lines.length, 1);
  return String(lines[0]);
}

test('a phone number is masked wherever it stands, in every form we write it in', () => {
  fc.assert(
    fc.property(number, fc.string(), (given, around) => {
      const forms = [given, groupPhoneNumber(given), encodeURIComponent(given)];
      for (const form of forms) {
        const text = `${around} ${form} `;
        const error = new Error(text, { cause: new Error(text) });
        const line = lineOf({ text, list: [{ text }], error });
        assert.ok(!line.includes(JSON.stringify(form).slice(1, -1)));
        assert.ok(!line.includes(given.slice(4, -3)) || around.includes(given.slice(4, -3)));
      }
    }),
    { numRuns: 100 },
  );
});

test('a masked number still tells its owner which one it is', () => {
  assert.equal(masked('to +85291234567.'), 'to +852 9****567.');
});

test('what a name calls secret is withheld, however deep it lies and whatever it holds', () => {
  const secrets = {
    password: 'hunter2',
    otp: '123456',
    code: '123456',
    authorization: 'Bearer hunter2',
    'set-cookie': ['id=hunter2'],
    apiKey: 'hunter2',
    API_KEY: 'hunter2',
    access_token: { value: 'hunter2' },
    clientSecret: Buffer.from('hunter2'),
  };
  const line = lineOf({ ...secrets, request: { headers: [secrets] } });
  assert.doesNotMatch(line, /hunter2|123456/);
  assert.equal(line.match(/\[withheld\]/g)?.length, 2 * Object.keys(secrets).length);
});

test('what is not secret can be read: amounts, times, bytes by their number, refusals', () => {
  const refuse = refusals({ too_dear: 'conflict' });
  const line = lineOf({
    amountMinor: 12345678901234567890n,
    at: new Date('2026-11-23T00:12:00Z'),
    body: Buffer.alloc(12),
    nothing: undefined,
    error: refuse.too_dear({ leftMinor: 320 }),
  });
  const fields = JSON.parse(line) as Record<string, unknown>;
  assert.equal(fields['amountMinor'], '12345678901234567890');
  assert.equal(fields['at'], '2026-11-23T00:12:00.000Z');
  assert.equal(fields['body'], '[12 bytes]');
  assert.equal(fields['nothing'], null);
  const error = fields['error'] as Record<string, unknown>;
  assert.equal(error['code'], 'too_dear');
  assert.deepEqual(error['details'], { leftMinor: 320 });
});

test('what goes round in a circle, or on and on, ends', () => {
  const circle: Record<string, unknown> = { name: 'round' };
  circle['self'] = circle;
  assert.match(lineOf({ circle }), /\[deep\]/);
  assert.equal((masked(Array(1_000).fill(1)) as unknown[]).length, 50);
});

test('a child says its fields on every line, masked, and levels below are not written', () => {
  const lines: string[] = [];
  const log = openLog('warn', (line) => lines.push(line)).child({ to: '+85291234567' });
  log.info('not written');
  log.warn('written');
  assert.equal(lines.length, 1);
  assert.match(String(lines[0]), /"to":"\+852 9\*\*\*\*567"/);
});
