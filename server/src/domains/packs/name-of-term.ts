import type { Words } from '#base';
import type { Catalog } from '#catalog';
import type { Term } from './term.ts';

const feeNames: Readonly<Record<'monthly_fee' | 'mainland_number', Words>> = {
  monthly_fee: { 'zh-Hant': '月費', 'zh-Hans': '月费', en: 'Monthly fee' },
  mainland_number: { 'zh-Hant': '內地號碼月費', 'zh-Hans': '内地号码月费', en: '+86 number fee' },
};

/** How people call what a term is; the code itself where the catalogue has forgotten it. */
export function nameOfTerm({ kind, code }: Pick<Term, 'kind' | 'code'>, catalog: Catalog): Words {
  if (kind === 'monthly_fee' || kind === 'mainland_number') return feeNames[kind];
  const sold = kind === 'pack' ? catalog.packs : catalog.plans;
  const found = sold.find((one) => one.code === code);
  return found?.name ?? { 'zh-Hant': code, 'zh-Hans': code, en: code };
}
