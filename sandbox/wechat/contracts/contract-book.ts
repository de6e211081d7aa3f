import type { Journal } from '../../kit/journal.ts';
import type { Contract } from './contract.ts';

export interface ContractBook {
  list(): Contract[];
  find(id: string): Contract | undefined;
  /** By WeChat's own number. */
  findById(mchId: string, contractId: string): Contract | undefined;
  /** The newest of the merchant's own number. */
  findByCode(mchId: string, code: string): Contract | undefined;
  save(contract: Contract): Contract;
}

export function openContractBook(journal: Journal): ContractBook {
  const table = journal.table<Contract>('contract');
  const last = (isIt: (one: Contract) => boolean): Contract | undefined =>
    [...table.values()].findLast(isIt);
  return {
    list: () => [...table.values()],
    find: (id) => table.get(id),
    findById: (mchId, no) => last((one) => one.mchId === mchId && one.contractId === no),
    findByCode: (mchId, code) => last((one) => one.mchId === mchId && one.code === code),
    save(contract) {
      table.put(contract.id, contract);
      return contract;
    },
  };
}
