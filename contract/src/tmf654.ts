import * as actions from './tmf654/actions.ts';
import * as buckets from './tmf654/buckets.ts';
import * as hub from './tmf654/hub.ts';

const { tmf654Shapes: actionShapes, ...actionRoutes } = actions;
const { bucket, accumulated, ...bucketRoutes } = buckets;

/** Every operation of TMF654 v4.0.0, by the name that the document gives it. */
export const tmf654Routes = { ...bucketRoutes, ...actionRoutes, ...hub } as const;

export const tmf654Shapes = { ...actionShapes, bucket, accumulatedBalance: accumulated } as const;

export type Tmf654Routes = typeof tmf654Routes;
export { tmf654Base, type Tmf654Operation, tmf654Paths } from './tmf654/paths.ts';
