import type { ExchangeName } from '#acquirers';
import type { IsoMessage } from '#wire/iso8583';

/**
 * What names a request: fields 7, 11, 32 and 41. Undefined where one of the first two is missing.
 */
export function nameOf({ fields }: IsoMessage): ExchangeName | undefined {
  const [sentAt, trace] = [fields[7], fields[11]];
  if (sentAt === undefined || trace === undefined) return undefined;
  return { sentAt, trace, institution: fields[32] ?? '', terminal: fields[41] ?? '' };
}

/**
 * What names the request that a reversal is of. Field 90 has, after four digits of its type, its
 * trace number, its time and its institution (ISO 8583:1987, 4.3.90); its terminal is the
 * reversal's own. Without it a reversal is of the request that had its own time and number, as some
 * hosts send it.
 */
export function originalOf(message: IsoMessage): ExchangeName | undefined {
  const own = nameOf(message);
  const original = message.fields[90];
  if (!own || original === undefined) return own;
  if (original.length !== 42) return undefined;
  const institution = original.slice(20, 31);
  return {
    ...own,
    trace: original.slice(4, 10),
    sentAt: original.slice(10, 20),
    // Zeros where it is not told.
    institution: /^0*$/.test(institution) ? own.institution : institution,
  };
}
