import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openApi } from './openapi.ts';
import { partnerRoutes } from './partner.ts';
import { tmf654Routes } from './tmf654.ts';

interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly requestBody?: { readonly content: Readonly<Record<string, { schema: Schema }>> };
}

interface Schema {
  readonly properties: Readonly<Record<string, { description?: string; minimum?: number }>>;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly securitySchemes: {
      readonly oauth2: {
        readonly flows: {
          readonly clientCredentials: { readonly scopes: Readonly<Record<string, string>> };
        };
      };
    };
  };
}

const [partner, tmf654] = [partnerRoutes, tmf654Routes].map((routes) => {
  const described = { title: 'a title', channel: 'partner', serverUrl: 'http://localhost', routes };
  return openApi(described) as unknown as Document;
});

function operationsOf(document: Document | undefined): Operation[] {
  return Object.values(document?.paths ?? {}).flatMap((at) => Object.values(at));
}

test('each operation has a short name for a list, and says below it what it does', () => {
  const operations = operationsOf(partner);
  assert.equal(operations.length, Object.keys(partnerRoutes).length);
  const told: Readonly<Record<string, { readonly summary: string }>> = partnerRoutes;
  for (const { operationId, summary, description } of operations) {
    assert.match(summary, /^[A-Z][a-z-]+(?: [a-z-]+){0,4}$/, operationId);
    assert.equal(description, told[operationId]?.summary);
  }
  const named = operations.find(({ operationId }) => operationId === 'readTopupByReference');
  assert.equal(named?.summary, 'Read top-up by reference');
});

test('a scope is described by what it lets a program do', () => {
  for (const document of [partner, tmf654]) {
    const { scopes } = document?.components.securitySchemes.oauth2.flows.clientCredentials ?? {};
    assert.ok(scopes && Object.keys(scopes).length > 3);
    for (const [scope, meaning] of Object.entries(scopes)) {
      assert.match(meaning, /^[A-Z][a-z]+ .{10,}/, scope);
    }
  }
});

test('whoever sends a top-up reads what each field means, and how much it can be', () => {
  const send = operationsOf(partner).find(({ operationId }) => operationId === 'sendTopup');
  const { properties = {} } = send?.requestBody?.content['application/json']?.schema ?? {};
  for (const [name, { description = '' }] of Object.entries(properties)) {
    assert.ok(description.length > 10, name);
  }
  assert.equal(properties['amountMinor']?.minimum, 1);
});
