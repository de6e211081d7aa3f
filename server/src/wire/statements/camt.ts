import {
  fromIsoTime,
  hongKongDay,
  type InstantMs,
  isCurrency,
  isDay,
  minorOf,
  startOfDay,
} from '#base';
import {
  type BankEntry,
  type BankReading,
  type BankReadings,
  countIn,
  type Instructed,
  isBankReference,
} from './bank-entry.ts';
import { contradictionIn, detailMinor, isDebit, type Values } from './camt-details.ts';
import { WrongStatement } from './wrong-statement.ts';
import { elementsOf, type XmlElement } from './xml-elements.ts';

const namespace = /^urn:iso:std:iso:20022:tech:xsd:camt\.05[23]\.001\.\d{2}$/;
/** The statement of a day (camt.053), and the report of what was booked so far (camt.052). */
const statementPath = /^Document\/(?:BkToCstmrStmt\/Stmt|BkToCstmrAcctRpt\/Rpt)(?:\/(.*))?$/;

/**
 * ISO 20022 `camt.053` (bank to customer statement) and `camt.052` (account report), versions 02 to
 * 13: booked entries, each detail of a batch as an entry of its own. Parties stand directly in
 * `RltdPties` up to version 02 and in `Pty` later; both are read. One account a file.
 */
export async function* readCamt(file: Buffer): BankReadings {
  const reader = new CamtReader();
  let isOne = false;
  for await (const elements of elementsOf(file)) {
    const readings: BankReading[] = [];
    for (const element of elements) {
      if (element.path === 'Document') {
        isOne = namespace.test(element.attributes['xmlns'] ?? '');
      }
      const [, path] = statementPath.exec(element.path) ?? [];
      if (statementPath.test(element.path)) readings.push(...reader.read(path ?? '', element));
    }
    if (readings.length > 0) yield readings;
  }
  if (!isOne || reader.statements !== 1) {
    throw new WrongStatement('kind_unknown', `${reader.statements} statements in a camt file`);
  }
}

type Reading = Map<string, string>;

class CamtReader {
  statements = 0;
  #row = 0;
  /** How many entries, of which a batch is one. */
  #entries = 0;
  #head: Reading = new Map();
  /** Of the entry that is being read. */
  #entry: Reading = new Map();
  #groups = 0;
  #detail: Reading = new Map();
  #details: Reading[] = [];
  #balance: Reading = new Map();
  #balances = new Map<string, bigint>();
  #isHeadTold = false;

