/** The base path that TM Forum's document of TMF654 v4.0.0 gives. */
export const tmf654Base = '/tmf-api/prepayBalanceManagement/v4';

type At<Path extends string> = `${typeof tmf654Base}${Path}`;

function at<Path extends string>(path: Path): At<Path> {
  return `${tmf654Base}${path}`;
}

/** Where each operation stands; the names are those of the document. */
export const tmf654Paths = {
  listBucket: ['GET', at('/bucket')],
  retrieveBucket: ['GET', at('/bucket/{id}')],
  createBucket: ['POST', at('/bucket')],
  listTopupBalance: ['GET', at('/topupBalance')],
  createTopupBalance: ['POST', at('/topupBalance')],
  retrieveTopupBalance: ['GET', at('/topupBalance/{id}')],
  patchTopupBalance: ['PATCH', at('/topupBalance/{id}')],
  deleteTopupBalance: ['DELETE', at('/topupBalance/{id}')],
  listAdjustBalance: ['GET', at('/adjustBalance')],
  createAdjustBalance: ['POST', at('/adjustBalance')],
  retrieveAdjustBalance: ['GET', at('/adjustBalance/{id}')],
  patchAdjustBalance: ['PATCH', at('/adjustBalance/{id}')],
  deleteAdjustBalance: ['DELETE', at('/adjustBalance/{id}')],
  listTransferBalance: ['GET', at('/transferBalance')],
  createTransferBalance: ['POST', at('/transferBalance')],
  retrieveTransferBalance: ['GET', at('/transferBalance/{id}')],
  patchTransferBalance: ['PATCH', at('/transferBalance/{id}')],
  deleteTransferBalance: ['DELETE', at('/transferBalance/{id}')],
  listReserveBalance: ['GET', at('/reserveBalance')],
  createReserveBalance: ['POST', at('/reserveBalance')],
  retrieveReserveBalance: ['GET', at('/reserveBalance/{id}')],
  patchReserveBalance: ['PATCH', at('/reserveBalance/{id}')],
  deleteReserveBalance: ['DELETE', at('/reserveBalance/{id}')],
  listAccumulatedBalance: ['GET', at('/accumulatedBalance')],
  retrieveAccumulatedBalance: ['GET', at('/accumulatedBalance/{id}')],
  listBalanceActionHistory: ['GET', at('/balanceActionHistory')],
  retrieveBalanceActionHistory: ['GET', at('/balanceActionHistory/{id}')],
  listBalanceAction: ['GET', at('/balanceAction')],
  retrieveBalanceAction: ['GET', at('/balanceAction/{id}')],
  registerListener: ['POST', at('/hub')],
  unregisterListener: ['DELETE', at('/hub/{id}')],
} as const;

export type Tmf654Operation = keyof typeof tmf654Paths;
