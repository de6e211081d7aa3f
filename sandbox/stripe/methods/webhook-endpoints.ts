import { isWebAddress } from '../../kit/web-address.ts';
import { ofAccount } from '../books.ts';
import { endpointObject, eventObject } from '../objects/account-objects.ts';
import { newId } from '../protocol/ids.ts';
import { invalid, missing, notFound } from '../protocol/refused.ts';
import type { Endpoint } from '../records.ts';
import { listNames, listOf } from './list.ts';
import { type Method, noNumber } from './method.ts';
import { readText, refuseOthers } from './read.ts';

const path = '/v1/webhook_endpoints';

export const webhookMethods: readonly Method[] = [
  {
    name: 'webhook_endpoints.create',
    httpMethod: 'POST',
    path,
    numberOf: noNumber,
    run(world, { account, form }) {
      refuseOthers(form, ['api_version', 'description', 'enabled_events', 'metadata', 'url']);
      const url = readText(form, 'url');
      if (!isWebAddress(url)) throw invalid('url', 'Not a valid URL', 'url_invalid');
      const events = form['enabled_events'];
      if (!Array.isArray(events) || events.length === 0) throw missing('enabled_events');
      const secret = newId('whsec', 32);
      const endpoint: Endpoint = {
        id: newId('we'),
        account: account.id,
        createdMs: world.clock.now(),
        url,
        events: events.map(String),
        secrets: [{ secret, untilMs: null }],
      };
      world.books.endpoints.put(endpoint.id, endpoint);
      return { ...endpointObject(world, endpoint), secret };
    },
  },
  {
    name: 'webhook_endpoints.list',
    httpMethod: 'GET',
    path,
    numberOf: noNumber,
    run(world, { account, form }) {
      const items = ofAccount(world.books.endpoints, account.id);
      return listOf(form, path, items, (one) => endpointObject(world, one));
    },
  },
  {
    name: 'webhook_endpoints.delete',
    httpMethod: 'DELETE',
    path: `${path}/:id`,
    numberOf: noNumber,
    run(world, { account, params }) {
      const { id = '' } = params;
      const isTheirs = world.books.endpoints.get(id)?.account === account.id;
      if (!isTheirs) throw notFound('webhook endpoint', id);
      world.books.endpoints.remove(id);
      return { id, object: 'webhook_endpoint', deleted: true };
    },
  },
  {
    name: 'events.list',
    httpMethod: 'GET',
    path: '/v1/events',
    numberOf: noNumber,
    run(world, { account, form }) {
      refuseOthers(form, [...listNames, 'type']);
      const items = ofAccount(world.books.events, account.id).filter(
        ({ type }) => form['type'] === undefined || type === form['type'],
      );
      return listOf(form, '/v1/events', items, (one) => eventObject(world, one));
    },
  },
];
