/** What a bank's app knows after scanning a code that asks for a transfer by FPS. */
export interface ScannedCode {
  fpsId: string;
  currency: 'HKD' | 'CNY';
  amountCents: number | null;
  /** The payer may change the amount; always so where none is given. */
  isAmountOpen: boolean;
  reference: string;
  payeeName: string;
}

/** Why an app will not pay a code, in words for the person who scanned it. */
export class CodeRefused extends Error {}

/**
 * Reads a merchant-presented code strictly, as an app does before it moves money: the checksum over
 * everything up to and including `6304`, the format `01` first, the domain of FPS in template 26 in
 * lower case, the currency, and an amount of at most two places.
 */
export function scanCode(code: string): ScannedCode {
  const fields = readFields(withoutChecksum(code.trim()));
  if ([...fields.keys()][0] !== '00' || fields.get('00') !== '01') {
    throw new CodeRefused('the code has another format');
  }
  const account = readFields(fields.get('26') ?? '');
  if (account.get('00') !== 'hk.com.hkicl') throw new CodeRefused('the code is not for FPS');
  const fpsId = account.get('02') ?? '';
  if (!/^(?:\d{7}|\d{9})$/.test(fpsId)) throw new CodeRefused('the code names no FPS ID');
  const amountCents = readAmount(fields.get('54'));
  return {
    fpsId,
    currency: readCurrency(fields.get('53')),
    amountCents,
    isAmountOpen: amountCents === null || account.get('06') === '1',
    reference: readFields(fields.get('62') ?? '').get('05') ?? '',
    payeeName: fields.get('59') ?? '',
  };
}

/** Bit by bit, as the specification describes it; a bank would use a table. */
function checksum(text: string): string {
  let register = 0xffff;
  for (const character of text) {
    const byte = character.charCodeAt(0);
    for (let bit = 7; bit >= 0; bit -= 1) {
      const isSet = ((register >> 15) & 1) !== ((byte >> bit) & 1);
      register = (register << 1) & 0xffff;
      if (isSet) register ^= 0x1021;
    }
  }
  return `000${register.toString(16)}`.slice(-4).toUpperCase();
}

function withoutChecksum(code: string): string {
  const [, body, sum] = /^([\x20-\x7e]+6304)([0-9A-F]{4})$/.exec(code) ?? [];
  if (body === undefined || checksum(body) !== sum) throw new CodeRefused('the code is damaged');
  return body.slice(0, -4);
}

function readFields(text: string): Map<string, string> {
  const fields = new Map<string, string>();
  let rest = text;
  while (rest !== '') {
    const [, id = '', digits = ''] = /^(\d\d)(\d\d)/.exec(rest) ?? [];
    const length = Number(digits);
    const value = rest.slice(4, 4 + length);
    if (id === '' || length === 0 || value.length !== length || fields.has(id)) {
      throw new CodeRefused('the code is damaged');
    }
    fields.set(id, value);
    rest = rest.slice(4 + length);
  }
  return fields;
}

function readCurrency(number: string | undefined): ScannedCode['currency'] {
  if (number === '344') return 'HKD';
  if (number === '156') return 'CNY';
  throw new CodeRefused('the code is for a currency that FPS does not move');
}

function readAmount(text: string | undefined): number | null {
  if (text === undefined) return null;
  const [, whole, places = ''] = /^(0|[1-9]\d{0,9})(?:\.(\d{1,2}))?$/.exec(text) ?? [];
  const cents = Number(`${whole}${places.padEnd(2, '0')}`);
  if (whole === undefined || text.length > 13 || !(cents > 0)) {
    throw new CodeRefused('the amount of the code makes no sense');
  }
  return cents;
}
