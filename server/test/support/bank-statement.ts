import { hongKongWallClock, isoTime, majorOf } from '#base';

/** An entry of an account as a test wants it printed. Amounts above zero came. */
export interface PrintedEntry {
  readonly bankReference: string;
  readonly amountMinor: bigint;
  /** HKD where nothing is said. */
  readonly currency?: string;
  readonly atMs: number;
  readonly reference?: string;
  readonly details?: string;
  readonly counterparty?: string;
  readonly counterpartyAccount?: string;
  readonly isReversal?: boolean;
  readonly instructed?: { readonly amountMinor: bigint; readonly currency: string };
}

export interface PrintedStatement {
  readonly account: string;
  readonly day: string;
  readonly openingMinor: bigint;
  readonly entries: readonly PrintedEntry[];
  /** Other than what the entries come to. */
  readonly closingMinor?: bigint;
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const text = (of: string): string => of.replaceAll(/[&<>]/g, (sign) => escapes[sign] ?? sign);
const magnitude = (amount: bigint): bigint => (amount < 0n ? -amount : amount);

function closingOf({ openingMinor, entries, closingMinor }: PrintedStatement): bigint {
  return closingMinor ?? entries.reduce((sum, { amountMinor }) => sum + amountMinor, openingMinor);
}

/** A `camt.053.001.08` as a bank in Hong Kong prints it. */
export function camtStatement(statement: PrintedStatement): Buffer {
  const { account, day, openingMinor, entries } = statement;
  const balances = [
    ['OPBD', openingMinor],
    ['CLBD', closingOf(statement)],
  ] as const;
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
<GrpHdr><MsgId>M1</MsgId><CreDtTm>${day}T23:59:59+08:00</CreDtTm></GrpHdr><Stmt><Id>S1</Id>
<FrToDt><FrDtTm>${day}T00:00:00+08:00</FrDtTm><ToDtTm>${day}T23:59:59+08:00</ToDtTm></FrToDt>
<Acct><Id><Othr><Id>${account}</Id></Othr></Id><Ccy>HKD</Ccy></Acct>
${balances.map(([code, amount]) => balance(code, amount, day)).join('\n')}
<TxsSummry><TtlNtries><NbOfNtries>${entries.length}</NbOfNtries></TtlNtries></TxsSummry>
${entries.map(entryXml).join('\n')}
</Stmt></BkToCstmrStmt></Document>`);
}

function signOf(amount: bigint): string {
  return amount < 0n ? 'DBIT' : 'CRDT';
}

function balance(code: string, amount: bigint, day: string): string {
  return `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp>
<Amt Ccy="HKD">${majorOf(magnitude(amount))}</Amt><CdtDbtInd>${signOf(amount)}</CdtDbtInd>
<Dt><Dt>${day}</Dt></Dt></Bal>`;
}

function entryXml(entry: PrintedEntry): string {
  const { amountMinor, bankReference, atMs, reference = 'NOTPROVIDED', instructed } = entry;
  const { currency = 'HKD' } = entry;
  const party = amountMinor < 0n ? 'Cdtr' : 'Dbtr';
  const amounts = instructed
    ? `<AmtDtls><InstdAmt><Amt Ccy="${instructed.currency}">${majorOf(instructed.amountMinor)}</Amt>
</InstdAmt></AmtDtls>`
    : '';
  return `<Ntry><Amt Ccy="${currency}">${majorOf(magnitude(amountMinor))}</Amt>
<CdtDbtInd>${signOf(amountMinor)}</CdtDbtInd><RvslInd>${entry.isReversal ?? false}</RvslInd>
<Sts><Cd>BOOK</Cd></Sts><BookgDt><DtTm>${isoTime(atMs)}</DtTm></BookgDt>
<AcctSvcrRef>${bankReference}</AcctSvcrRef>
<NtryDtls><TxDtls><Refs><EndToEndId>${text(reference)}</EndToEndId></Refs>${amounts}
<RltdPties><${party}><Pty><Nm>${text(entry.counterparty ?? '')}</Nm></Pty></${party}>
<${party}Acct><Id><Othr><Id>${entry.counterpartyAccount ?? ''}</Id></Othr></Id>
</${party}Acct>
</RltdPties><RmtInf><Ustrd>${text(entry.details ?? '')}</Ustrd></RmtInf>
</TxDtls></NtryDtls></Ntry>`;
}

const head = 'Booked,Bank reference,Amount,Currency,Reference';

function quoted(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`;
}

/** The same as a table. */
export function csvStatement(statement: PrintedStatement): Buffer {
  const { account, day, openingMinor, entries } = statement;
  // A bank that has sent nothing in another currency may have no such columns.
  const hasInstructed = entries.some(({ instructed }) => instructed !== undefined);
  const more = hasInstructed ? ',Instructed amount,Instructed currency' : '';
  const rows = entries.map((entry) =>
    [
      hongKongWallClock(entry.atMs),
      entry.bankReference,
      majorOf(entry.amountMinor),
      'HKD',
      quoted(entry.reference ?? ''),
      quoted(entry.details ?? ''),
      quoted(entry.counterparty ?? ''),
      entry.counterpartyAccount ?? '',
      entry.isReversal ? 'Y' : '',
      ...(hasInstructed
        ? [
            entry.instructed ? majorOf(entry.instructed.amountMinor) : '',
            entry.instructed?.currency ?? '',
          ]
        : []),
    ].join(','),
  );
  const lines = [
    `Account,${account},${day}`,
    `Opening balance,${majorOf(openingMinor)},HKD`,
    `${head},Details,Counterparty,Counterparty account,Reversal${more}`,
    ...rows,
    `Closing balance,${majorOf(closingOf(statement))},HKD,${entries.length}`,
  ];
  return Buffer.from(`${lines.join('\r\n')}\r\n`);
}
