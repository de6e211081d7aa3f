import { Refusal, refusals } from '#base';

/** What TS 29.500, table 5.2.7.2-1, calls the ways in which a request can be wrong. */
export type FormatCause =
  | 'INVALID_MSG_FORMAT'
  | 'MANDATORY_IE_MISSING'
  | 'MANDATORY_IE_INCORRECT'
  | 'OPTIONAL_IE_INCORRECT';

export const refuse = refusals({ charging_request_invalid: 'invalid' });

/** `charging_request_invalid`, with the place that is wrong as a JSON pointer. */
export class WrongRequest extends Refusal {
  readonly format: FormatCause;
  /** RFC 6901, such as `/multipleUnitUsage/0/ratingGroup`; empty for the request as a whole. */
  readonly place: string;
  readonly reason: string;

  constructor(format: FormatCause, place: string, reason: string) {
    const { code, kind } = refuse.charging_request_invalid();
    super(code, kind, { place, reason });
    this.format = format;
    this.place = place;
    this.reason = reason;
  }
}
