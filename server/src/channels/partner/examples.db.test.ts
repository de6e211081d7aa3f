import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { openApi } from '@lowu/contract/openapi';
import { partnerRoutes } from '@lowu/contract/partner';
import { openPartnerWorld } from '#test/partner-world';
import { addEndpoint } from '#webhooks';

interface Schema {
  readonly examples?: readonly unknown[];
}

interface Described {
  readonly operationId: string;
  readonly requestBody?: { readonly content: Readonly<Record<string, { schema: Schema }>> };
  readonly responses: Readonly<Record<string, unknown>>;
}

const document = openApi({
  title: 'examples',
  channel: 'partner',
  serverUrl: 'http://localhost',
  routes: partnerRoutes,
}) as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components: { readonly securitySchemes: Readonly<Record<string, unknown>> };
};

const world = await openPartnerWorld({ after });
await world.person(['+85251234567']);
const partner = await world.partner();
const headers = await world.signedIn(partner);
const { endpoint } = await addEndpoint(world.context, {
  owner: partner.reseller,
  url: 'https://hooks.example.com/',
  description: '',
  types: [],
  contact: null,
  language: 'en',
});

const withExamples = Object.entries(document.paths).flatMap(([path, operations]) =>
  Object.entries(operations).flatMap(([method, { operationId, requestBody, responses }]) => {
    const examples = requestBody?.content['application/json']?.schema.examples ?? [];
    const status = Number(Object.keys(responses).find((code) => code !== 'default'));
    return examples.map((body) => ({ path, method, operationId, body: body as object, status }));
  }),
);

test('every operation that takes JSON shows an example in the reference', () => {
  const taking = Object.values(document.paths).flatMap((operations) =>
    Object.values(operations).filter(({ requestBody }) => {
      return requestBody !== undefined && 'application/json' in requestBody.content;
    }),
  );
  assert.deepEqual(
    taking.map(({ operationId }) => operationId).toSorted(),
    withExamples.map(({ operationId }) => operationId).toSorted(),
  );
});

for (const { path, method, operationId, body, status } of withExamples) {
  test(`the example of ${operationId} does what the reference says`, async () => {
    const at = path.replace('{endpoint}', endpoint);
    const answer = await world.call(at, { method: method.toUpperCase(), body, headers });
    assert.equal(answer.status, status, JSON.stringify(answer.body));
  });
}

test('the document says where a token comes from and which scope each operation needs', () => {
  assert.ok('oauth2' in document.components.securitySchemes);
});