  read(path: string, element: XmlElement): BankReading[] {
    if (path === '') return [...this.#tellHead(), this.#totals()];
    if (path === 'Ntry') return [...this.#tellHead(), ...this.#endEntry()];
    if (path === 'Ntry/NtryDtls/TxDtls') {
      this.#details.push(this.#detail);
      this.#detail = new Map();
    } else if (path === 'Ntry/NtryDtls') this.#groups += 1;
    else if (path === 'Bal') this.#endBalance();
    else if (path.startsWith('Ntry/NtryDtls/TxDtls/')) {
      keep(this.#detail, path.slice('Ntry/NtryDtls/TxDtls/'.length), element);
    } else if (path.startsWith('Ntry/')) keep(this.#entry, path.slice(5), element);
    else if (path.startsWith('Bal/')) keep(this.#balance, path.slice(4), element);
    else keep(this.#head, path, element);
    return [];
  }

  #tellHead(): BankReading[] {
    if (this.#isHeadTold) return [];
    this.#isHeadTold = true;
    const account = this.#head.get('Acct/Id/Othr/Id') ?? this.#head.get('Acct/Id/IBAN') ?? '';
    const from = instantOf(this.#head.get('FrToDt/FrDtTm') ?? this.#head.get('CreDtTm') ?? '');
    if (account === '' || from === undefined) {
      throw new WrongStatement('column_missing', 'no account or no day');
    }
    return [{ is: 'head', account, day: hongKongDay(from) }];
  }

  #endEntry(): BankReading[] {
    const entry = this.#entry.set('groups', `${this.#groups}`);
    const details = this.#details;
    this.#entry = new Map();
    this.#groups = 0;
    this.#details = [];
    // What is not booked yet may never be (Sts, in .02 a code and later an element around it).
    if ((entry.get('Sts/Cd') ?? entry.get('Sts')) !== 'BOOK') return [];
    this.#entries += 1;
    const why = contradictionIn(entry, details);
    if (why !== undefined) {
      this.#row += 1;
      const text = JSON.stringify([...entry, ...details.flatMap((one) => [...one])]).slice(0, 500);
      return [
        {
          is: 'unreadable',
          row: this.#row,
          text: `${JSON.stringify(why)} ${text}`.slice(0, 500),
          why,
        },
      ];
    }
    const each = details.length > 1 ? details : [details[0] ?? new Map<string, string>()];
    return each.map((detail, index) => {
      this.#row += 1;
      const read = entryOf(this.#row, entry, detail, details.length > 1 ? index + 1 : 0);
      const text = JSON.stringify([...entry, ...detail]).slice(0, 500);
      return read ? { is: 'entry', entry: read } : { is: 'unreadable', row: this.#row, text };
    });
  }

  #endBalance(): void {
    const code = this.#balance.get('Tp/CdOrPrtry/Cd');
    const amount = minorOf(this.#balance.get('Amt') ?? '');
    const sign = this.#balance.get('CdtDbtInd') === 'DBIT' ? -1n : 1n;
    if (code !== undefined && amount !== undefined) this.#balances.set(code, sign * amount);
    this.#balance = new Map();
  }

  /** The bank counts entries, and each detail of a batch is a row of its own here. */
  #countOfRows(): number | undefined {
    const told = countIn(this.#head.get('TxsSummry/TtlNtries/NbOfNtries') ?? '');
    return told === undefined ? undefined : told + this.#row - this.#entries;
  }

  #totals(): BankReading {
    this.statements += 1;
    const currency = this.#head.get('Acct/Ccy') ?? '';
    return {
      is: 'totals',
      totals: {
        openingMinor: this.#balances.get('OPBD'),
        closingMinor: this.#balances.get('CLBD'),
        entries: this.#countOfRows(),
        currency: isCurrency(currency) ? currency : undefined,
      },
    };
  }
}

/** The first of a name counts; unstructured remittance may come in several, which are joined. */
function keep(values: Reading, path: string, { text, attributes }: XmlElement): void {
  const before = values.get(path);
  if (before === undefined) values.set(path, text);
  else if (path === 'RmtInf/Ustrd') values.set(path, `${before} ${text}`);
  const currency = attributes['Ccy'];
  if (currency !== undefined && before === undefined) values.set(`${path}@Ccy`, currency);
}

function entryOf(row: number, entry: Values, detail: Values, part: number): BankEntry | undefined {
  const currency = entry.get('Amt@Ccy') ?? '';
  const amountMinor = part === 0 ? wholeMinor(entry) : detailMinor(detail, entry);
  const reference = entry.get('AcctSvcrRef') ?? detail.get('Refs/AcctSvcrRef') ?? '';
  const bookedAt = instantOf(entry.get('BookgDt/DtTm') ?? entry.get('BookgDt/Dt') ?? '');
  const isWhole = amountMinor !== undefined && isCurrency(currency);
  if (!isWhole || !isBankReference(reference) || bookedAt === undefined) return undefined;
  const [party, account] = amountMinor < 0n ? ['Cdtr', 'CdtrAcct'] : ['Dbtr', 'DbtrAcct'];
  return {
    row,
    bankReference: part === 0 ? reference : `${reference}/${part}`,
    amountMinor,
    currency,
    bookedAt,
    isReversal: entry.get('RvslInd') === 'true',
    reference: referenceIn(detail),
    remittance: detail.get('RmtInf/Ustrd') ?? entry.get('AddtlNtryInf') ?? '',
    counterparty:
      detail.get(`RltdPties/${party}/Pty/Nm`) ?? detail.get(`RltdPties/${party}/Nm`) ?? '',
    counterpartyAccount:
      detail.get(`RltdPties/${account}/Id/Othr/Id`) ??
      detail.get(`RltdPties/${account}/Id/IBAN`) ??
      '',
    instructed: instructedIn(detail),
  };
}

function wholeMinor(entry: Values): bigint | undefined {
  const amount = minorOf(entry.get('Amt') ?? '');
  if (amount === undefined || amount <= 0n) return undefined;
  return isDebit(entry, entry) ? -amount : amount;
}

/** A reference that was agreed comes before a number that only the payer's side has given. */
function referenceIn(detail: Values): string {
  const endToEnd = detail.get('Refs/EndToEndId') ?? '';
  const structured = detail.get('RmtInf/Strd/CdtrRefInf/Ref') ?? '';
  return structured === '' && endToEnd !== 'NOTPROVIDED' ? endToEnd : structured;
}

function instructedIn(detail: Values): Instructed | undefined {
  const amountMinor = minorOf(detail.get('AmtDtls/InstdAmt/Amt') ?? '');
  const currency = detail.get('AmtDtls/InstdAmt/Amt@Ccy') ?? '';
  if (amountMinor === undefined || !isCurrency(currency)) return undefined;
  const rate = detail.get('AmtDtls/InstdAmt/CcyXchg/XchgRate') ?? '';
  return { amountMinor, currency, rate };
}

/** An instant, or the beginning of a day; without a zone the bank means its own clock. */
function instantOf(text: string): InstantMs | undefined {
  return isDay(text) ? startOfDay(text) : (fromIsoTime(text) ?? fromIsoTime(`${text}+08:00`));
}
