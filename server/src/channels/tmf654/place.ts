import { tmf654Base } from '@lowu/contract/tmf654';

/** Where TMF654 stands on this server. */
export const tmf654Path: string = tmf654Base;
