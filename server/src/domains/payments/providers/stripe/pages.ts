import { type Fields, fieldsOf } from '../json/fields.ts';
import type { CallTools } from '../provider.ts';
import type { Form } from './form.ts';
import { callGateway } from './gateway.ts';
import type { Merchant } from './settings.ts';

/** A page of a list, newest first, or why there is none to be had. */
export type Page =
  | { readonly is: 'page'; readonly fields: Fields; readonly listed: readonly Fields[] }
  | { readonly is: 'uncertain'; readonly reason: string };

const pageLength = 100;
const longestPageBytes = 4 * 1_024 * 1_024;

/** Lists what there is, page by page, at most so many; one that cannot be had is the last. */
export async function* pagesOf(
  merchant: Merchant,
  tools: CallTools,
  { path, form, mostPages }: { path: string; form: Form; mostPages: number },
): AsyncGenerator<Page> {
  let after: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const cursor = after === undefined ? {} : { starting_after: after };
    const answer = await callGateway(merchant, tools, {
      method: 'GET',
      path,
      form: { ...form, limit: pageLength, ...cursor },
      longestAnswerBytes: longestPageBytes,
    });
    if (answer.kind === 'nothing_certain') return yield uncertain(answer.reason);
    if (answer.kind === 'refused') return yield uncertain(`refused: ${answer.code}`);
    const listed = listIn(answer.fields);
    if (!listed) return yield uncertain('the answer is no list');
    yield { is: 'page', fields: answer.fields, listed };
    const last = listed.at(-1)?.['id'];
    if (answer.fields['has_more'] !== true || typeof last !== 'string') return;
    after = last;
  }
  yield uncertain('the list does not end');
}

function listIn(fields: Fields): Fields[] | undefined {
  const { data } = fields;
  if (fields['object'] !== 'list' || !Array.isArray(data)) return undefined;
  return data.flatMap((one): Fields[] => {
    const item = fieldsOf(one);
    return item ? [item] : [];
  });
}

function uncertain(reason: string): Page {
  return { is: 'uncertain', reason };
}
