import type { Problem } from '../../client/index.ts';
import type { Answer } from '../state/staff-channel.ts';

export type OutletFlaw = Answer<'importOutlets'>['refused'][number]['refusal'];

const flaws: readonly OutletFlaw[] = [
  'columns_wrong',
  'code_invalid',
  'code_twice',
  'kind_unknown',
  'name_invalid',
  'address_invalid',
  'district_unknown',
  'position_invalid',
  'position_far',
  'hours_invalid',
  'service_unknown',
  'language_unknown',
  'phone_invalid',
  'seller_invalid',
];

/** What is wrong with one outlet, where that is why the server refused it. */
export function outletFlawOf(problem: Problem | undefined): OutletFlaw | undefined {
  if (problem?.kind !== 'refused' || problem.code !== 'outlet_invalid') return undefined;
  return flaws.find((flaw) => flaw === problem.details['what']);
}
