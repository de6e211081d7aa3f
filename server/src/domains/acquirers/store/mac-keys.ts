import { statement } from '#platform/postgres';

/** There is one for each network of machines, so few. */
export const readSealedMacKeys = statement<{ code: string; sealedMacKey: string }>(
  'read acquirers.acquirer mac keys',
  `select code, sealed_mac_key from acquirers.acquirer
   where sealed_mac_key is not null order by code`,
);

export const saveSealedMacKey = statement(
  'save acquirers.acquirer mac key',
  `update acquirers.acquirer set sealed_mac_key = $2, changed_at = $3::timestamptz
   where code = $1`,
);

export const updateSealedMacKey = statement(
  'update acquirers.acquirer mac key',
  `update acquirers.acquirer set sealed_mac_key = $3 where code = $1 and sealed_mac_key = $2`,
);
