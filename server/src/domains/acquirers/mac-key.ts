/** What the key of an acquirer's MACs is sealed for. */
export const macKeySeal = 'acquirers.acquirer.mac_key';
