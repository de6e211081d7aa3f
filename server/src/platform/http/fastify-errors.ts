import { Refusal } from '#base';
import { refuse } from './refusals.ts';

/** Fastify's own errors in our words; anything else is returned as it is. */
export function asRefusal(error: unknown): unknown {
  if (error instanceof Refusal || !(error instanceof Error) || !('code' in error)) return error;
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return refuse.body_too_large();
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return refuse.content_type_unknown();
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
      return refuse.body_unreadable({ what: 'the length of the body is not what was announced' });
    // Said of QUERY alone, which no route of ours has, before it is looked for one.
    case 'FST_ERR_ROUTE_MISSING_CONTENT_TYPE':
    case 'FST_ERR_BAD_URL':
    case 'FST_ERR_MAX_PARAM_LENGTH':
      return refuse.route_unknown();
    default:
      return error;
  }
}
