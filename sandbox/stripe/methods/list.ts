import type { Form } from '../protocol/form.ts';
import { invalid } from '../protocol/refused.ts';
import { readForm, readOptionalInteger, readOptionalText } from './read.ts';

interface Listed {
  id: string;
  createdMs: number;
}

export const listNames = ['created', 'ending_before', 'expand', 'limit', 'starting_after'] as const;

/**
 * A page of a list, newest first: `limit` (10, at most 100), `starting_after` an id of the page
 * before, and `created` with its bounds in seconds.
 */
export function listOf<Item extends Listed>(
  form: Form,
  url: string,
  items: readonly Item[],
  print: (item: Item) => unknown,
): Record<string, unknown> {
  const limit = readOptionalInteger(form, 'limit') ?? 10;
  if (limit < 1 || limit > 100) throw invalid('limit', 'This value must be between 1 and 100.');
  const wanted = items.filter(createdBy(form)).toReversed();
  const after = readOptionalText(form, 'starting_after');
  const from = after === undefined ? 0 : wanted.findIndex(({ id }) => id === after) + 1;
  if (after !== undefined && from === 0) {
    throw invalid('starting_after', `No such object: '${after}'`, 'resource_missing');
  }
  const data = wanted.slice(from, from + limit).map(print);
  return { object: 'list', data, has_more: from + limit < wanted.length, url };
}

function createdBy(form: Form): (item: Listed) => boolean {
  if (form['created'] === undefined) return () => true;
  if (typeof form['created'] === 'string') {
    const exactly = readOptionalInteger(form, 'created');
    return ({ createdMs }) => Math.floor(createdMs / 1_000) === exactly;
  }
  const bounds = readForm(form, 'created');
  const bound = (name: string, param = `created[${name}]`) =>
    readOptionalInteger(bounds, name, param);
  const [gte, gt, lte, lt] = [bound('gte'), bound('gt'), bound('lte'), bound('lt')];
  return ({ createdMs }) => {
    const at = Math.floor(createdMs / 1_000);
    return (
      (gte === undefined || at >= gte) &&
      (gt === undefined || at > gt) &&
      (lte === undefined || at <= lte) &&
      (lt === undefined || at < lt)
    );
  };
}
