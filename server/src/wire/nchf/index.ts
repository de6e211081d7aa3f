export {
  type ChargingAnswer,
  type FinalUnit,
  type GrantedGroup,
  type ResultCode,
  writeChargingAnswer,
} from './answer.ts';
export { writeNotify } from './notify.ts';
export { type ProblemDetails, writeProblem } from './problem.ts';
export { readChargingRequest } from './read-request.ts';
export { type FormatCause, WrongRequest } from './refusals.ts';
export type {
  ChargingRequest,
  Direction,
  Served,
  Service,
  UnitUsage,
  UsedUnits,
} from './request.ts';
