import type { Journal } from '../../kit/journal.ts';
import type { Agreement } from './agreement.ts';

export interface AgreementBook {
  list(): Agreement[];
  find(id: string): Agreement | undefined;
  /** By Alipay's own number, of this application. */
  findByNo(appId: string, agreementNo: string): Agreement | undefined;
  /** The newest of the merchant's own number. */
  findByExternalNo(externalNo: string): Agreement | undefined;
  save(agreement: Agreement): Agreement;
}

export function openAgreementBook(journal: Journal): AgreementBook {
  const table = journal.table<Agreement>('agreement');
  const last = (isIt: (one: Agreement) => boolean): Agreement | undefined =>
    [...table.values()].findLast(isIt);
  return {
    list: () => [...table.values()],
    find: (id) => table.get(id),
    findByNo: (appId, no) => last((one) => one.terms.appId === appId && one.agreementNo === no),
    findByExternalNo: (no) => last(({ terms }) => terms.externalNo === no),
    save(agreement) {
      table.put(agreement.id, agreement);
      return agreement;
    },
  };
}
